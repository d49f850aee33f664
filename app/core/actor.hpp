#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

/// Who acts. It stands beside what is wanted and in every row that somebody caused.
namespace lw::core {

/// In which role somebody acts. `unknown`: nothing is known of it, as in rows that are older than roles.
enum class ActorRole : std::uint8_t { unknown, person, sitter, staff, lead, program };
constexpr std::array<std::string_view, 6> namesOf(ActorRole) {
  return {"unknown", "person", "sitter", "staff", "lead", "program"};
}

/// Somebody, or the program itself, at a device. What nobody proved is nobody's name.
struct Actor {
  ActorRole role = ActorRole::unknown;
  std::string name{};    ///< as room.toml has it, of who proved it with a PIN; "" = nobody proved any
  std::string device{};  ///< where it was done: "screen", "key", "desk"; "" = nowhere that people touch
  friend bool operator==(const Actor&, const Actor&) = default;
};

/// Staff of the room, who proved who they are; a lead is one of them.
constexpr bool isStaff(ActorRole role) {
  return role == ActorRole::staff || role == ActorRole::lead;
}

/// The members of an actor by name (core/fields.hpp). Rows older than roles have `who` alone.
template <class V, class A>
requires std::is_same_v<std::remove_const_t<A>, Actor>
void visitFields(V& v, A& actor) {
  v.orNone("who", actor.name);
  v.orNone("role", actor.role);
  v.orNone("device", actor.device);
}

}  // namespace lw::core
