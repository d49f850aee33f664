#pragma once
#include <memory>

#include "audio/programme.hpp"
#include "audio/source_reader.hpp"

namespace lw::audio {

/// A source with all that keeps it by itself from startling, in this order: its DC is taken out
/// (audio/dc_reader.hpp), its clicks are lowered (audio/click_reader.hpp), and what is left is held within
/// bounds (audio/guarded_reader.hpp). `gain`: with which it will be mixed. What needs none of the three
/// passes bit for bit.
std::unique_ptr<SourceReader> guardedSource(std::unique_ptr<SourceReader> source, core::Decibels gain,
                                            const Guarding& guarding);

}  // namespace lw::audio
