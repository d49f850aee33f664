#include <doctest/doctest.h>

#include "record/as_run.hpp"
#include "record/listing.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;

TEST_CASE("an as-run line says what, at which frame and second, always in the same bytes") {
  const session::Fields fields{"track-started",
                               {{"title", std::string("Lake \"one\"")}, {"file", std::string("a.opus")}}};
  const core::FramePos at{core::Frames{96048}};
  CHECK(
      asRunLine(fields, at) ==
      R"({"frame":96048,"second":2.001,"event":"track-started","values":{"title":"Lake \"one\"","file":"a.opus"}})");
  CHECK(asRunLine({"tick", {}}, core::FramePos{}, kMorning) ==
        R"({"frame":0,"second":0.0,"event":"tick","values":{},"utc":"2026-03-01T09:12:00.250Z"})");
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
  std::vector<Row> rows{row(1, "answered", std::int64_t{4}), row(2, "answered", std::string("I feel fine.")),
                        row(3, "answered", std::string("not-at-all")), row(4, "written")};
  rows[3].fields.values = {{"what", std::string("intention")},
                           {"text", std::string("let\ngo\x1b[2J\xc2\x9b")}};
  CHECK(formatSession(info, rows) ==
        "Session K7MX: Quiet session\n"
        "  script   infusion-60.toml\n"
        "  room     2\n"
        "  started  2026-03-01 09:12:00 UTC\n"
        "  ended    2026-03-01 10:42:00 UTC, complete\n"
        "\n"
        "AT    UTC       WHAT\n"
        "0:01  09:12:01  answered  value: 4\n"
        "0:02  09:12:02  answered  value: (private, 12 letters)\n"
        "0:03  09:12:03  answered  value: not-at-all\n"
        "0:04  09:12:04  written   what: intention, text: (private, 11 letters)\n");
  const auto all = formatSession(info, rows, true);
  CHECK(all.find("value: I feel fine.") != std::string::npos);
  CHECK(all.find("text: let / go[2J\n") != std::string::npos);
}
