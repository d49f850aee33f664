#include "record/verify.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "record/chain.hpp"

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

/// Every line of the two quick-find tables must be told by a chained row, and the other way round.
std::string compareTables(const Database& database) {
  const auto odd = database.value(
      "SELECT (SELECT count(*) FROM sessions s WHERE (SELECT count(*) FROM events e WHERE e.session = s.id"
      "          AND e.name = 'store-session-began' AND e.time = s.started AND instr(e.fields, '\"code\":\"' "
      "|| s.code || '\"')) <> 1)"
      "     + (SELECT count(*) FROM endings d WHERE (SELECT count(*) FROM events e WHERE e.session = "
      "d.session"
      "          AND e.name = 'store-session-ended' AND e.time = d.ended) <> 1)"
      "     + abs((SELECT count(*) FROM sessions) - (SELECT count(*) FROM events WHERE name = "
      "'store-session-began'))"
      "     + abs((SELECT count(*) FROM endings) - (SELECT count(*) FROM events WHERE name = "
      "'store-session-ended'))");
  return odd == "0" ? std::string{} : "the list of sessions does not agree with the chained rows";
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
  } catch (const DatabaseError& error) {
    found.problem = fmt::format("the file is damaged: {}", error.what());
  }
  found.head = toHex(last);
  return found;
}

}  // namespace lw::record
