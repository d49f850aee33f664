#include "audio/guarded_source.hpp"

#include "audio/click_reader.hpp"
#include "audio/dc_reader.hpp"
#include "audio/guard.hpp"
#include "audio/guarded_reader.hpp"

namespace lw::audio {

std::unique_ptr<SourceReader> guardedSource(std::unique_ptr<SourceReader> source, core::Decibels gain,
                                            const Guarding& guarding) {
  const core::Decibels ceiling{guardBounds(guarding).truePeak - kClickMargin};
  const auto clickFrom =
      static_cast<float>(core::amplitude(ceiling)) / static_cast<float>(core::amplitude(gain));
  auto steadyLess = std::make_unique<DcReader>(std::move(source));
  auto clickLess = std::make_unique<ClickReader>(std::move(steadyLess), clickFrom);
  return std::make_unique<GuardedReader>(std::move(clickLess), gain, guarding);
}

}  // namespace lw::audio
