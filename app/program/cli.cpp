#include "program/cli.hpp"
#include "core/harmless.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <functional>

#include "author/commands.hpp"
#include "program/commands.hpp"

namespace lw::program {
namespace {

constexpr int kFailed = 1;
constexpr auto kAfterHelp =
    "Codes of earlier sessions of the same person: lists that fit leave out what they heard";

struct CommandLine {
  CLI::App app{"Lullwater: a full-screen player for the setting of supervised ketamine sessions",
               "lullwater"};
  std::function<int(const library::Places&)> chosen;
  std::string session, name;
  author::PinOptions pin;
  author::PlanOptions plan;
  author::RenderOptions render;
  author::CalibrateOptions calibrate;
  std::filesystem::path output;
  bool dryRun = false;
  author::CheckOptions check;
  author::NewOptions fresh;
  std::uint64_t seed = 1;
  author::ScanRequest scan;
  author::VoiceOptions voice;
  RecordsOptions records;
  room::RunOptions run;
  author::ReplayOptions replay;
  author::PreviewOptions preview;

  CLI::App* add(const std::string& command, const std::string& what, const std::string& example,
                std::function<int(const library::Places&)> action) {
    auto* sub = app.add_subcommand(command, what);
    sub->footer("Example: lullwater " + example);
    sub->callback([this, action = std::move(action)] { chosen = action; });
    return sub;
  }
};

void addCheck(CommandLine& line) {
  auto* check = line.add("check", "Check files that people write; without names, the whole library",
                         "check config/sessions/first-look.toml", [&](const library::Places& places) {
                           return author::checkCommand(places, line.check);
                         });
  check->add_option("files", line.check.files, "Session scripts, playlists, forms, breath.toml, room.toml");
  check->add_option("--format", line.check.format, "text, json (as language servers say it) or github")
      ->check(CLI::IsMember({"text", "json", "github"}));
  check->add_flag("--notes", line.check.notes, "Show notes about the whole library, such as unused files");
  auto* explain = line.add(
      "explain", "Why a rule of `check` exists, and what is right; without a code, all of them",
      "explain bad-length", [&](const library::Places&) { return author::explainCommand(line.name); });
  explain->add_option("code", line.name, "Code of a message, such as unknown-key");
  auto* upgrade = line.add("upgrade", "Rewrite a file of an older format, comments and order kept",
                           "upgrade config/sessions/old.toml --dry-run", [&](const library::Places&) {
                             return author::upgradeCommand(line.output, line.dryRun);
                           });
  upgrade->add_option("file", line.output, "File to rewrite")->required();
  upgrade->add_flag("--dry-run", line.dryRun, "Only print what would change");
  auto* convert = line.add("convert", "Write a playlist in another form: .toml, .m3u8 or .xspf",
                           "convert arriving -o arriving.m3u8", [&](const library::Places& places) {
                             return author::convertCommand(places, line.name, line.output);
                           });
  convert->add_option("playlist", line.name, "Name or file of a playlist")->required();
  convert->add_option("-o,--output", line.output, "File to write")->required();
}

void addNew(CommandLine& line) {
  auto* fresh = line.app.add_subcommand("new", "Begin a session, a playlist or a form");
  fresh->require_subcommand(1);
  fresh->footer("Example: lullwater new session quiet-hour");
  const auto add = [&](const char* kind, const char* what, const char* example, auto command) {
    auto* sub = fresh->add_subcommand(kind, what);
    sub->footer(std::string("Example: lullwater new ") + example);
    sub->add_option("name", line.fresh.name, "Name of the file, without its ending")->required();
    sub->add_flag("-y,--yes", line.fresh.yes, "Ask nothing, take what is usual");
    sub->callback([&line, command] {
      line.chosen = [&line, command](const library::Places& places) { return command(places, line.fresh); };
    });
    return sub;
  };
  add("session", "Write config/sessions/NAME.toml", "session quiet-hour", author::newSessionCommand);
  auto* playlist = add("playlist", "Write playlists/NAME.toml", "playlist evening --from ~/Music/evening",
                       author::newPlaylistCommand);
  playlist->add_option("--from", line.fresh.from,
                       "Folder of music: its pieces are measured, ordered and given an intensity");
  add("form", "Write config/forms/NAME.toml", "form evening", author::newFormCommand);
}

void addAuthorCommands(CommandLine& line) {
  auto* plan = line.add(
      "plan", "Show a session as a timeline: text, a picture, or JSON", "plan infusion-60 -o hour.svg",
      [&](const library::Places& places) { return author::planCommand(places, line.plan); });
  plan->add_option("session", line.plan.session, "Name or file of a session script")->required();
  plan->add_option("-o,--output", line.plan.output, "File to write: .svg, .png, .pdf, .json or .txt");
  plan->add_flag("--json", line.plan.json, "JSON, for other programs");
  plan->add_option("--after", line.plan.after, kAfterHelp);
  plan->add_option("--record", line.plan.record, "Folder of the store, if not the usual one");
  auto* rehearse =
      line.add("rehearse", "Play a session with artificial people and say what went otherwise than planned",
               "rehearse infusion-60 -o rehearsal.html", [&](const library::Places& places) {
                 return author::rehearseCommand(places, line.session, line.output, line.seed);
               });
  rehearse->add_option("session", line.session, "Name or file of a session script")->required();
  rehearse->add_option("-o,--output", line.output, "A page for a browser, .html");
  rehearse->add_option("--seed", line.seed, "Of the person who presses whatever is there")
      ->capture_default_str();
  auto* preview =
      line.add("preview", "See and hear a session in a window that follows the files as they are saved",
               "preview config/sessions/infusion-60.toml",
               [&](const library::Places& places) { return author::previewCommand(places, line.preview); });
  preview->add_option("session", line.preview.session, "Name or file of a session script")->required();
  preview->add_flag("--silent", line.preview.silent, "Without sound");
  preview->add_option("--shots", line.preview.shots, "No window: write pictures of it to this folder");
  preview->add_option("--size", line.preview.size, "Size in pixels, e.g. 1600x950");
  auto* render = line.add("render", "Write what a session sounds like to a file (.wav, .flac, .opus)",
                          "render infusion-60 -o hour.flac", [&](const library::Places& places) {
                            return author::renderCommand(places, line.render);
                          });
  render->add_option("session", line.render.session, "Name or file of a session script")->required();
  render->add_option("-o,--output", line.render.output, "File to write")->required();
  render->add_flag("--cue", line.render.cue,
                   "Also a cue sheet with phases and pieces (.wav gets one anyway)");
  auto* scan = line.add(
      "scan", "Measure sound files: loudness, range, true peak, silence, sudden rises", "scan assets/music",
      [&](const library::Places& places) { return author::scanCommand(places, line.scan); });
  scan->add_option("paths", line.scan.paths, "Files, or folders with all that is in them")->required();
  scan->add_flag("--json", line.scan.json, "As JSON");
  scan->add_option("--threads", line.scan.threads, "How many files to read at once, if not one a core")
      ->check(CLI::Range(1U, 256U));
}

void addVoice(CommandLine& line) {
  auto* voice =
      line.add("voice", "List the lines of sessions and what speaks them; build or record what is missing",
               "voice first-look --record let-the-chair-hold-you",
               [&](const library::Places& places) { return author::voiceCommand(places, line.voice); });
  voice->add_option("sessions", line.voice.sessions, "Names or files of session scripts; without, all");
  auto* lines = voice->add_flag("--lines", line.voice.linesOnly,
                                "Only key and text, separated by a tab, for building voices");
  auto* say =
      voice->add_flag("--say", line.voice.say, "Speak the lines that nothing speaks yet, slowly, in English");
  auto* record = voice->add_option("--record", line.voice.record,
                                   "Record a line: its key, or how its key begins if no other begins so");
  record->excludes(lines)->excludes(say);
  say->excludes(lines);
  voice->add_option("--microphone", line.voice.microphone, "Device to record from, if not the system's own")
      ->needs(record);
}

void addReplay(CommandLine& line) {
  auto* sounds = line.add(
      "sounds", "List the sound files of a session, and whether they are there", "sounds infusion-60",
      [&](const library::Places& places) { return author::soundsCommand(places, line.session); });
  sounds->add_option("session", line.session, "Name or file of a session script")->required();
  auto* replay = line.add("replay", "Play a session again from its as-run log, and tell what goes otherwise",
                          "replay first-look log.jsonl -o again.flac", [&](const library::Places& places) {
                            return author::replayCommand(places, line.replay);
                          });
  replay->add_option("session", line.replay.session, "Name or file of the same session script")->required();
  replay->add_option("log", line.replay.log, "Log that `run --as-run` wrote")->required();
  replay->add_option("-o,--output", line.replay.output, "File for the sound (.wav, .flac, .opus)");
  replay->add_option("--room", line.replay.room, "room.toml to use");
}

void addCalibrate(CommandLine& line) {
  auto* calibrate = line.add(
      "calibrate", "Play a noise, ask what a sound level meter reads, and set the room's volume limit by it",
      "calibrate --write",
      [&](const library::Places& places) { return author::calibrateCommand(places, line.calibrate); });
  calibrate->add_option("--device", line.calibrate.device, "Sound device, if not the room's own");
  calibrate->add_option("--room", line.calibrate.room, "room.toml to use");
  calibrate->add_flag("--write", line.calibrate.write, "Write the result into room.toml; else it is printed");
}

void addRecordCommands(CommandLine& line) {
  auto* records = line.app.add_subcommand("records", "Look into the store of past sessions");
  records->require_subcommand(1);
  records->footer("Example: lullwater records list");
  auto* list = records->add_subcommand("list", "One line a session");
  auto* show = records->add_subcommand("show", "Everything that one session recorded");
  auto* due = records->add_subcommand("due", "Follow-ups whose time has come");
  auto* verify = records->add_subcommand("verify", "Walk the hash chain: has anything been changed?");
  list->footer("Example: lullwater records list");
  show->footer("Example: lullwater records show K7QM");
  due->footer("Example: lullwater records due");
  verify->footer("Example: lullwater records verify");
  list->callback(
      [&] { line.chosen = [&](const library::Places&) { return recordsListCommand(line.records); }; });
  show->callback(
      [&] { line.chosen = [&](const library::Places&) { return recordsShowCommand(line.records); }; });
  due->callback(
      [&] { line.chosen = [&](const library::Places&) { return recordsDueCommand(line.records); }; });
  verify->callback(
      [&] { line.chosen = [&](const library::Places&) { return recordsVerifyCommand(line.records); }; });
  for (auto* sub : {list, show, due, verify})
    sub->add_option("--record", line.records.folder, "Folder of the store, if not the usual one");
  show->add_option("code", line.records.code, "Code of the session, from `records list`")->required();
  show->add_flag("--private", line.records.showPrivate, "Also show private words");
  auto* pin =
      line.add("pin", "Ask for a PIN and print the table for room.toml that lets somebody in", "pin \"Ada\"",
               [&](const library::Places& places) { return author::pinCommand(places, line.pin); });
  pin->add_option("name", line.pin.name, "Whose PIN it is")->required();
  pin->add_flag("--lead", line.pin.lead, "They lead: they may do what is not for all staff");
  pin->add_option("--room", line.pin.room, "room.toml they are to stand in, if not the library's own");
}

void addRun(CommandLine& line) {
  auto* run = line.add("run", "Run a session: in a window, or without a display", "run infusion-60",
                       [&](const library::Places& places) { return runCommand(places, line.run); });
  run->add_option("session", line.run.session, "Name or file of a session script")->capture_default_str();
  run->add_flag("--headless", line.run.headless,
                "No window and no sound device: an artificial person answers");
  run->add_option_function<std::string>(
      "--speed",
      [&](const std::string& text) {
        line.run.speed = text == "max"                                     ? 0
                         : CLI::detail::lexical_cast(text, line.run.speed) ? line.run.speed
                                                                           : -1;
        if (line.run.speed < 0 || line.run.speed > 1000)
          throw CLI::ValidationError("--speed", "must be a number up to 1000, or max");
      },
      "Headless: times real time, or max");
  run->add_option("--simulate", line.run.simulate, "Headless: careful, slow, silent, caller, or random:SEED");
  run->add_option("--answers", line.run.answers,
                  "Headless: file that says what is answered, and when marks are placed")
      ->excludes("--simulate");
  run->add_option("--shots", line.run.shots, "Headless: folder for a picture of each screen");
  run->add_option("--wav", line.run.wav, "Headless: file for the sound (.wav, .flac, .opus)");
  run->add_option("--as-run", line.run.asRun, "File for a log of what happened, JSON lines");
  run->add_option("--record", line.run.record, "Folder of the store, if not the usual one");
  run->add_option("--after", line.run.after, kAfterHelp);
  run->add_option("--room", line.run.room, "room.toml to use");
  run->add_option("--size", line.run.size, "Size in pixels, e.g. 1280x800");
  run->add_option("--screen-mm", line.run.millimetres, "Width of the display in millimetres")
      ->check(CLI::Range(50.0, 5000.0));
  run->add_flag("--windowed", line.run.windowed, "A window instead of the full screen");
  run->add_option("--log", line.run.log,
                  "What to tell while it runs: names (of what happens) or values (private words, too)")
      ->transform(CLI::CheckedTransformer(std::map<std::string, room::LogLevel>{
          {"names", room::LogLevel::names}, {"values", room::LogLevel::values}}));
}

/// What was to be told went lost: a full disk behind `>`.
int toldAll(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  fmt::print(stderr, "lullwater: can't write what it found: {}\n", std::strerror(errno));
  return kFailed;
}

int carryOut(const CommandLine& line) {
  try {
    return toldAll(line.chosen(library::findPlaces()));
  } catch (const std::exception& error) {
    fmt::print(stderr, "lullwater: {}\n", core::harmless(error.what()));
    return kFailed;
  }
}

}  // namespace

int runCli(int argc, char** argv, const std::string& version) {
  CommandLine line;
  line.app.require_subcommand(1);
  line.app.set_version_flag("--version", "lullwater " + version);
  line.app.footer("Adds to a site's nurse-call system and does not replace it. Not a medical device.");
  addRun(line);
  addCheck(line);
  addNew(line);
  addAuthorCommands(line);
  addVoice(line);
  addReplay(line);
  addCalibrate(line);
  addRecordCommands(line);
  try {
    line.app.parse(argc, argv);
  } catch (const CLI::RequiredError& error) {
    const bool unknown = argc > 1 && argv[1][0] != '-' && line.app.get_subcommands().empty();
    if (!unknown) return line.app.exit(error) == 0 ? 0 : author::kWrongUse;
    fmt::print(stderr, "lullwater: there is no command '{}'; lullwater --help names them all\n",
               core::harmless(argv[1]));
    return author::kWrongUse;
  } catch (const CLI::ParseError& error) {
    return line.app.exit(error) == 0 ? 0 : author::kWrongUse;
  }
  return carryOut(line);
}

}  // namespace lw::program
