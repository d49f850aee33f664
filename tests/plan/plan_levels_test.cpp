#include <doctest/doctest.h>

#include <algorithm>

#include "core/diagnostic.hpp"
#include "plan/make_plan.hpp"
#include "plan/plan.hpp"
#include "support/documents_for_tests.hpp"

// What `check` says of music and voice once their real lengths and levels are known, to the letter.

using namespace lw;
using namespace lw::plan;
using namespace lw::plan::test;

namespace {

std::vector<std::string> said(const Made& made, std::string_view code) {
  std::vector<std::string> messages;
  for (const auto& one : makePlan(made.bundle, made.media).diagnostics)
    if (one.code == code)
      messages.push_back(std::string(core::nameOf(one.severity)) + ": " + one.message + " | " + one.hint);
  return messages;
}

Made twoPieces() {
  Made made;
  made.playlist("calm", {5, 5});
  made.phase("one", minutes(9), "calm");
  return made;
}

}  // namespace

TEST_CASE("a neighbour that is written louder is told of, a much louder one refused, a softer one is fine") {
  Made made = twoPieces();
  auto& tracks = made.bundle.playlists["calm"].tracks;
  const auto title = tracks[0].title;
  tracks[1].gain = {2};
  CHECK(said(made, "loudness-step").empty());
  tracks[1].gain = {3};
  REQUIRE(said(made, "loudness-step").size() == 1);
  CHECK(said(made, "loudness-step")[0] == "warning: this piece is 3.0 LU louder than '" + title +
                                              "', which plays before it | gain = 2.0 or less");
  tracks[1].gain = {5};
  REQUIRE(said(made, "loudness-step").size() == 1);
  CHECK(said(made, "loudness-step")[0].starts_with("error: this piece is 5.0 LU louder"));
  tracks[1].gain = {-9};
  CHECK(said(made, "loudness-step").empty());
}

TEST_CASE("a piece whose loudness range can't be tamed is refused") {
  Made made = twoPieces();
  const auto file = made.bundle.playlists["calm"].tracks[0].file;
  made.media.music[file].range = core::Decibels{20};
  CHECK(said(made, "range-too-wide").empty());
  made.media.music[file].range = core::Decibels{21};
  REQUIRE(said(made, "range-too-wide").size() == 1);
  CHECK(said(made, "range-too-wide")[0] == "error: '" + file.filename().string() +
                                               "' has a loudness range of 21 LU; more than 20 LU can't be "
                                               "kept from startling | choose another piece, or use a "
                                               "calm part of it with `from` and `to`");
}

TEST_CASE("a list that says another length than the file has") {
  Made made = twoPieces();
  auto& track = made.bundle.playlists["calm"].tracks[0];
  track.statedLength = made.media.music[track.file].length + seconds(2);
  CHECK(said(made, "length-differs").empty());
  track.statedLength = minutes(3);
  REQUIRE(said(made, "length-differs").size() == 1);
  CHECK(said(made, "length-differs")[0].starts_with("note: the list says 3 min, but '"));
}

TEST_CASE("lines that nothing can speak are told once a session") {
  Made made = twoPieces();
  made.phase("two", minutes(5), "calm");
  for (auto& phase : made.bundle.script.phases)
    for (const auto* words : {"One.", "Two."})
      phase.voice.push_back({words == std::string("One.") ? seconds(20) : seconds(60), text(words), {}});
  REQUIRE(said(made, "voice-missing").size() == 1);
  CHECK(said(made, "voice-missing")[0] ==
        "warning: nothing can speak this line and 3 more; they will be left out | `lullwater voice --say` "
        "builds "
        "them, `lullwater voice --record KEY` records one");
}

TEST_CASE("voices overlap by their real length") {
  Made made = twoPieces();
  auto& phase = made.bundle.script.phases[0];
  made.voice(phase, seconds(20), "One.", seconds(30));
  made.voice(phase, seconds(40), "Two.", seconds(5));
  REQUIRE(said(made, "voice-overlap").size() == 1);
  CHECK(said(made, "voice-overlap")[0].find("this one begins at 40 s | let it begin at 50 s or later") !=
        std::string::npos);
}
