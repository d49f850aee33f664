#include "record/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "record/chain.hpp"
#include "record/field_text.hpp"
#include "record/schema.hpp"
#include "session/describe.hpp"
#include "session/event.hpp"

namespace lw::record {
namespace {

KeptRow keptRow(const Statement& each) {
  return {each.integer(1), static_cast<std::uint64_t>(each.integer(2)),
          each.integer(3), each.integer(4),
          each.text(5),    each.text(6)};
}

std::string walk(const Database& database, Verification& found, Hash& last) {
  const auto each = database.prepare(
      "SELECT seq, session, number, time, frame, name, fields, hash FROM events ORDER BY seq");
  while (each->step()) {
    const auto expected = static_cast<std::int64_t>(found.rows) + 1;
    if (each->integer(0) != expected) return fmt::format("row {} is missing", expected);
    const auto hash = linkHash(last, keptRow(*each));
    const auto kept = each->bytes(7);
    if (!std::ranges::equal(hash, kept))
      return fmt::format("row {} (session {}, \"{}\") was changed, or the row before it was", expected,
                         each->integer(1), each->text(5));
    last = hash;
    ++found.rows;
  }
  return {};
}

/// What a row of a chained event says under `key`; "" where it says nothing.
std::string textIn(const core::Fields& fields, std::string_view key) {
  for (const auto& [name, value] : fields.values)
    if (const auto* text = name == key ? std::get_if<std::string>(&value) : nullptr) return *text;
  return {};
}

/// Of each session: how many chained rows tell that it began, with the same time and code. SQLCipher's SQLite
/// in Debian 12 (3.15) can't look into JSON.
bool everySessionBegan(const Database& database) {
  std::map<std::int64_t, int> told;
  const auto sessions = database.prepare("SELECT id FROM sessions");
  while (sessions->step()) told[sessions->integer(0)] = 0;
  const auto began = database.prepare(
      "SELECT s.id, s.code, e.name, e.fields FROM sessions s JOIN events e ON e.session = s.id"
      " WHERE e.name = 'store-session-began' AND e.time = s.started");
  while (began->step())
    if (textIn(fromJson(began->text(2), began->text(3)), "code") == began->text(1)) ++told[began->integer(0)];
  return std::ranges::all_of(told, [](const auto& one) { return one.second == 1; });
}

/// Every line of the two quick-find tables must be told by a chained row, and the other way round.
std::string compareTables(const Database& database) {
  const auto odd = database.value(
      "SELECT (SELECT count(*) FROM endings d WHERE (SELECT count(*) FROM events e WHERE e.session = "
      "d.session AND e.name = 'store-session-ended' AND e.time = d.ended) <> 1)"
      "     + abs((SELECT count(*) FROM sessions) - (SELECT count(*) FROM events WHERE name = "
      "'store-session-began'))"
      "     + abs((SELECT count(*) FROM endings) - (SELECT count(*) FROM events WHERE name = "
      "'store-session-ended'))");
  return odd == "0" && everySessionBegan(database)
             ? std::string{}
             : "the list of sessions does not agree with the chained rows";
}

/// Every snapshot is what its name says, and none that a row names is missing.
std::string checkSnapshots(const Database& database) {
  if (formatOf(database) < 2) return {};
  std::set<std::string> kept;
  const auto each = database.prepare("SELECT hash, content FROM snapshots");
  while (each->step()) {
    const auto hash = hashOf(each->text(1));
    if (!std::ranges::equal(hash, each->bytes(0)))
      return fmt::format("a form that was kept was changed (it is now {})", toHex(hash));
    kept.insert(toHex(hash));
  }
  const auto asked = database.prepare("SELECT seq, name, fields FROM events WHERE name = ? ORDER BY seq");
  asked->bind(1, session::FormAsked::kName);
  while (asked->step()) {
    const auto event = session::eventOf(fromJson(asked->text(1), asked->text(2)));
    const auto* form = event ? std::get_if<session::FormAsked>(&*event) : nullptr;
    if (form == nullptr || !kept.contains(form->snapshot))
      return fmt::format("the form that row {} names is missing", asked->integer(0));
  }
  return {};
}

}  // namespace

Verification verifyChain(const Database& database) {
  Verification found;
  Hash last{};
  try {
    const auto damage = database.value("PRAGMA quick_check(1)");
    if (damage != "ok") found.problem = fmt::format("the file is damaged: {}", damage);
    if (found.problem.empty()) found.problem = walk(database, found, last);
    if (found.problem.empty()) found.problem = compareTables(database);
    if (found.problem.empty()) found.problem = checkSnapshots(database);
  } catch (const std::runtime_error& error) {
    found.problem = fmt::format("the file is damaged: {}", error.what());
  }
  found.head = toHex(last);
  return found;
}

}  // namespace lw::record
