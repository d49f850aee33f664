#include "script/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "script/library.hpp"
#include "script/listed.hpp"
#include "script/read.hpp"
#include "script/rules.hpp"
#include "script/source.hpp"

namespace lw::script {
namespace {

namespace fs = std::filesystem;

// Reads a script's files, each once, and gathers what is wrong with them.
class Loader {
 public:
  Loader(const Places& places, const LoadOptions& options) : places_(places), options_(options) {}
  Loaded load(std::unique_ptr<Source> script);

 private:
  void follow(const Reference& reference);
  void questions(const Reference& reference, bool wantsForm);
  void playlist(const Reference& reference);
  void pattern(const Reference& reference);
  void readPatterns();
  void readBed();
  std::optional<fs::path> find(const Reference& reference, const fs::path& folder, std::string_view what,
                               std::string_view unknown);
  Loaded finish();

  Places places_;
  LoadOptions options_;
  Bundle bundle_;
  std::unique_ptr<Source> script_;
  std::vector<std::unique_ptr<Source>> others_;
  std::map<fs::path, Kind> forms_;    // forms and checklists that were read
  const Source* patterns_ = nullptr;  // breath.toml, once it was read
};

std::optional<fs::path> Loader::find(const Reference& reference, const fs::path& folder,
                                     std::string_view what, std::string_view unknown) {
  const auto resolved = resolve(reference.name, folder, what, unknown, *script_, places_);
  if (!resolved.file.empty()) return resolved.file;
  script_->error(resolved.code, reference.span, resolved.problem, resolved.hint);
  return std::nullopt;
}

// The same file under another name ("./arrival" beside "arrival").
template <class T>
void alias(std::map<std::string, T, std::less<>>& among, const std::string& name, const fs::path& file) {
  if (among.contains(name)) return;
  const auto same = std::ranges::find_if(among, [&](const auto& entry) { return entry.second.file == file; });
  if (same != among.end()) among.emplace(name, T(same->second));
}

void Loader::questions(const Reference& reference, bool wantsForm) {
  const auto file = find(reference, places_.config / "forms", wantsForm ? "form" : "checklist",
                         wantsForm ? "unknown-form" : "unknown-checklist");
  if (!file) return;
  auto known = forms_.find(*file);
  if (known == forms_.end()) {
    auto source = std::make_unique<Source>(*file);
    const auto kind = source->parse() ? recognise(*file, source->root)
                                      : std::optional(wantsForm ? Kind::form : Kind::checklist);
    known = forms_.emplace(*file, kind == Kind::checklist ? Kind::checklist : Kind::form).first;
    if (known->second == Kind::form)
      bundle_.forms[reference.name] = readForm(*source);
    else
      bundle_.checklists[reference.name] = readChecklist(*source);
    others_.push_back(std::move(source));
  }
  alias(bundle_.forms, reference.name, *file);
  alias(bundle_.checklists, reference.name, *file);
  if ((known->second == Kind::form) == wantsForm) return;
  script_->error("wrong-kind", reference.span,
                 fmt::format("'{}' is a {}", reference.name, wantsForm ? "checklist" : "form"),
                 wantsForm ? "write checklist = \"…\"" : "write form = \"…\"");
}

void Loader::playlist(const Reference& reference) {
  if (bundle_.playlists.contains(reference.name)) return;
  const auto file = find(reference, places_.playlists, "playlist", "unknown-playlist");
  if (!file) return;
  auto source = std::make_unique<Source>(*file);
  bundle_.playlists[reference.name] = readPlaylist(*source, options_.requireSoundFiles);
  others_.push_back(std::move(source));
}

void Loader::readPatterns() {
  if (patterns_ != nullptr) return;
  auto source = std::make_unique<Source>(places_.config / "breath.toml");
  bundle_.patterns = readBreath(*source);
  patterns_ = source.get();
  others_.push_back(std::move(source));
}

void Loader::pattern(const Reference& reference) {
  readPatterns();
  if (bundle_.patterns.contains(reference.name) || core::hasErrors(patterns_->diagnostics)) return;
  std::vector<std::string> known;
  for (const auto& [id, _] : bundle_.patterns) known.push_back(id);
  auto hint = didYouMean(reference.name, known);
  if (hint.empty()) hint = "patterns are written in config/breath.toml";
  script_->error("unknown-pattern", reference.span,
                 fmt::format("there is no breath pattern '{}'", reference.name), hint);
}

void Loader::readBed() {
  const auto file = places_.playlists / "bed.toml";
  std::error_code error;
  if (!fs::exists(file, error))
    return script_->error(
        "no-bed", {},
        fmt::format("there is no {}, the music that plays when all other has ended", file.string()));
  auto source = std::make_unique<Source>(file);
  bundle_.bed = readPlaylist(*source, options_.requireSoundFiles);
  others_.push_back(std::move(source));
}

void Loader::follow(const Reference& reference) {
  switch (reference.to) {
    case Reference::To::form: return questions(reference, true);
    case Reference::To::checklist: return questions(reference, false);
    case Reference::To::playlist: return playlist(reference);
    case Reference::To::pattern: return pattern(reference);
  }
}

Loaded Loader::finish() {
  Loaded result;
  result.bundle = std::move(bundle_);
  others_.push_back(std::move(script_));
  for (auto& source : others_) {
    result.diagnostics.insert(result.diagnostics.end(), source->diagnostics.begin(),
                              source->diagnostics.end());
    result.sources[source->file] = std::move(source->text);
  }
  core::sortDiagnostics(result.diagnostics);
  return result;
}

Loaded Loader::load(std::unique_ptr<Source> script) {
  script_ = std::move(script);
  auto reading = readSession(*script_);
  bundle_.script = std::move(reading.script);
  // Without phases there is nothing to hold the rest against: the file was no script, or not readable.
  if (script_->root.empty()) return finish();
  for (const auto& reference : reading.references) follow(reference);
  readBed();
  checkRules(bundle_, *script_);
  checkMedicine(bundle_, *script_);
  checkReach(bundle_, *script_);
  checkReadingLevel(*script_);
  const auto& languages = bundle_.script.languages;
  if (languages.size() > 1 || (!languages.empty() && languages[0] != "en")) {
    checkLanguages(*script_, languages);
    for (auto& source : others_)
      if (forms_.contains(source->file)) checkLanguages(*source, languages);
  }
  return finish();
}

template <class Result>
Result gather(Source& source) {
  Result result;
  result.diagnostics = std::move(source.diagnostics);
  core::sortDiagnostics(result.diagnostics);
  result.sources[source.file] = std::move(source.text);
  return result;
}

Checked checkSource(std::unique_ptr<Source> source, const Places& places, const LoadOptions& options) {
  const bool listed = isListed(source->file);
  if (!listed && !source->parse()) return gather<Checked>(*source);
  const auto kind = recognise(source->file, source->root);
  if (!kind) {
    source->error(
        "unknown-kind", {{1, 1}, {1, 1}},
        "this is not a session script, a playlist, a form, a checklist, breath.toml or room.toml",
        "sessions lie in config/sessions, forms and checklists in config/forms, playlists in playlists");
    return gather<Checked>(*source);
  }
  if (*kind == Kind::session) {
    auto loaded = Loader(places, options).load(std::move(source));
    return {kind, std::move(loaded.diagnostics), std::move(loaded.sources)};
  }
  switch (*kind) {
    case Kind::playlist: readPlaylist(*source, options.requireSoundFiles); break;
    case Kind::form: readForm(*source); break;
    case Kind::checklist: readChecklist(*source); break;
    case Kind::breath: readBreath(*source); break;
    default: readRoom(*source); break;
  }
  auto result = gather<Checked>(*source);
  result.kind = kind;
  return result;
}

LoadedRoom roomFrom(Source source) {
  auto room = readRoom(source);
  auto result = gather<LoadedRoom>(source);
  result.room = std::move(room);
  return result;
}

}  // namespace

Loaded loadSession(const fs::path& file, const Places& places, const LoadOptions& options) {
  return Loader(places, options).load(std::make_unique<Source>(file));
}

LoadedRoom loadRoom(const fs::path& file) {
  std::error_code error;
  if (fs::symlink_status(file, error).type() == fs::file_type::not_found) return {};
  return roomFrom(Source(file));
}

LoadedRoom loadRoom(const fs::path& file, std::string text) {
  return roomFrom(Source(file, std::move(text)));
}

LoadedPlaylist loadPlaylist(const fs::path& file, const LoadOptions& options) {
  Source source(file);
  auto playlist = readPlaylist(source, options.requireSoundFiles);
  auto result = gather<LoadedPlaylist>(source);
  result.playlist = std::move(playlist);
  return result;
}

Checked checkFile(const fs::path& file, const Places& places, const LoadOptions& options) {
  return checkSource(std::make_unique<Source>(file), places, options);
}

Checked checkText(const fs::path& file, std::string text, const Places& places, const LoadOptions& options) {
  return checkSource(std::make_unique<Source>(file, std::move(text)), places, options);
}

std::string formatAll(const core::Diagnostics& diagnostics, const Sources& sources, core::Colour colour) {
  std::map<std::string_view, core::Lines> lines;
  std::string text;
  for (const auto& diagnostic : diagnostics) {
    const auto found = sources.find(diagnostic.file);
    auto known = lines.find(diagnostic.file.native());
    if (known == lines.end())
      known = lines
                  .emplace(diagnostic.file.native(),
                           found == sources.end() ? core::Lines() : core::Lines(found->second))
                  .first;
    text += core::format(diagnostic, known->second, colour);
  }
  return text;
}

}  // namespace lw::script
