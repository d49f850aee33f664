#include <doctest/doctest.h>

#include "core/fields.hpp"
#include "record/as_run.hpp"
#include "record/listing.hpp"
#include "session/describe.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;

TEST_CASE("an as-run line says what, at which frame and second, always in the same bytes") {
  const core::Fields fields{"track-started",
                            {{"title", std::string("Lake \"one\"")}, {"file", std::string("a.opus")}}};
  const core::FramePos at{core::Frames{96048}};
  CHECK(
      asRunLine(fields, at) ==
      R"({"frame":96048,"second":2.001,"event":"track-started","values":{"title":"Lake \"one\"","file":"a.opus"}})");
  CHECK(asRunLine({"tick", {}}, core::FramePos{}) ==
        R"({"frame":0,"second":0.0,"event":"tick","values":{}})");
  CHECK(asRunLine({"answered", {{"value", std::string("two\nlines")}}}, at).find('\n') == std::string::npos);
}

TEST_CASE("the list of sessions") {
  CHECK(formatSessions({}) == "No sessions are kept yet.\n");
  SessionInfo done{1,
                   "K7MX",
                   "infusion-60.toml",
                   "Quiet session",
                   "Raum für zwei",
                   kMorning,
                   kMorning + std::chrono::minutes{90},
                   "complete"};
  SessionInfo open = done;
  open.code = "C3FT";
  open.ended.reset();
  open.how = "";
  CHECK(formatSessions(std::vector{done, open}) ==
        "CODE  STARTED (UTC)        ROOM           END               SESSION\n"
        "K7MX  2026-03-01 09:12:00  Raum für zwei  complete          Quiet session\n"
        "C3FT  2026-03-01 09:12:00  Raum für zwei  open, or cut off  Quiet session\n");
}

TEST_CASE("a session without its private words, unless they are asked for") {
  const SessionInfo info{1,
                         "K7MX",
                         "infusion-60.toml",
                         "Quiet session",
                         "2",
                         kMorning,
                         kMorning + std::chrono::minutes{90},
                         "complete"};
  const std::vector<session::Event> events{
      session::Answered{"f", "q", std::int64_t{4}, "person"},
      session::Answered{"f", "q", std::string("not-at-all"), "person", true},  // spelt like an option's id
      session::Answered{"f", "q", std::string("Not at all."), "person", false},
      session::Written{"intention", "let\ngo\x1b[2J\xc2\x9b"},
      session::Intended{session::Write{"let go"}},
      session::StepShown{session::Part::before, 2, session::StepKind::form, "f", "q"},
      session::PhaseStarted{"rest", core::framesOf(600)},
      session::TrackStarted{"Lake", "a.opus", core::framesOf(2.5), std::nullopt, core::Decibels{-3.25},
                            true}};
  std::vector<Row> rows;
  for (const auto& event : events) {
    rows.push_back(row(rows.size() + 1));
    rows.back().fields = session::describe(event);
  }
  CHECK(formatSession(info, rows) ==
        "Session K7MX: Quiet session\n"
        "  script   infusion-60.toml\n"
        "  room     2\n"
        "  started  2026-03-01 09:12:00 UTC\n"
        "  ended    2026-03-01 10:42:00 UTC, complete\n"
        "\n"
        "AT    UTC       WHAT\n"
        "0:01  09:12:01  answered       form: f, question: q, value: 4, by: person, private: no\n"
        "0:02  09:12:02  answered       form: f, question: q, value: (private, 10 letters), by: person, "
        "private: yes\n"
        "0:03  09:12:03  answered       form: f, question: q, value: Not at all., by: person, private: no\n"
        "0:04  09:12:04  written        what: intention, text: (private, 11 letters)\n"
        "0:06  09:12:06  step-shown     part: before, number: 2, kind: form, id: f, question: q\n"
        "0:07  09:12:07  phase-started  phase: rest, planned: 10 min\n"
        "0:08  09:12:08  track-started  title: Lake, file: a.opus, from: 2.5 s, gain: -3.2 dB, loops: yes\n");
  const auto all = formatSession(info, rows, true);
  CHECK(all.find("value: not-at-all") != std::string::npos);
  CHECK(all.find("text: let / go[2J\n") != std::string::npos);
}
