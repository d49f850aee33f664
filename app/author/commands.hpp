#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "library/places.hpp"

/// One function a command. They return the program's exit code: 0, 1 (mistakes in files, or it failed), 2
/// (wrong use).
namespace lw::author {

/// The exit code of a command line that makes no sense; 1 = what it asked for went wrong.
inline constexpr int kWrongUse = 2;

struct CheckOptions {
  std::vector<std::string> files;  ///< empty: the whole library
  std::string format = "text";     ///< "text", "json" or "github"
  bool notes = false;              ///< show the notes about a whole library, too
};
int checkCommand(const library::Places& places, const CheckOptions& options);
/// "" lists all codes.
int explainCommand(const std::string& code);
int convertCommand(const library::Places& places, const std::string& playlist,
                   const std::filesystem::path& output);
int upgradeCommand(const std::filesystem::path& file, bool dryRun);

struct NewOptions {
  std::string name;
  std::filesystem::path from;  ///< folder of music for a playlist
  bool yes = false;            ///< ask nothing
};
int newSessionCommand(const library::Places& places, const NewOptions& options);
int newPlaylistCommand(const library::Places& places, const NewOptions& options);
int newFormCommand(const library::Places& places, const NewOptions& options);

struct PlanOptions {
  std::string session;
  std::filesystem::path
      output;  ///< "" = text (or JSON) on the terminal; else .svg, .png, .pdf, .json or .txt
  bool json = false;
  std::vector<std::string> after;  ///< codes of earlier sessions of the same person
  std::filesystem::path record;    ///< folder of the store, "" = the usual one
};
int planCommand(const library::Places& places, const PlanOptions& options);
struct RenderOptions {
  std::string session;
  std::filesystem::path output;
  bool cue = false;  ///< a cue sheet beside it
};
int renderCommand(const library::Places& places, const RenderOptions& options);
struct CalibrateOptions {
  std::string device;  ///< "" = the room's own
  std::filesystem::path room;
  bool write = false;  ///< into the room's file
};
int calibrateCommand(const library::Places& places, const CalibrateOptions& options);
/// `output` "" = text only; else a page of its own, .html. 1 where something is wrong.
int rehearseCommand(const library::Places& places, const std::string& session,
                    const std::filesystem::path& output, std::uint64_t seed);

struct PreviewOptions {
  std::string session;
  std::filesystem::path shots;  ///< "" = a window; else pictures of it
  std::string size;             ///< "1600x950"
  bool silent = false;
};
int previewCommand(const library::Places& places, const PreviewOptions& options);
struct ScanRequest {
  std::vector<std::string> paths;
  bool json = false;
  unsigned threads = 0;  ///< 0 = one a core
};
int scanCommand(const library::Places& places, const ScanRequest& request);

struct VoiceOptions {
  std::vector<std::string> sessions;  ///< empty: all
  bool linesOnly = false;             ///< key and text, for assets/voice/build
  bool say = false;                   ///< build what nothing speaks yet
  std::string record;                 ///< key of a line to record
  std::string microphone;             ///< "" = the system's
};
int voiceCommand(const library::Places& places, const VoiceOptions& options);
/// "there" or "missing", a tab, and the path of every sound file that a session may play; its voice is told
/// by `voice`.
int soundsCommand(const library::Places& places, const std::string& session);

struct ReplayOptions {
  std::string session;
  std::filesystem::path log;     ///< as `run --as-run` wrote it
  std::filesystem::path output;  ///< file for the sound, "" = none
  std::filesystem::path room;
};
/// 1 where the session told something otherwise than the log.
int replayCommand(const library::Places& places, const ReplayOptions& options);

struct PinOptions {
  std::string name;
  bool lead = false;
  std::filesystem::path room;  ///< "" = the library's own room.toml
};
/// Asks for a PIN and prints the table that room.toml takes.
int pinCommand(const library::Places& places, const PinOptions& options);

}  // namespace lw::author
