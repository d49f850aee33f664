#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "script/load.hpp"
#include "script/texts.hpp"
#include "support/every_call.hpp"
#include "ui/call_samples.hpp"
#include "ui/screens/call_words.hpp"
#include "words/english.hpp"

// A sentence is only as true as what is known when it is shown. Each that uses a word of a claim stands here
// with what makes it true; a new one fails until somebody has thought of that.

using namespace lw;
using namespace lw::ui;
using call::CallView;
using call::State;

namespace {

enum class Proof {
  asks,        ///< it asks somebody, or is what they say by pressing: it claims nothing
  denies,      ///< it says that something is not so, or may not be so
  general,     ///< true of everybody, or at any time
  store,       ///< the record's store is open and encrypted (record/store.hpp)
  kept,        ///< shown only once the record holds it (Conductor::shown), or says where it is instead
  signature,   ///< a signature that is kept (ChecklistView)
  staff,       ///< staff entered it themselves
  roomChecks,  ///< the checks of the ready page
  press,       ///< the call's own event: the test saw the press
  heard,       ///< somebody said that they heard it, and who
  sounding,    ///< CallView::sounderProven
  desk,        ///< a desk's receipt for this call, and its link holds
  person,      ///< somebody answered
};

const std::map<std::string, Proof>& proofs() {
  using enum Proof;
  static const std::map<std::string, Proof> all{
      {"page.ready", asks},
      {"intention.kept-private", store},
      {"intention.kept-private-narrow", store},
      {"question.kept-private", store},
      {"ended.tell-team", asks},
      {"ended.tell-sitter", asks},
      {"call.sitter-answered", person},
      {"call.someone-answered", person},
      {"call.staff-answered", person},
      {"call.on-the-way", person},
      {"call.desk-not-reached", denies},
      {"call.phone-not-reached", denies},
      {"call.still-sounding", sounding},
      {"call.sounding-here", sounding},
      {"call.sounding-nobody-yet", sounding},
      {"call.sound-plays", sounding},
      {"call.may-not-be-heard", denies},
      {"call.desk-not-confirmed", denies},
      {"call.phone-not-confirmed", denies},
      {"call.sounding-desk-not-confirmed", sounding},
      {"call.sounding-phone-not-confirmed", sounding},
      {"call.ringing-there", desk},
      {"call.ring-number", asks},
      {"ring.sounding", sounding},
      {"ring.phone-not-reached", denies},
      {"ring.desk-not-reached", denies},
      {"ring.person-answered", person},
      {"spoken.called-unheard", denies},
      {"spoken.desk-not-reached", denies},
      {"spoken.phone-not-reached", denies},
      {"spoken.answered", person},
      {"spoken.call-test", asks},
      {"spoken.not-today", asks},
      {"spoken.not-today-home", asks},
      {"test.press-once", asks},
      {"test.cannot", asks},
      {"test.waiting-for-you", general},
      {"test.heard-in-room", press},
      {"test.desk-saw-it", desk},
      {"test.desk-not-reached", denies},
      {"test.waiting-for-desk", press},
      {"test.heard", press},
      {"test.heard-outside", heard},
      {"test.ask-outside", asks},
      {"test.desk-knows", desk},
      {"outside.note", kept},
      {"outside.yes", asks},
      {"list.signed-by", signature},
      {"list.is-signed", signature},
      {"ready.not-yet", denies},
      {"ready.is", roomChecks},
      {"ready.call-room-only", denies},
      {"ready.call-not-heard-yet", denies},
      {"ready.call-heard-outside", heard},
      {"ready.sound-measured", denies},
      {"ready.lines-unspoken", denies},
      {"ready.records", store},
      {"ready.not-kept", denies},
      {"room.call-here-only", denies},
      {"room.call-outside", heard},
      {"room.call-unheard", denies},
      {"alarm.answered", person},
      {"alarm.rings-at-desk", desk},
      {"alarm.reached-nobody", denies},
      {"alarm.desk-not-confirmed", denies},
      {"alarm.room-only", denies},
      {"playing.nothing", denies},
      {"skip.note", kept},
      {"skip.cannot", asks},
      {"skip.cannot-hint", asks},
      {"skip.broken-hint", asks},
      {"notice.cannot-press", staff},
      {"notice.woke-no-answer", denies},
      {"notice.not-told", denies},
      {"notice.record-fails-aside", kept},
      {"notice.record-waits-aside", kept},
      {"label.not-kept", denies},
      {"label.kept-aside", kept},
      {"sitter.saw", asks},
      {"settle.by-mistake", staff},
      {"settle.by-mistake-hint", kept},
      {"watch.sure-note", kept},
      {"mark.note", general},
      {"mark.correct-note", kept},
      {"event.note", kept},
      {"event.doctor-told", staff},
      {"event.none", denies},
      {"given.title", kept},
      {"given.none", denies},
  };
  return all;
}

/// What shipped sessions and forms say to the person and the sitter, with what makes it true.
const std::map<std::string, Proof>& shippedProofs() {
  using enum Proof;
  static const std::map<std::string, Proof> all{
      {"Sounds and pictures can change. Old memories can come and go.", general},
      {"A few short questions come when you are ready.", asks},
      {"For most people it fades while they rest here. Tell us if yours does not.", asks},
      {"If something worries you, ring the clinic.", asks},
      {"In an emergency, ring the emergency number at once.", asks},
      {"Do you want to ring the clinic?", asks},
      {"In an emergency I ring the emergency number", asks},
      {"The call button rings it.", asks},  // the sitter says so of their own telephone
      {"The call button sounds on this screen. I stay where I hear it.", asks},
      {"Kept on this computer, locked. Your team can open it.", store},
  };
  return all;
}

bool claims(std::string text) {
  static const std::regex words(
      R"(\b(told|tells?|near|ringing|rings?|heard|answered|private|later|saved|kept|keeps|coming|reach(ed)?|sounding|sounds|plays|ready|confirmed|locked|encrypted|signed|knows|saw|arrived|waiting|on the way)\b)",
      std::regex::icase);
  std::ranges::replace(text, '\n', ' ');
  return std::regex_search(text, words);
}

std::string saidInEnglish(const std::string& key) {
  for (const auto& message : words::englishMessages())
    if (message.key == key) return std::string(message.text);
  return {};
}

bool holds(Proof proof, const CallView& call) {
  switch (proof) {
    case Proof::sounding: return call.sounderProven;
    case Proof::desk: return call.hasDesk && call.deskProven && (!call.linkLost || call.personProven);
    case Proof::person: return call.personProven && call.state == State::answered;
    default: return true;
  }
}

/// All that the pages of a call and of its test say.
std::set<std::string> saidOf(const CallView& call, const Setup& setup) {
  std::set<std::string> said{testResult(setup, call, true), testLine(setup, call)};
  if (call.state == State::idle) return said;
  const auto words = callWords(call, setup);
  said.insert({words.headline, words.lines, words.mistake, words.after});
  for (int i = 0; i < (call.hasDesk ? 3 : 1); ++i) said.insert(words.label[i]);
  return said;
}

}  // namespace

TEST_CASE("every message that claims something stands in the list with its proof") {
  for (const auto& message : words::englishMessages()) {
    CAPTURE(message.key);
    CAPTURE(message.text);
    const bool claiming = claims(std::string(message.text)) || claims(std::string(message.plural));
    if (claiming) CHECK(proofs().contains(std::string(message.key)));
  }
}

TEST_CASE("every sentence of the sessions and forms that ship, and claims something, stands in the list") {
  const std::filesystem::path root(LW_SOURCE_ROOT);
  int found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root / "config/sessions")) {
    const auto loaded = script::loadSession(entry.path(), {root / "config", root / "playlists"},
                                            {.requireSoundFiles = false});
    CAPTURE(entry.path().filename().string());
    for (const auto& text : script::spokenTexts(loaded.bundle, "en")) {
      if (!claims(text)) continue;
      CAPTURE(text);
      CHECK(shippedProofs().contains(text));
      ++found;
    }
  }
  CHECK(found > 8);  // the words of a claim are found at all
}

TEST_CASE("what is said of a call is said only where its proof is there") {
  std::map<std::string, Proof> byText;
  for (const auto& [key, proof] : proofs())
    if (const auto text = saidInEnglish(key); !text.empty()) byText.emplace(text, proof);
  std::set<std::string> seen;
  for (const bool home : {false, true}) {
    Setup setup;
    setup.home = home;
    for (const auto& call : call::everyCall(true))
      for (const auto& text : saidOf(call, setup)) {
        const auto found = byText.find(text);
        if (found == byText.end()) continue;
        CAPTURE(text);
        CAPTURE(static_cast<int>(call.state));
        CHECK(holds(found->second, call));
        seen.insert(text);
      }
  }
  CHECK(seen.size() > 10);
}

TEST_CASE("that words are kept is said only while the record takes them") {
  for (const auto& display : stage::kDisplays)
    for (const auto record : {RecordState::kept, RecordState::aside, RecordState::nowhere}) {
      CAPTURE(display.name);
      auto model = stage::intention();
      model.record = record;
      const auto drawn = stage::drawn(display, model);
      std::string all;
      for (const auto& run : drawn.texts()) all += run.text + ' ';
      CHECK((all.find("locked") != std::string::npos) == (record == RecordState::kept));
    }
}
