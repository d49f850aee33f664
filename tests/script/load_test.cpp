#include "script/load.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "core/files.hpp"
#include "script/texts.hpp"
#include "script/voice_key.hpp"

namespace {

namespace fs = std::filesystem;
using namespace lw;
using namespace lw::script;

const fs::path kProjectRoot = LW_SOURCE_ROOT;
const fs::path kLoadLibrary = fs::path(LW_TEST_DATA) / "library";

// The music that ships is rendered at build time, so tests do without.
Loaded shipped(const std::string& session) {
  return loadSession(kProjectRoot / "config/sessions" / (session + ".toml"),
                     {kProjectRoot / "config", kProjectRoot / "playlists"}, {.requireSoundFiles = false});
}

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("lullwater-script-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path write(const std::string& name, std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Checked checkedFile(const fs::path& file) {
  return checkFile(file, {kLoadLibrary / "config", kLoadLibrary / "playlists"});
}

core::Frames total(const Script& script) {
  core::Frames sum{};
  for (const auto& phase : script.phases) sum += phase.length;
  return sum;
}

}  // namespace

TEST_CASE("every file that ships is without a mistake") {
  int files = 0;
  for (const auto* folder : {"config", "playlists"})
    for (const auto& entry : fs::recursive_directory_iterator(kProjectRoot / folder)) {
      if (entry.path().extension() != ".toml") continue;
      ++files;
      const auto checked = checkFile(entry.path(), {kProjectRoot / "config", kProjectRoot / "playlists"},
                                     {.requireSoundFiles = false});
      CHECK(checked.kind.has_value());
      CHECK_MESSAGE(checked.diagnostics.empty(), formatAll(checked.diagnostics, checked.sources));
    }
  CHECK(files >= 30);
}

TEST_CASE("the sessions that ship last as long as their names say") {
  CHECK(total(shipped("first-look").bundle.script) == core::framesOf(6 * 60));
  CHECK(total(shipped("infusion-60").bundle.script) == core::framesOf(60 * 60));
  CHECK(total(shipped("lozenge-home-90").bundle.script) == core::framesOf(90 * 60));
  const auto nasal = shipped("nasal-120").bundle.script;
  core::Frames observed{};
  for (const auto& phase : nasal.phases)
    if (!phase.waitsFor.empty() || observed.count() > 0) observed += phase.length;
  CHECK(observed == core::framesOf(120 * 60));
}

TEST_CASE("first-look has every kind of step, question, screen and cue") {
  const auto loaded = shipped("first-look");
  const auto& bundle = loaded.bundle;
  std::set<std::size_t> steps;
  for (const auto& step : bundle.script.before) steps.insert(step.what.index());
  CHECK(steps.size() == std::variant_size_v<decltype(Step::what)>);
  std::set<QuestionKind> kinds;
  for (const auto& question : bundle.forms.at("first-look").questions) kinds.insert(question.kind);
  CHECK(kinds.size() == 7);
  std::set<PhaseScreen> screens;
  for (const auto& phase : bundle.script.phases) screens.insert(phase.screen);
  CHECK(screens.size() == 4);
  const auto& phases = bundle.script.phases;
  CHECK(std::ranges::any_of(phases, [](const Phase& p) { return !p.waitsFor.empty(); }));
  CHECK(std::ranges::any_of(phases, &Phase::untilStaff));
  CHECK(std::ranges::any_of(phases, [](const Phase& p) { return p.role == "return"; }));
  CHECK(std::ranges::any_of(phases, [](const Phase& p) { return !p.voice.empty() && !p.breath.empty(); }));
  CHECK_FALSE(bundle.script.observations.empty());
  CHECK_FALSE(bundle.script.followUps.empty());
}

TEST_CASE("a script is read with all its values") {
  const auto loaded = shipped("infusion-60");
  const auto& script = loaded.bundle.script;
  CHECK(script.id == "infusion-60");
  CHECK(script.title.in("en") == "Infusion, one hour");
  CHECK(script.setting == Setting::clinic);
  CHECK(script.route == Route::infusion);
  CHECK(script.languages == std::vector<std::string>{"en"});
  CHECK(script.sound.crossfade == core::framesOf(10));
  CHECK(script.sound.duck.value == 12);
  const auto& arrive = script.phases.at(0);
  CHECK(arrive.screen == PhaseScreen::breath);
  CHECK(arrive.breath.at(0).fromNatural);
  CHECK(arrive.breath.at(0).length == core::framesOf(240));
  CHECK(arrive.voice.at(0).at == core::framesOf(24));
  const auto& inward = script.phases.at(1);
  CHECK(inward.waitsFor == "medicine-given");
  CHECK(inward.effect);
  CHECK(inward.screen == PhaseScreen::dark);
  CHECK(inward.intensity == std::array{1, 3});
  CHECK(inward.flex == core::framesOf(45));
  const auto& given = script.observations.at(1);
  CHECK(given.after == "medicine-given");
  CHECK(given.at == std::vector{core::framesOf(900), core::framesOf(1800)});
  CHECK(given.atEnd);
  CHECK(script.followUps.at(0).after == core::framesOf(86400));
  CHECK(loaded.bundle.patterns.at("longer-exhale").cycle() == core::framesOf(10));
  CHECK(loaded.bundle.bed.tracks.at(0).file.is_absolute());
  CHECK(loaded.bundle.playlists.at("deep").tracks.at(0).intensity == 3);
  CHECK(loaded.sources.contains(kProjectRoot / "config/forms/arrival.toml"));
}

TEST_CASE("questionnaires carry their scores and their notice") {
  const auto read = [](const char* name) {
    Folder folder;
    const auto file = folder.write(
        "s.toml",
        std::string(
            "format = 1\ntitle = \"T\"\nsetting = \"clinic\"\nroute = \"none\"\n[[before]]\nform = \"") +
            name + "\"\n[[phase]]\nname = \"one\"\nlength = \"5 min\"\n");
    auto loaded = loadSession(file, {kProjectRoot / "config", kProjectRoot / "playlists"},
                              {.requireSoundFiles = false});
    REQUIRE_FALSE(core::hasErrors(loaded.diagnostics));
    return loaded.bundle.forms.at(name);
  };
  const auto phq = read("phq-9");
  CHECK(phq.questions.size() == 10);
  CHECK(phq.questions[8].code == "44260-8");
  CHECK(phq.questions[0].options.at(3).value == 3);
  CHECK(phq.scores.at(0).high == 27);
  CHECK(phq.scores.at(0).bands.at(2).from == 10);
  CHECK(phq.notices.at(0).blocksStart);
  CHECK(phq.notices.at(0).atLeast == 1);
  CHECK(read("gad-7").scores.at(0).code == "70274-6");
  const auto pcl = read("pcl-5");
  CHECK(pcl.questions.size() == 20);
  CHECK(pcl.scores.size() == 5);
  CHECK(pcl.scores.at(0).high == 80);
  CHECK(read("pc-ptsd-5").scores.at(0).high == 5);
}

TEST_CASE("the kind of a file is told by folder, name or content") {
  CHECK(checkedFile(kLoadLibrary / "config/forms/ask.toml").kind == Kind::form);
  CHECK(checkedFile(kLoadLibrary / "config/forms/ready.toml").kind == Kind::checklist);
  CHECK(checkedFile(kLoadLibrary / "config/breath.toml").kind == Kind::breath);
  CHECK(checkedFile(kLoadLibrary / "playlists/soft.toml").kind == Kind::playlist);
  const Folder folder;
  CHECK(checkedFile(folder.write("a.toml", "format = 1\nroute = \"none\"\n")).kind == Kind::session);
  CHECK(checkedFile(folder.write("room.toml", "")).kind == Kind::room);
}

TEST_CASE("no room.toml, an empty one and the one that ships all run with defaults") {
  const Folder folder;
  for (const auto& file :
       {folder.path() / "none.toml", folder.write("room.toml", ""), kProjectRoot / "config/room.toml"}) {
    const auto loaded = loadRoom(file);
    CHECK(loaded.diagnostics.empty());
    CHECK(loaded.room.room == "Room 1");
    CHECK(loaded.room.sound.volume.value == -10);
    CHECK(loaded.room.screen.fullscreen);
    CHECK(loaded.room.screen.textScale == 1.0);
    CHECK(loaded.room.call.wordForStaff == "a nurse");
    CHECK(loaded.room.staff.lockAfter == core::framesOf(120));
  }
}

TEST_CASE("a room is read with all its values") {
  const Folder folder;
  const auto loaded = loadRoom(folder.write(
      "room.toml",
      "room = \"Room 2\"\n[sound]\nvolume = -20\nvolume-cap = -6\ncalibration = "
      "62\n[screen]\ncall-on-the-right = true\n"
      "[call]\nemergency-number = \"112\"\nwhat-else = \"Pull the cord.\"\nhand-button = "
      "true\n[staff]\nlock-after = \"60 "
      "s\"\n[[staff.person]]\nname = \"A. B.\"\n"
      "pin = \"$y$j9T$abcdefghijklmnopqrstuv$0123456789012345678901234567890123456789012\"\n[record]\nfolder "
      "= \"records\"\nkeep = \"365 days\"\n"));
  CHECK_MESSAGE(loaded.diagnostics.empty(), formatAll(loaded.diagnostics, loaded.sources));
  CHECK(loaded.room.sound.calibration == 62);
  CHECK(loaded.room.screen.callSideRight);
  CHECK(loaded.room.call.whatElse.in("en") == "Pull the cord.");
  CHECK(loaded.room.call.handButton);
  CHECK(loaded.room.staff.people.at(0).name == "A. B.");
  CHECK(loaded.room.record.folder == folder.path() / "records");
  CHECK(loaded.room.record.keep == core::framesOf(365.0 * 86400));
}

TEST_CASE("what can't be read is said, and nothing hangs") {
  const Folder folder;
  const auto only = [](const Checked& checked, std::string_view code) {
    REQUIRE(checked.diagnostics.size() == 1);
    CHECK(checked.diagnostics[0].code == code);
  };
  only(checkedFile(folder.path()), "unreadable-file");
  only(checkedFile(folder.path() / "none.toml"), "unreadable-file");
  only(checkedFile("/dev/zero"), "unreadable-file");
  fs::create_symlink("/dev/zero", folder.path() / "link.toml");
  only(checkedFile(folder.path() / "link.toml"), "unreadable-file");
  fs::create_symlink("loop.toml", folder.path() / "loop.toml");
  only(checkedFile(folder.path() / "loop.toml"), "unreadable-file");
  REQUIRE(::mkfifo((folder.path() / "pipe.toml").c_str(), 0600) == 0);
  only(checkedFile(folder.path() / "pipe.toml"), "unreadable-file");
  const auto big = folder.write("big.toml", "");
  fs::resize_file(big, core::kLargestTextFile + 1);
  only(checkedFile(big), "unreadable-file");
}

TEST_CASE("deep nesting of every kind is refused before the parser sees it") {
  const Folder folder;
  const std::string many(200000, '[');
  std::string dots = "a", tables;
  for (int i = 0; i < 100000; ++i) dots += ".a";
  for (int i = 0; i < 100000; ++i) tables += "{a=";
  for (const auto& text : {"a = " + many, "[" + dots + "]\n", dots + " = 1\n", "a = " + tables,
                           "a = \"\"\"\n\"\"\"\nb = " + many}) {
    const auto checked = checkedFile(folder.write("a.toml", text));
    REQUIRE(checked.diagnostics.size() == 1);
    CHECK(checked.diagnostics[0].code == "too-deep");
  }
  const auto checked =
      checkedFile(folder.write("b.toml", "format = 1\nroute = \"" + many + "\" # " + many + "\n"));
  CHECK(std::ranges::none_of(checked.diagnostics, [](const auto& d) { return d.code == "too-deep"; }));
}

TEST_CASE("brackets that cross and letters behind a stray quote are refused before the parser sees them") {
  const Folder folder;
  for (const auto* text :
       {"r = [}\n", "r = { a = 1 ]\n", "r = [[\n[\n}[q", "f = 2\"\u0494\"\n", "room = -05'volume\u00fc'\n",
        "a = +i\"\"\"e[[q ..\u0456 \"\"\"\n", "a = 042[\"\"\"[4[\u0395\"\"\"]\n",
        "a = \"\"\"b\"\"\"\"\nb = \u0395\n", "a=+0t=\"=\u00fc\"\n", "a = 1.\"\u00fc\"\n",
        "a = [1=\"\u00fc\"]\n", "a = {b = 1=\"\u00fc\"}\n", "[a=\"\u00fc\"]\n", "a = 1, \"\u00fc\"\n"}) {
    const auto checked = checkedFile(folder.write("a.toml", text));
    CAPTURE(text);
    REQUIRE(checked.diagnostics.size() == 1);
    CHECK(checked.diagnostics[0].code == "not-toml");
    CHECK_FALSE(checked.diagnostics[0].hint.empty());
  }
}

TEST_CASE("a long script is read quickly enough to be of use, with a place for each mistake") {
  const Folder folder;
  std::string text =
      "format = 1\ntitle = \"T\"\nsetting = \"clinic\"\nroute = \"none\"\n[[phase]]\nname = \"one\"\nlength "
      "= \"4 h\"\n";
  for (int i = 0; i < 199; ++i)
    text += "[[phase.voice]]\nat = \"" + std::to_string(i) + " s\"\nsay = \"Line\"\n";
  text += "[[phase.voice]]\nat = \"0 s\"\nsay = 5\n";
  const auto checked = checkedFile(folder.write("long.toml", text));
  REQUIRE(checked.diagnostics.size() == 2);
  CHECK(checked.diagnostics[0].span.begin.line == 606);
  CHECK(checked.diagnostics[1].span.begin.line == 607);
}

TEST_CASE("the same form under two names is read once and found under both") {
  const Folder folder;
  fs::copy(kLoadLibrary, folder.path() / "library", fs::copy_options::recursive);
  fs::create_directories(folder.path() / "library/config/sessions");
  const auto file =
      folder.write("library/config/sessions/s.toml",
                   "format = 1\ntitle = \"T\"\nsetting = \"clinic\"\nroute = \"none\"\n[[before]]\nform = "
                   "\"ask\"\n[[before]]\nform = \"../forms/ask.toml\"\n"
                   "[[phase]]\nname = \"one\"\nlength = \"5 min\"\n");
  const auto loaded =
      loadSession(file, {folder.path() / "library/config", folder.path() / "library/playlists"});
  CHECK_MESSAGE(loaded.diagnostics.empty(), formatAll(loaded.diagnostics, loaded.sources));
  CHECK(loaded.bundle.forms.at("ask").id == "ask");
  CHECK(loaded.bundle.forms.at("../forms/ask.toml").id == "ask");
}

TEST_CASE("spoken texts are short, each once, and hold what the person hears") {
  for (const auto* session : {"first-look", "infusion-60", "nasal-120", "lozenge-home-90"}) {
    const auto loaded = shipped(session);
    const auto texts = spokenTexts(loaded.bundle, "en");
    CHECK(texts.size() > 30);
    std::set<std::string> keys;
    for (const auto& text : texts) {
      CHECK(keys.insert(voiceKey(text)).second);
      CHECK(text.find('\n') == text.npos);
      CHECK(text.size() < 400);
    }
    const auto has = [&](std::string_view text) { return std::ranges::find(texts, text) != texts.end(); };
    CHECK(has("How did you sleep last night?"));
    CHECK(has("If you like, feel your hands, and what they rest on."));
    CHECK_FALSE(has("Blood pressure, upper"));
  }
  CHECK(spokenLines(" One.\n\n  Two. \n") == std::vector<std::string>{"One.", "Two."});
}

TEST_CASE("what the person reads names no drug and no illness, makes no promise, and keeps sentences short") {
  const char* const kNever[] = {"ketamine", "esketamine", "spravato", "ptsd",  "depress", "trauma",
                                "patient",  "please",     "sorry",    "error", "!"};
  for (const auto* session : {"first-look", "infusion-60", "nasal-120", "lozenge-home-90"})
    for (auto text : spokenTexts(shipped(session).bundle, "en")) {
      std::ranges::transform(text, text.begin(),
                             [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      CAPTURE(text);
      for (const auto* word : kNever) CHECK(text.find(word) == text.npos);
      int words = 1;
      for (const char c : text) {
        words = c == '.' || c == '?' ? 0 : words + (c == ' ');
        CHECK(words <= 13);
      }
    }
}
