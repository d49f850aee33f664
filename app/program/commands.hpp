#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "program/places.hpp"

/// One function a command. They return the program's exit code: 0, 1 (mistakes in files, or it failed), 2
/// (wrong use).
namespace lw::program {

int checkCommand(const Places& places, const std::vector<std::string>& files);
/// `output` "" = text (or JSON) on the terminal; else a file: .svg, .png, .pdf, .json or .txt.
int planCommand(const Places& places, const std::string& session, const std::filesystem::path& output,
                bool json);
int renderCommand(const Places& places, const std::string& session, const std::filesystem::path& output);
struct ScanRequest {
  std::vector<std::string> paths;
  bool json = false;
  unsigned threads = 0;  ///< 0 = one a core
};
int scanCommand(const Places& places, const ScanRequest& request);
int voiceCommand(const Places& places, const std::vector<std::string>& sessions, bool linesOnly);
int pinCommand(const std::string& name);

struct RecordsOptions {
  std::filesystem::path folder;
  std::string code;
  bool showPrivate = false;
};
int recordsListCommand(const RecordsOptions& options);
int recordsShowCommand(const RecordsOptions& options);
int recordsDueCommand(const RecordsOptions& options);
int recordsVerifyCommand(const RecordsOptions& options);

struct RunOptions {
  std::string session = "first-look";
  bool headless = false;
  double speed = 1;      ///< 0 = as fast as possible
  std::string simulate;  ///< "" = "careful" when headless
  std::filesystem::path answers, shots, wav, asRun, record, room;
  std::string size;        ///< "1920x1080"
  double millimetres = 0;  ///< width of the display
  bool windowed = false;
};
int runCommand(const Places& places, RunOptions options);

}  // namespace lw::program
