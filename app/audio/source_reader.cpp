#include "audio/source_reader.hpp"

#include "audio/breath_tone.hpp"
#include "audio/file_reader.hpp"

namespace lw::audio {

std::unique_ptr<SourceReader> openSource(const SourceSpec& spec) {
  if (const auto* file = std::get_if<FileSpec>(&spec)) return std::make_unique<FileReader>(*file);
  return std::make_unique<BreathReader>(std::get<BreathSpec>(spec));
}

std::unique_ptr<SourceReader> openSourceAhead(const SourceSpec& spec) {
  const auto* file = std::get_if<FileSpec>(&spec);
  if (file == nullptr) return openSource(spec);
  return std::make_unique<FileReader>(*file, FileReader::Decoding::ahead);
}

}  // namespace lw::audio
