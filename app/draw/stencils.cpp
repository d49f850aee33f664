#include "draw/stencils.hpp"

#include <cmath>

namespace lw::draw {
namespace {

std::size_t bytesOf(const Stencil& stencil, const std::string& words) {
  constexpr std::size_t kAround = 400;  // the nodes of list and map
  return stencil.cover.capacity() + stencil.own.capacity() * 4 + 2 * words.size() + kAround;
}

}  // namespace

std::shared_ptr<const Stencil> Stencils::of(const TextRun& run) {
  Key key{run.text, run.size, std::lround(std::min(run.width, 1e6) * 2), run.weight};
  if (const auto found = byKey_.find(key); found != byKey_.end()) {
    kept_.splice(kept_.begin(), kept_, found->second);
    return kept_.front().stencil;
  }
  auto made = std::make_shared<const Stencil>(letters_.stencil(run));
  const auto bytes = bytesOf(*made, run.text);
  kept_.push_front({key, made, bytes});
  byKey_.emplace(std::move(key), kept_.begin());
  bytes_ += bytes;
  forget();
  return made;
}

void Stencils::forget() {
  while (bytes_ > most_ && !kept_.empty()) {
    bytes_ -= kept_.back().bytes;
    byKey_.erase(kept_.back().key);
    kept_.pop_back();
  }
}

}  // namespace lw::draw
