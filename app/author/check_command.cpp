#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "author/commands.hpp"
#include "author/diagnostics_out.hpp"
#include "author/progress.hpp"
#include "library/library.hpp"
#include "script/codes.hpp"
#include "script/listed.hpp"
#include "script/load.hpp"

namespace lw::author {
namespace {

namespace fs = std::filesystem;

class Check {
 public:
  explicit Check(const library::Places& places) : places_(places) {}
  void file(const fs::path& file);
  void library();
  void show(const CheckOptions& options);

  core::Diagnostics diagnostics;

 private:
  void session(const fs::path& file);
  void unused(const fs::path& file);

  library::Places places_;
  script::Sources sources_;
  std::set<fs::path> used_;  // forms, checklists and playlists that a session names
  std::size_t files_ = 0;
  bool whole_ = false;
};

std::vector<fs::path> filesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".toml" || script::isListed(entry->path()))
      files.push_back(entry->path());
  std::ranges::sort(files);
  return files;
}

void Check::session(const fs::path& file) {
  const auto library = library::loadLibrary(places_, file, showProgress("measuring"));
  diagnostics.insert(diagnostics.end(), library->diagnostics.begin(), library->diagnostics.end());
  sources_.insert(library->sources.begin(), library->sources.end());
  const auto& bundle = library->bundle;
  for (const auto& [name, form] : bundle.forms) used_.insert(form.file);
  for (const auto& [name, checklist] : bundle.checklists) used_.insert(checklist.file);
  for (const auto& [name, playlist] : bundle.playlists) used_.insert(playlist.file);
  used_.insert(bundle.bed.file);
}

void Check::file(const fs::path& file) {
  ++files_;
  if (file.extension() == ".toml" && file.parent_path().filename() == "sessions") return session(file);
  auto checked = script::checkFile(file, {places_.config(), places_.playlists()});
  if (checked.kind == script::Kind::session && !core::hasErrors(checked.diagnostics)) return session(file);
  diagnostics.insert(diagnostics.end(), checked.diagnostics.begin(), checked.diagnostics.end());
  sources_.merge(checked.sources);
}

void Check::unused(const fs::path& file) {
  if (!used_.contains(file))
    diagnostics.push_back({core::Severity::note, "unused-file", file, {}, "no session uses this file", ""});
}

void Check::library() {
  whole_ = true;
  for (const auto& folder :
       {places_.config() / "sessions", places_.config() / "forms", places_.config(), places_.playlists()})
    for (const auto& each : filesIn(folder)) file(each);
  for (const auto& folder : {places_.config() / "forms", places_.playlists()})
    for (const auto& each : filesIn(folder)) unused(each);
}

std::string counted(const core::Diagnostics& diagnostics, core::Severity severity) {
  const auto count = std::ranges::count(diagnostics, severity, &core::Diagnostic::severity);
  return fmt::format("{} {}{}", count, core::nameOf(severity), count == 1 ? "" : "s");
}

void Check::show(const CheckOptions& options) {
  core::sortDiagnostics(diagnostics);
  if (options.format == "json") return fmt::print("{}", diagnosticsAsJson(diagnostics, sources_));
  if (options.format == "github") return fmt::print("{}", diagnosticsForGithub(diagnostics));
  auto tally =
      fmt::format("{} {}, {}, {}", files_, files_ == 1 ? "file" : "files",
                  counted(diagnostics, core::Severity::error), counted(diagnostics, core::Severity::warning));
  const auto notes = std::ranges::count(diagnostics, core::Severity::note, &core::Diagnostic::severity);
  if (notes > 0) tally += ", " + counted(diagnostics, core::Severity::note);
  // Notes about a whole library are the same every day: said when asked for.
  const bool quiet = whole_ && !options.notes && notes > 0;
  if (quiet) {
    std::erase_if(diagnostics, [](const auto& one) { return one.severity == core::Severity::note; });
    tally += " (shown by --notes)";
  }
  fmt::print("{}{}\n", script::formatAll(diagnostics, sources_, colourFor(STDOUT_FILENO)), tally);
}

}  // namespace

int checkCommand(const library::Places& places, const CheckOptions& options) {
  Check check(places);
  for (const auto& name : options.files) {
    const auto session = library::findSession(places, name);
    std::error_code ignored;  // of a loop of links: the reader says what is wrong with it
    const bool isName = !fs::exists(name, ignored) && fs::exists(session, ignored);
    check.file(isName ? session : fs::path(name));
  }
  if (options.files.empty()) check.library();
  const bool failed = core::hasErrors(check.diagnostics);
  check.show(options);
  return failed ? 1 : 0;
}

int explainCommand(const std::string& code) {
  if (!code.empty()) {
    const auto entry = script::findCode(code);
    if (entry.code.empty()) {
      fmt::print(stderr, "lullwater: there is no code '{}'; `lullwater explain` lists them all\n", code);
      return 2;
    }
    fmt::print("{}", script::describeCode(entry));
    return 0;
  }
  for (const auto& entry : script::allCodes()) fmt::print("{:<22} {}\n", entry.code, entry.why);
  return 0;
}

}  // namespace lw::author
