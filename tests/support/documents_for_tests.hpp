#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "plan/media.hpp"
#include "script/documents.hpp"

/// Documents made by hand, without files.
namespace lw::plan::test {

using core::Frames;
using core::framesOf;

inline Frames seconds(double length) {
  return framesOf(length);
}
inline Frames minutes(double length) {
  return framesOf(60 * length);
}

inline script::Text text(const std::string& words) {
  return {{{"en", words}}};
}

/// A bundle and what is known about its sounds, with an easy way to add to both.
struct Made {
  script::Bundle bundle;
  Media media;

  Made();
  script::Track& track(script::Playlist& list, const std::string& name, Frames length, int intensity = 1);
  script::Playlist& playlist(const std::string& name, std::vector<double> minutesOfPieces);
  script::Phase& phase(const std::string& name, Frames length, const std::string& playlist);
  void voice(script::Phase& phase, Frames at, const std::string& words, Frames length);
  void speakable(const std::string& words, Frames length);
  script::Form& form(const std::string& id);
  void step(std::vector<script::Step>& steps, decltype(script::Step::what) what);
};

/// Three phases of ten minutes with pieces of about four minutes, breath, voice, a mark, and nothing before
/// or after.
Made threePhases();
/// One of every kind of step before and after, around `threePhases`.
Made everything();

inline bool says(const core::Diagnostics& diagnostics, std::string_view code) {
  return std::ranges::any_of(diagnostics, [&](const auto& one) { return one.code == code; });
}

}  // namespace lw::plan::test
