#include "audio/crossing.hpp"

#include "audio/likeness.hpp"

namespace lw::audio {
namespace {

constexpr std::int64_t kLeftOut = core::framesOf(0.25).count();

/// Holds a clip's frames in its ring for a moment.
class Kept {
 public:
  Kept(Clip& clip, std::int64_t from) : clip_(clip), all_(clip.keep(from)) {}
  ~Kept() { clip_.letGo(); }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;
  bool all() const { return all_; }

 private:
  Clip& clip_;
  const bool all_;
};

std::int64_t endOf(const Clip& clip) {
  const auto end = clip.end.load(std::memory_order_acquire);
  return end == Clip::kUnknown ? Clip::kNothingKept : end;
}

bool isDecoded(const Clip& clip, std::int64_t until) {
  return clip.written.load(std::memory_order_acquire) >= until;
}

}  // namespace

double likenessAhead(Clip& out, core::Frames from, Clip& in, core::Frames fade) {
  const auto begin = from.count();
  const auto until = std::min({std::min(fade, kMeasuredCrossing).count(), endOf(out) - begin, endOf(in)});
  if (begin < 0 || until <= kLeftOut || !isDecoded(out, begin + until) || !isDecoded(in, until)) return 0;
  const Kept keptOut(out, begin + kLeftOut), keptIn(in, kLeftOut);
  if (!keptOut.all() || !keptIn.all()) return 0;
  LikenessSums sums;
  for (auto i = kLeftOut; i < until;) {
    const auto count = std::min({until - i, Clip::straight(begin + i), Clip::straight(i)});
    sums.add(out.frame(begin + i), in.frame(i), 2 * static_cast<std::size_t>(count));
    i += count;
  }
  return sums.value();
}

}  // namespace lw::audio
