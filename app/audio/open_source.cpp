#include "audio/open_source.hpp"

#include "audio/breath_tone.hpp"
#include "audio/file_reader.hpp"

namespace lw::audio {

namespace {

std::unique_ptr<SourceReader> open(const SourceSpec& spec, Decoding decoding) {
  if (const auto* file = std::get_if<FileSpec>(&spec)) return std::make_unique<FileReader>(*file, decoding);
  return std::make_unique<BreathReader>(std::get<BreathSpec>(spec));
}

}  // namespace

std::unique_ptr<SourceReader> openSource(const SourceSpec& spec) {
  return open(spec, Decoding::here);
}

std::unique_ptr<SourceReader> openSourceAhead(const SourceSpec& spec) {
  return open(spec, Decoding::ahead);
}

}  // namespace lw::audio
