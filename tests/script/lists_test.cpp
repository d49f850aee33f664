#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "script/latin.hpp"
#include "script/listed.hpp"
#include "script/load.hpp"
#include "script/reading_level.hpp"

namespace {

namespace fs = std::filesystem;
using namespace lw;
using namespace lw::script;

const fs::path kListData = LW_TEST_DATA;

// A folder with a sound whose name has letters beyond ASCII.
class Lists {
 public:
  Lists() : path_(fs::temp_directory_path() / ("lullwater-lists-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_ / "Été");
    fs::copy_file(kListData / "library/sounds/tone.wav", path_ / "Été/tone #1.wav");
  }
  ~Lists() { fs::remove_all(path_); }
  fs::path write(const std::string& name, std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  fs::path sound() const { return path_ / "Été/tone #1.wav"; }

 private:
  fs::path path_;
};

Track onlyTrack(const fs::path& file) {
  const auto loaded = loadPlaylist(file);
  CHECK_MESSAGE(loaded.diagnostics.empty(), formatAll(loaded.diagnostics, loaded.sources));
  REQUIRE(loaded.playlist.tracks.size() == 1);
  return loaded.playlist.tracks[0];
}

}  // namespace

TEST_CASE("an M3U is read in each way that programs write it") {
  const Lists folder;
  const auto sound = folder.sound();
  CHECK(onlyTrack(folder.write("utf8.m3u8", "Été/tone #1.wav\n")).file == sound);
  CHECK(onlyTrack(folder.write("bom.m3u8", "\xEF\xBB\xBF#EXTM3U\r\nÉté/tone #1.wav\r\n")).file == sound);
  CHECK(onlyTrack(folder.write("latin.m3u", "\xC9t\xE9/tone #1.wav")).file == sound);
  CHECK(onlyTrack(folder.write("windows.m3u", "\xC9t\xE9\\tone #1.wav\r\n")).file == sound);
  CHECK(onlyTrack(folder.write("absolute.m3u8", sound.string() + "\n")).file == sound);
  const auto parent = sound.parent_path().parent_path().string();
  CHECK(
      onlyTrack(folder.write("address.m3u8", "file://" + parent + "/%C3%89t%C3%A9/tone%20%231.wav\n")).file ==
      sound);
  CHECK(onlyTrack(folder.write("host.m3u8", "file://localhost" + parent + "/%C3%89t%c3%a9/tone%20%231.wav"))
            .file == sound);
}

TEST_CASE("lists and scripts are read in the folder that one stands in") {
  const Lists folder;
  folder.write("here.m3u8", "Été/tone #1.wav\n");
  folder.write("nothing.toml",
               "format = 1\ntitle = \"x\"\n[[track]]\nfile = \"\"\ntitle = \"A\"\nintensity = 1\n");
  folder.write("script.toml", "format = 1\n[[phase]]\nname = \"one\"\nplaylist = \"./none\"\n");
  const auto before = fs::current_path();
  fs::current_path(folder.sound().parent_path().parent_path());
  CHECK(onlyTrack("here.m3u8").file == folder.sound());
  CHECK(core::hasErrors(loadPlaylist("nothing.toml").diagnostics));
  const auto checked = checkFile("script.toml", {"/nowhere/config", "/nowhere/playlists"});
  CHECK(std::ranges::count(checked.diagnostics, "there is no playlist './none'",
                           &core::Diagnostic::message) == 1);
  fs::current_path(before);
}

TEST_CASE("titles, lengths and our own settings of an M3U") {
  const auto loaded = loadPlaylist(kListData / "lists/evening.m3u8", {.requireSoundFiles = false});
  CHECK(loaded.playlist.title.in("en") == "An evening");
  REQUIRE(loaded.playlist.tracks.size() == 2);
  const auto& first = loaded.playlist.tracks[0];
  CHECK(first.artist == "Somebody");
  CHECK(first.title == "A tone");
  CHECK(first.statedLength == core::framesOf(1));
  CHECK(first.intensity == 2);
  CHECK(first.gain.value == -3);
  CHECK(first.from == core::framesOf(0.1));
  CHECK(first.to == core::framesOf(0.9));
  CHECK(first.origin.span.begin == core::Location{5, 1});
}

TEST_CASE("an XSPF is read") {
  const auto loaded = loadPlaylist(kListData / "lists/evening.xspf", {.requireSoundFiles = false});
  CHECK(loaded.diagnostics.empty());
  CHECK(loaded.playlist.title.in("en") == "An evening & a night");
  REQUIRE(loaded.playlist.tracks.size() == 2);
  const auto& first = loaded.playlist.tracks[0];
  CHECK(first.file.filename() == "tone.wav");
  CHECK(first.intensity == 2);
  CHECK(first.statedLength == core::framesOf(1));
  CHECK(loaded.playlist.tracks[1].file == "/nowhere/second.flac");
  const Lists folder;
  CHECK(
      onlyTrack(folder.write("latin.xspf",
                             "<?xml version='1.0' encoding='ISO-8859-1'?>"
                             "<playlist xmlns='http://xspf.org/ns/0/'><trackList><track>"
                             "<location>\xC9t\xE9/tone%20%231.wav</location></track></trackList></playlist>"))
          .file == folder.sound());
}

TEST_CASE("what is written is read as it was") {
  const Lists folder;
  Playlist playlist;
  playlist.title.byLanguage["en"] = "A & B \"C\" <D>";
  Track track;
  track.file = folder.sound();
  track.title = "Tone <1> & \"2\"";
  track.artist = "Nobody";
  track.intensity = 4;
  track.gain = {-2.5};
  track.from = core::framesOf(0.25);
  track.to = core::framesOf(0.75);
  track.statedLength = core::framesOf(1);
  playlist.tracks.push_back(track);
  const auto where = folder.sound().parent_path().parent_path();
  for (const auto& [name, text] : {std::pair("a.m3u8", writeM3u(playlist, where)),
                                   {"a.xspf", writeXspf(playlist, where)},
                                   {"a.toml", writePlaylistToml(playlist, where)}}) {
    CAPTURE(text);
    const auto loaded = loadPlaylist(folder.write(name, text));
    CHECK_MESSAGE(loaded.diagnostics.empty(), formatAll(loaded.diagnostics, loaded.sources));
    REQUIRE(loaded.playlist.tracks.size() == 1);
    const auto& read = loaded.playlist.tracks[0];
    CHECK(loaded.playlist.title.in("en") == playlist.title.in("en"));
    CHECK(read.file == track.file);
    CHECK(read.title == track.title);
    CHECK(read.artist == track.artist);
    CHECK(read.intensity == 4);
    CHECK(read.gain.value == -2.5);
    CHECK(read.from == track.from);
    CHECK(read.to == track.to);
  }
}

TEST_CASE("names of files that mean something to a list come back as they were") {
  const Lists folder;
  const auto where = folder.sound().parent_path();
  for (const auto* name : {"Rain & wind.m4a", "<loud>.ogg", "50%41 off.ogg", "it's \"so\".ogg",
                           "a;b,c=d+e@f!$(g)*~.ogg", "#1 & &amp;.flac", "x:y.ogg", "你🌊.opus"}) {
    Playlist playlist;
    playlist.title.byLanguage["en"] = "T";
    Track track;
    track.file = where / name;
    track.title = "t";
    playlist.tracks.push_back(track);
    for (const auto& [list, text] : {std::pair("Été/b.m3u8", writeM3u(playlist, where)),
                                     {"Été/b.xspf", writeXspf(playlist, where)},
                                     {"Été/b.toml", writePlaylistToml(playlist, where)}}) {
      CAPTURE(text);
      const auto loaded = loadPlaylist(folder.write(list, text), {.requireSoundFiles = false});
      CHECK_MESSAGE(loaded.diagnostics.empty(), formatAll(loaded.diagnostics, loaded.sources));
      REQUIRE(loaded.playlist.tracks.size() == 1);
      CHECK(loaded.playlist.tracks[0].file == track.file);
    }
  }
}

TEST_CASE("a gapless album is read as it was written") {
  const Lists folder;
  const auto text = [](std::string_view more) {
    return "format = 1\ntitle = \"Night\"\nlevel = \"album\"\ngapless = true\n[[track]]\nfile = \"Été/tone "
           "#1.wav\"\n"
           "gain = -2.0\nfrom = \"100 ms\"\n[[track]]\nfile = \"Été/tone #1.wav\"\n" +
           std::string(more);
  };
  const auto loaded = loadPlaylist(folder.write("album.toml", text("to = \"900 ms\"\n")));
  CHECK_MESSAGE(loaded.diagnostics.empty(), formatAll(loaded.diagnostics, loaded.sources));
  CHECK(loaded.playlist.gapless);
  CHECK(loaded.playlist.level == Levelling::album);
  const auto where = folder.sound().parent_path().parent_path();
  CHECK(writePlaylistToml(loaded.playlist, where).find("level  = \"album\"\ngapless = true\n") !=
        std::string::npos);
  const auto cut = loadPlaylist(folder.write("cut.toml", text("from = \"200 ms\"\n")));
  REQUIRE(cut.diagnostics.size() == 1);
  CHECK(cut.diagnostics[0].code == "gapless-cut");
}

TEST_CASE("a script finds a playlist of another program by its name") {
  const auto checked =
      checkText(kListData / "library/config/sessions/x.toml",
                "format = 1\ntitle = \"T\"\nsetting = \"clinic\"\nroute = \"none\"\n[[phase]]\n"
                "name = \"one\"\nlength = \"5 min\"\nplaylist = \"../../../lists/evening.m3u8\"\n",
                {kListData / "library/config", kListData / "lists"}, {.requireSoundFiles = false});
  const auto unknown = std::ranges::count(checked.diagnostics, "unknown-playlist", &core::Diagnostic::code);
  CHECK(unknown == 0);
}

TEST_CASE("letters of Windows become UTF-8") {
  CHECK(fromWindowsLatin("caf\xE9 \x93quoted\x94 \x80") == "café “quoted” €");
  CHECK(fromWindowsLatin("\x81") == "\xEF\xBF\xBD");
  CHECK(declaresLatin("<?xml version=\"1.0\" encoding=\"Windows-1252\"?>"));
  CHECK_FALSE(declaresLatin("<?xml version=\"1.0\" encoding=\"UTF-8\"?> iso-8859-1"));
}

TEST_CASE("syllables and grades") {
  const std::pair<const char*, int> words[]{{"breathe", 1},  {"the", 1},    {"little", 2},  {"wanted", 2},
                                            {"used", 1},     {"voices", 2}, {"times", 1},   {"you", 1},
                                            {"medicine", 3}, {"quiet", 1},  {"evening", 3}, {"slowly", 2},
                                            {"button", 2}};
  for (const auto& [word, count] : words) CHECK_MESSAGE(syllables(word) == count, word);
  CHECK(readingLevel("").words == 0);
  CHECK(readingLevel("You can stop at any time. A nurse will come.").grade < 3);
  const auto hard =
      readingLevel("Go on. Pharmacological interventions necessitate continuous physiological observation.");
  CHECK(hard.grade > 12);
  CHECK(hard.hardest == "Pharmacological interventions necessitate continuous physiological observation.");
}
