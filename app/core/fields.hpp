#pragma once
#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/answer.hpp"
#include "core/level.hpp"
#include "core/time.hpp"
#include "core/wall_clock.hpp"

/// Values as named fields and back, both from one declaration. A type that can be kept has a name, `kName`,
/// and one function that names its members in order, found beside the type:
///
///     template <class V, core::Is<Ticked> E>
///     void visitFields(V& v, E& e) { v("item", e.item); v("on", e.on); }
///
/// `FieldWriter` walks it to write, `FieldReader` to read; a listing walks it with a visitor of its own. What
/// a visitor must know: `v(key, member)`; `v.secret(key, member, hide)` for words that are private where
/// `hide`; `v.orNone(key, value)` for what is not written where it is empty or 0; `v.kind(key, variant)` for
/// one of several such types, whose own fields follow its name; `v.part(member)` for a member that has a
/// `visitFields` of its own, whose fields stand among the others.
namespace lw::core {

/// A name and named values in a fixed order: what the store, the as-run log and exports write. No key twice.
struct Fields {
  std::string name;  ///< "answered", "track-started"
  std::vector<std::pair<std::string, AnswerValue>> values;
  friend bool operator==(const Fields&, const Fields&) = default;
};

/// The value of that key; nullptr without one.
const AnswerValue* find(const Fields& fields, std::string_view key);

/// `E` is `T`, const or not: what is written is const, what is read is not.
template <class E, class T>
concept Is = std::same_as<std::remove_const_t<E>, T>;

// --- single values. Each type is kept in one form; `restore` is false for any other, or beyond the type's
// range.

AnswerValue stored(bool value);
AnswerValue stored(int value);
AnswerValue stored(std::int64_t value);
AnswerValue stored(std::uint64_t value);  ///< a hash: 16 hex digits
AnswerValue stored(double value);
AnswerValue stored(const std::string& value);
AnswerValue stored(const std::vector<std::string>& value);
AnswerValue stored(const AnswerValue& value);
AnswerValue stored(Frames value);
AnswerValue stored(Decibels value);
AnswerValue stored(UtcTime value);  ///< RFC 3339; years 0 to 9999

bool restore(const AnswerValue& from, bool& value);
bool restore(const AnswerValue& from, int& value);
bool restore(const AnswerValue& from, std::int64_t& value);
bool restore(const AnswerValue& from, std::uint64_t& value);
bool restore(const AnswerValue& from, double& value);
bool restore(const AnswerValue& from, std::string& value);
bool restore(const AnswerValue& from, std::vector<std::string>& value);
bool restore(const AnswerValue& from, AnswerValue& value);
bool restore(const AnswerValue& from, Frames& value);
bool restore(const AnswerValue& from, Decibels& value);
bool restore(const AnswerValue& from, UtcTime& value);

/// An enum is kept by name: `namesOf(E)` beside it gives an array of names, in the order of its values.
template <class E>
concept Named = std::is_enum_v<E> && requires(E one) {
  namesOf(one)[0];
};

template <Named E>
AnswerValue stored(E value) {
  return std::string(namesOf(value)[static_cast<std::size_t>(value)]);
}
template <Named E>
bool restore(const AnswerValue& from, E& value) {
  const auto names = namesOf(E{});
  const auto* text = std::get_if<std::string>(&from);
  for (std::size_t i = 0; text != nullptr && i < names.size(); ++i)
    if (names[i] == *text) {
      value = static_cast<E>(i);
      return true;
    }
  return false;
}

/// A number with a unit says so in its key: "planned" of Frames is kept as "planned-frames".
template <class T>
std::string keyFor(std::string_view key) {
  std::string full(key);
  if constexpr (std::same_as<T, Frames>) full += "-frames";
  if constexpr (std::same_as<T, Decibels>) full += "-db";
  return full;
}

// --- writing and reading

class FieldWriter {
 public:
  explicit FieldWriter(Fields& out) : out_(out) {}

  template <class T>
  void operator()(std::string_view key, const T& value) {
    out_.values.emplace_back(keyFor<T>(key), stored(value));
  }
  template <class T>
  void operator()(std::string_view key, const std::optional<T>& value) {
    if (value) (*this)(key, *value);
  }
  template <class T>
  void secret(std::string_view key, const T& value, bool = true) {
    (*this)(key, value);
  }
  template <class T>
  void orNone(std::string_view key, const T& value) {
    if (value != T{}) (*this)(key, value);
  }
  template <class T>
  void part(const T& value) {
    visitFields(*this, value);
  }
  template <class... Ts>
  void kind(std::string_view key, const std::variant<Ts...>& value) {
    std::visit(
        [&]<class T>(const T& one) {
          (*this)(key, std::string(T::kName));
          visitFields(*this, one);
        },
        value);
  }

 private:
  Fields& out_;
};

class FieldReader {
 public:
  explicit FieldReader(const Fields& from) : from_(from) {}
  /// Everything that was asked for was there, and of its type.
  bool whole() const { return whole_; }

  template <class T>
  void operator()(std::string_view key, T& value) {
    const auto* found = find(from_, keyFor<T>(key));
    whole_ = found != nullptr && restore(*found, value) && whole_;
  }
  template <class T>
  void operator()(std::string_view key, std::optional<T>& value) {
    if (find(from_, keyFor<T>(key)) != nullptr) (*this)(key, value.emplace());
  }
  template <class T>
  void secret(std::string_view key, T& value, bool = true) {
    (*this)(key, value);
  }
  template <class T>
  void orNone(std::string_view key, T& value) {
    if (find(from_, keyFor<T>(key)) != nullptr) (*this)(key, value);
  }
  template <class T>
  void part(T& value) {
    visitFields(*this, value);
  }
  template <class... Ts>
  void kind(std::string_view key, std::variant<Ts...>& value) {
    std::string name;
    (*this)(key, name);
    whole_ = (tryKind<Ts>(name, value) || ...) && whole_;
  }

 private:
  template <class T, class Kinds>
  bool tryKind(std::string_view name, Kinds& value) {
    if (name != T::kName) return false;
    visitFields(*this, value.template emplace<T>());
    return true;
  }

  const Fields& from_;
  bool whole_ = true;
};

/// One of several kept types as its name and fields.
template <class... Ts>
Fields write(const std::variant<Ts...>& value) {
  Fields out;
  std::visit(
      [&]<class T>(const T& one) {
        out.name = T::kName;
        FieldWriter writer(out);
        visitFields(writer, one);
      },
      value);
  return out;
}

/// The way back; nothing for a name that none of them has, or for fields that are missing or of another type.
/// Keys that are not asked for are passed over.
template <class Kinds>
std::optional<Kinds> read(const Fields& from);

namespace inner {
template <class T, class Kinds>
bool readAs(const Fields& from, std::optional<Kinds>& out) {
  if (from.name != T::kName) return false;
  T value{};
  FieldReader reader(from);
  visitFields(reader, value);
  if (reader.whole()) out = std::move(value);
  return true;
}
template <class... Ts>
std::optional<std::variant<Ts...>> readAny(const Fields& from, const std::variant<Ts...>*) {
  std::optional<std::variant<Ts...>> out;
  (readAs<Ts>(from, out) || ...);
  return out;
}
}  // namespace inner

template <class Kinds>
std::optional<Kinds> read(const Fields& from) {
  return inner::readAny(from, static_cast<const Kinds*>(nullptr));
}

}  // namespace lw::core
