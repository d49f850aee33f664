#include "audio/source_reader.hpp"

#include "audio/ahead_reader.hpp"
#include "audio/breath_tone.hpp"
#include "audio/file_reader.hpp"

namespace lw::audio {

std::unique_ptr<SourceReader> openSource(const SourceSpec& spec) {
  if (const auto* file = std::get_if<FileSpec>(&spec)) return std::make_unique<FileReader>(*file);
  return std::make_unique<BreathReader>(std::get<BreathSpec>(spec));
}

std::unique_ptr<SourceReader> openSourceAhead(const SourceSpec& spec) {
  auto source = openSource(spec);
  if (!std::holds_alternative<FileSpec>(spec)) return source;
  return std::make_unique<AheadReader>(std::move(source));
}

}  // namespace lw::audio
