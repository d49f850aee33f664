#pragma once
#include <string>

#include "call/call.hpp"
#include "ui/model.hpp"

/// What a call may say: pure words out of what is proven, and nothing beyond it.
namespace lw::ui {

/// How far a call is proven to have come. Each is true only where its own proof stands now.
struct CallProof {
  bool sounding = false;    ///< the room's tone plays
  bool desk = false;        ///< a desk holds this call and its link works
  bool person = false;      ///< somebody pressed "I am going"
  bool deskFailed = false;  ///< no receipt came, or the link is down
  bool silent = false;      ///< the room's tone should play and is not confirmed
  bool alone = false;       ///< nobody outside this room can be reached at all
};
CallProof proofOf(const call::CallView& call);

/// A step of a call's way: the ring, its node and its label.
enum class Step { open, reached, failed };

struct CallWords {
  std::string headline;
  std::string lines;    ///< what is; up to two lines, may be ""
  std::string mistake;  ///< "Pressed by mistake? …"
  std::string after;    ///< what goes on even then; left out where there is no room; may be ""
  bool act = false;     ///< the two things to do are shown instead of `mistake`
  Step step[3] = {Step::open, Step::open, Step::open};
  std::string label[3];  ///< of the rings; words separated by '\n'
};
CallWords callWords(const call::CallView& call, const Setup& setup);

/// The second thing to do when a call got nowhere; "" where the site gave none.
std::string secondThing(const Setup& setup);

/// What the call test may say of a button that was seen.
std::string testResult(const Setup& setup, const call::CallView& call, bool seen);
/// Beside the tag TEST.
std::string testLine(const Setup& setup, const call::CallView& call);

}  // namespace lw::ui
