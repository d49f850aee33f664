#include "author/preview_state.hpp"

#include <algorithm>
#include <cstdlib>

#include "picture/preview_page.hpp"
#include "session/screens.hpp"

namespace lw::author {
namespace {

using core::Frames;

constexpr Frames kNearest = core::framesOf(30);  // the shortest stretch that the strip shows
constexpr Frames kLongestPreview = core::framesOf(2.5 * 3600);

/// Moves the strip so that the position is in it.
void follow(PreviewState& s) {
  const auto length = s.to - s.from;
  if (!s.shown || length.count() <= 0 || (s.position >= s.from && s.position <= s.to)) return;
  const auto last = std::max(s.shown->facts.end - length, Frames{});
  s.from = std::clamp(s.position - length / 4, Frames{}, last);
  s.to = s.from + length;
  ++s.revision;
}

void showAll(PreviewState& s) {
  s.from = {};
  s.to = s.shown ? std::min(std::max(s.shown->facts.end, core::framesOf(1)), kLongestPreview) : Frames{};
}

void goTo(PreviewState& s, Frames at) {
  s.aside = 0;
  s.position = std::clamp(at, Frames{}, s.end());
  ++s.jumps;
  follow(s);
}

void choose(PreviewState& s, int number) {
  const auto& problems = s.newest ? s.newest->problems : std::vector<picture::Problem>{};
  if (problems.empty()) return;
  s.chosen = std::clamp(number, 1, static_cast<int>(problems.size()));
  const int index = s.chosen - 1;
  s.firstProblem = std::clamp(s.firstProblem, index - 2, index);
  s.firstProblem = std::max(s.firstProblem, 0);
  const auto& at = problems[static_cast<std::size_t>(index)].at;
  if (at && !s.broken()) goTo(s, *at);
}

struct Apply {
  PreviewState& s;

  void operator()(const TogglePlay&) const {
    if (!s.shown) return;
    if (!s.playing && s.position >= s.end()) goTo(s, {});
    s.playing = !s.playing;
    s.aside = 0;
    ++s.jumps;
  }
  void operator()(const JumpScreen& jump) const {
    if (!s.shown) return;
    s.aside = clampAside(s.aside + jump.by);
    if (s.aside == 0 || !s.playing) return;
    s.playing = false;
    ++s.jumps;
  }
  void operator()(const SeekTo& to) const { goTo(s, to.at); }
  void operator()(const SeekBy& by) const { goTo(s, s.position + by.by); }
  void operator()(const JumpCue& jump) const {
    if (s.shown) leap(picture::cueTimes(s.shown->facts), jump.by);
  }
  void operator()(const JumpPhase& jump) const {
    if (!s.shown) return;
    std::vector<Frames> starts;
    for (const auto& phase : s.shown->facts.plan->phases) starts.push_back(phase.start);
    leap(starts, jump.by);
  }
  void operator()(const SetSpeed& set) const {
    if (set.speed != 1 && set.speed != 2 && set.speed != 4 && set.speed != 8) return;
    s.speed = set.speed;
    ++s.jumps;
  }
  void operator()(const Zoom& zoom) const {
    if (!s.shown || zoom.by == 0) return showAll(s);
    const auto length = zoom.by > 0 ? (s.to - s.from) / 2 : (s.to - s.from) * 2;
    const auto most = std::min(std::max(s.shown->facts.end, core::framesOf(1)), kLongestPreview);
    const auto shown = std::clamp(length, std::min(kNearest, most), most);
    s.from = std::clamp(s.position - shown / 2, Frames{}, std::max(s.shown->facts.end - shown, Frames{}));
    s.to = s.from + shown;
  }
  void operator()(const ChooseProblem& chosen) const { choose(s, chosen.number); }
  void operator()(const MoveChoice& move) const { choose(s, s.chosen + move.by); }
  void operator()(const ToggleHelp&) const { s.help = !s.help; }
  void operator()(const Focus& focus) const { s.focus = focus.name; }

  void operator()(const Loaded& loaded) const {
    const auto before = s.shown;
    s.newest = loaded.version;
    s.chosen = s.firstProblem = 0;
    s.changes.clear();
    if (!loaded.version->plannable()) return;
    s.shown = loaded.version;
    s.aside = clampAside(s.aside);
    const auto& now = *s.shown->facts.plan;
    if (!before) return showAll(s);
    s.changes = picture::changesBetween(*before->facts.plan, now);
    if (!s.changes.empty()) s.changesUntil = loaded.now + kChangesStay;
    const bool whole = s.from.count() == 0 && s.to >= std::min(before->facts.end, kLongestPreview);
    s.position = std::clamp(samePlace(*before->facts.plan, s.position, now), Frames{}, s.end());
    ++s.jumps;
    if (whole || s.to > s.shown->facts.end) showAll(s);
    follow(s);
  }

  void operator()(const Elapse& elapse) const {
    if (!s.changes.empty() && elapse.now >= s.changesUntil) {
      s.changes.clear();
      ++s.revision;
    }
    if (!s.playing) return;
    s.position = std::min(s.position + elapse.by, s.end());
    if (s.position >= s.end()) {
      s.playing = false;
      ++s.jumps;
      ++s.revision;
    }
    follow(s);
  }

 private:
  int clampAside(int aside) const {
    return std::clamp(aside, -static_cast<int>(s.shown->before.size()),
                      static_cast<int>(s.shown->after.size()));
  }
  /// To the next of these moments, or the one before.
  void leap(const std::vector<Frames>& times, int by) const {
    constexpr Frames kHere = core::framesOf(0.3);
    if (by > 0) {
      const auto next = std::ranges::find_if(times, [&](Frames one) { return one > s.position + kHere; });
      if (next != times.end()) goTo(s, *next);
      return;
    }
    const auto after = std::ranges::find_if(times, [&](Frames one) { return one >= s.position - kHere; });
    goTo(s, after == times.begin() ? Frames{} : *std::prev(after));
  }
};

}  // namespace

const StepScreen* PreviewState::step() const {
  if (!shown || aside == 0) return nullptr;
  if (aside < 0) return &shown->before[shown->before.size() - static_cast<std::size_t>(-aside)];
  return &shown->after[static_cast<std::size_t>(aside - 1)];
}

namespace {

/// "form arrival, question sleep"
std::string nameOf(const session::StepShown& shown) {
  std::string name(namesOf(shown.kind)[static_cast<std::size_t>(shown.kind)]);
  if (!shown.id.empty()) name += " " + shown.id;
  if (!shown.question.empty()) name += ", question " + shown.question;
  return name;
}

std::vector<StepScreen> screensOf(const script::Bundle& bundle, bool before, const std::string& language) {
  std::vector<StepScreen> all;
  const auto screens = session::screensOf(bundle, before ? session::Part::before : session::Part::after);
  for (const auto& screen : screens) {
    StepScreen step{nameOf(screen.shown), {}};
    step.view.stage = before ? session::View::Stage::before : session::View::Stage::after;
    step.view.step = session::untouched(screen);
    step.view.progress = {static_cast<int>(all.size()), static_cast<int>(screens.size())};
    step.view.language = language;
    step.view.canGoBack = !all.empty();
    all.push_back(std::move(step));
  }
  return all;
}

}  // namespace

PreviewState apply(PreviewState state, const PreviewIntent& intent) {
  if (!std::holds_alternative<Elapse>(intent)) ++state.revision;
  std::visit(Apply{state}, intent);
  return state;
}

Frames samePlace(const plan::Plan& before, Frames at, const plan::Plan& now) {
  for (const auto& old : before.phases) {
    if (at < old.start || at >= old.start + old.length) continue;
    for (const auto& phase : now.phases)
      if (phase.phase->name == old.phase->name)
        return phase.start + std::min(at - old.start, std::max(phase.length - Frames{1}, Frames{}));
  }
  return at;
}

VersionPtr makeVersion(std::unique_ptr<library::Library> library) {
  auto version = std::make_shared<Version>();
  version->library = std::move(library);
  const auto& read = *version->library;
  version->problems = picture::placeProblems(read.diagnostics, read.plan);
  if (read.plan.bundle != nullptr && !read.plan.phases.empty())
    version->facts = picture::gatherFacts(read.plan, read.media, read.diagnostics);
  if (version->plannable()) {
    version->before = screensOf(read.bundle, true, read.plan.language);
    version->after = screensOf(read.bundle, false, read.plan.language);
  }
  return version;
}

}  // namespace lw::author
