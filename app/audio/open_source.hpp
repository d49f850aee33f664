#pragma once
#include <memory>

#include "audio/programme.hpp"
#include "audio/source_reader.hpp"

namespace lw::audio {

/// Opens a source: decodes a file, or makes a breath cue. Throws std::runtime_error.
std::unique_ptr<SourceReader> openSource(const SourceSpec& spec);
/// The same samples, with a file's decoder on a thread of its own: for who pulls faster than time.
std::unique_ptr<SourceReader> openSourceAhead(const SourceSpec& spec);

}  // namespace lw::audio
