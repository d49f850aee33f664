#pragma once
#include <string>
#include <vector>

#include "picture/facts.hpp"
#include "picture/strip.hpp"
#include "picture/vocabulary.hpp"

/// The author's window: the plan's picture with a transport, the person's screen and the problems. Pure: what
/// is to be seen in, operations out.
namespace lw::picture {

/// What the window shows apart from what moves.
struct PreviewView {
  const PlanFacts* facts = nullptr;  ///< the version that is shown; null before there was a good one
  std::string file;                  ///< its name
  std::string status;                ///< "shown 84 ms after it was saved"
  bool broken = false;               ///< the file as it is now can't be shown: this is the version before
  std::vector<Problem> problems;     ///< of the file as it is now
  int chosen = 0;                    ///< number of the problem that stands out, 0 = none
  int firstProblem = 0;              ///< of the list, where it is longer than its place
  std::vector<std::string> changes;  ///< to be named for a few seconds
  core::Frames from{}, to{};         ///< what the strip shows
  bool playing = false, help = false;
  int speed = 1;
  std::string focus;  ///< name of the control that the keys would press
  std::string
      aside;  ///< "before the phases, screen 3 of 14", "" where the person's screen is that of a phase
  std::string asideName;  ///< what is shown there
  std::string sound;      ///< why nothing is heard, "" if it can be
};

/// What moves.
struct PreviewMoment {
  core::Frames position{};
};

struct Hit {
  std::string name;  ///< "play", "speed 2", "next", "zoom in", "screen after", "problem 3", "strip"
  Box box;
};

struct PreviewPage {
  Sheet sheet;
  std::vector<Hit> hits;  ///< in the order of the Tab key
  Span span;              ///< where times lie
  Box patient;            ///< left free for the person's screen, 16:9
  Box clock, now, strip;  ///< where `drawMoment` draws, and where the playhead may be
};

inline constexpr double kPreviewWidth = 1920;

/// Lays the window out, 1920 wide and `height` high (1000 at least).
PreviewPage layoutPreview(const PreviewView& view, double height, const Letters& letters);

/// What moves, drawn over the page: the playhead, the clock, what is heard and shown now.
std::vector<Op> drawMoment(const PreviewView& view, const PreviewPage& page, const PreviewMoment& moment,
                           const Letters& letters);

/// Lines that say what is going on at a moment: phase, piece, voice or breath, what comes next.
std::vector<std::string> nowLines(const PlanFacts& facts, core::Frames at);

/// Moments that one would want to jump to: phases, pieces, voices, breath, staff; in order, each once.
std::vector<core::Frames> cueTimes(const PlanFacts& facts);

}  // namespace lw::picture
