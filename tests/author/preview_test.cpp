#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "author/preview_files.hpp"
#include "author/preview_state.hpp"
#include "core/files.hpp"
#include "picture/preview_page.hpp"
#include "support/shipped.hpp"

namespace lw::author {
namespace {

using core::Frames;
using core::framesOf;
using core::UiTime;

VersionPtr shippedVersion(const std::string& name) {
  return makeVersion(test::shipped(name));
}

PreviewState opened(const std::string& name) {
  auto state = apply({}, Loaded{shippedVersion(name), UiTime{0}});
  state.changes.clear();
  return state;
}

PreviewState after(PreviewState state, std::initializer_list<PreviewIntent> intents) {
  for (const auto& intent : intents) state = apply(std::move(state), intent);
  return state;
}

/// A copy of the library whose session may be written to.
struct Copy {
  std::filesystem::path root = std::filesystem::temp_directory_path() / "lullwater-preview-test";
  library::Places places{root};
  std::filesystem::path session = root / "config" / "sessions" / "infusion-60.toml";
  Copy() {
    std::filesystem::remove_all(root);
    std::filesystem::create_directories(root);
    for (const auto* part : {"config", "playlists"})
      std::filesystem::copy(std::filesystem::path(LW_SOURCE_ROOT) / part, root / part,
                            std::filesystem::copy_options::recursive);
    std::filesystem::create_directory_symlink(std::filesystem::path(LW_SOURCE_ROOT) / "assets",
                                              root / "assets");
  }
  ~Copy() { std::filesystem::remove_all(root); }
  void replace(const std::string& what, const std::string& by) {
    auto text = core::readTextFile(session);
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    text.replace(at, what.size(), by);
    std::ofstream(session) << text;
  }
};

TEST_CASE("playing moves the position on, at the speed that was asked for, and ends at the end") {
  auto state = opened("infusion-60");
  state = after(state, {Elapse{framesOf(10), UiTime{10}}});
  CHECK(state.position == Frames{});
  state = after(state, {TogglePlay{}, Elapse{framesOf(10), UiTime{20}}});
  CHECK(state.position == framesOf(10));
  state = after(state, {SetSpeed{8}, SetSpeed{3}});
  CHECK(state.speed == 8);
  state = after(state, {SeekTo{state.end() - framesOf(1)}, Elapse{framesOf(5), UiTime{30}}});
  CHECK_FALSE(state.playing);
  CHECK(state.position == state.end());
  state = after(state, {TogglePlay{}});
  CHECK(state.position == Frames{});
  CHECK(state.playing);
}

TEST_CASE("the steps before and after the phases can be looked at, screen by screen") {
  auto state = opened("infusion-60");
  CHECK(state.step() == nullptr);
  const auto& before = state.shown->before;
  const auto& after_ = state.shown->after;
  REQUIRE(before.size() > 5);
  REQUIRE(after_.size() > 2);
  state = after(state, {TogglePlay{}, JumpScreen{-1}});
  CHECK_FALSE(state.playing);
  CHECK(state.step() == &before.back());
  CHECK(state.step()->view.stage == session::View::Stage::before);
  for (int i = 0; i < 100; ++i) state = after(state, {JumpScreen{-1}});
  CHECK(state.step() == &before.front());
  CHECK(std::holds_alternative<session::PageView>(state.step()->view.step));
  for (std::size_t i = 0; i < before.size(); ++i) state = after(state, {JumpScreen{1}});
  CHECK(state.step() == nullptr);
  state = after(state, {JumpScreen{1}, JumpScreen{1}});
  CHECK(state.step() == &after_[1]);
  state = after(state, {Loaded{shippedVersion("infusion-60"), UiTime{1000}}});  // a save keeps the place
  CHECK(state.step() == &state.shown->after[1]);
  CHECK(after(state, {SeekBy{framesOf(5)}}).step() == nullptr);
  CHECK(after(state, {TogglePlay{}}).step() == nullptr);
}

TEST_CASE("nobody gets out of the session") {
  auto state = after(opened("infusion-60"), {SeekBy{framesOf(-100)}});
  CHECK(state.position == Frames{});
  state = after(state, {SeekTo{framesOf(1e6)}});
  CHECK(state.position == state.end());
  state = after(state, {JumpCue{1}, JumpPhase{1}});
  CHECK(state.position == state.end());
}

TEST_CASE("cues and phases follow each other") {
  auto state = opened("infusion-60");
  const auto& plan = *state.shown->facts.plan;
  const auto cues = picture::cueTimes(state.shown->facts);
  for (std::size_t i = 1; i < cues.size(); ++i) {
    state = after(state, {JumpCue{1}});
    CHECK(state.position == cues[i]);
  }
  for (std::size_t i = cues.size() - 1; i-- > 0;) {
    state = after(state, {JumpCue{-1}});
    CHECK(state.position == cues[i]);
  }
  for (std::size_t i = 1; i < plan.phases.size(); ++i) {
    state = after(state, {JumpPhase{1}});
    CHECK(state.position == plan.phases[i].start);
  }
}

TEST_CASE("nearer and further, and the strip follows the position") {
  auto state = after(opened("infusion-60"), {SeekTo{framesOf(1800)}, Zoom{1}, Zoom{1}});
  const auto quarter = state.to - state.from;
  CHECK(std::abs(core::toSeconds(quarter) - core::toSeconds(state.shown->facts.end) / 4) < 1);
  CHECK(state.position > state.from);
  state = after(state, {SeekTo{framesOf(10)}});
  CHECK(state.from == Frames{});
  CHECK(state.to - state.from == quarter);
  for (int i = 0; i < 20; ++i) state = after(state, {Zoom{1}});
  CHECK(state.to - state.from >= framesOf(29));
  state = after(state, {Zoom{0}});
  CHECK(state.to == state.shown->facts.end);
}

TEST_CASE("a saved change is shown, named, and the place in its phase is kept") {
  Copy copy;
  auto state = apply({}, Loaded{readVersion(copy.places, copy.session), UiTime{0}});
  const auto first = state.shown;
  const auto& before = *first->facts.plan;
  state = after(state, {SeekTo{before.phases[2].start + framesOf(90)}});
  copy.replace("length    = \"8 min\"", "length    = \"9 min\"");
  copy.replace("Whatever comes may come.", "Whatever comes is welcome.");
  state = apply(state, Loaded{readVersion(copy.places, copy.session), UiTime{1000}});
  const auto& now = *state.shown->facts.plan;
  CHECK(now.phases[2].start == before.phases[2].start + framesOf(60));
  CHECK(state.position == now.phases[2].start + framesOf(90));
  CHECK(std::ranges::any_of(state.changes, [](const auto& one) {
    return one.what.find("Whatever comes is welcome.") != std::string::npos;
  }));
  CHECK_FALSE(state.broken());
  state = after(state, {Elapse{{}, UiTime{1000} + kChangesStay}});
  CHECK(state.changes.empty());
}

TEST_CASE("a mistake leaves the version before on the screen, with the message") {
  Copy copy;
  auto state = apply({}, Loaded{readVersion(copy.places, copy.session), UiTime{0}});
  const auto good = state.shown;
  state = after(state, {SeekTo{framesOf(700)}, TogglePlay{}});
  copy.replace("length    = \"8 min\"", "lenght    = \"8 min\"");
  state = apply(state, Loaded{readVersion(copy.places, copy.session), UiTime{1000}});
  CHECK(state.shown == good);
  CHECK(state.broken());
  CHECK(state.playing);
  CHECK(state.position == framesOf(700));
  REQUIRE(!state.newest->problems.empty());
  CHECK(state.newest->problems.front().line > 0);
  copy.replace("lenght    = \"8 min\"", "length    = \"8 min\"");
  state = apply(state, Loaded{readVersion(copy.places, copy.session), UiTime{2000}});
  CHECK_FALSE(state.broken());
  CHECK(state.changes.empty());
}

TEST_CASE("a session that was never good shows its problems alone, and nothing can be played") {
  Copy copy;
  std::ofstream(copy.session) << "format = 1\ntitle = ";
  auto state = apply({}, Loaded{readVersion(copy.places, copy.session), UiTime{0}});
  CHECK(state.shown == nullptr);
  CHECK(!state.newest->problems.empty());
  state = after(state, {TogglePlay{}, JumpCue{1}, SeekBy{framesOf(5)}, Zoom{1}, MoveChoice{1}, ToggleHelp{}});
  CHECK_FALSE(state.playing);
  CHECK(state.chosen == 1);
  std::filesystem::remove(copy.session);
  state = apply(state, Loaded{readVersion(copy.places, copy.session), UiTime{1000}});
  CHECK(!state.newest->problems.empty());
}

TEST_CASE("files are seen to change however they are saved, and not without a change") {
  Copy copy;
  FileWatch watch;
  const auto form = copy.root / "config" / "forms" / "new.toml";
  watch.watch({copy.session, form, copy.root / "config" / "forms"});
  CHECK_FALSE(watch.changed());
  std::ofstream(copy.session, std::ios::app) << "# more\n";
  CHECK(watch.changed());
  CHECK_FALSE(watch.changed());
  core::writeFileAtomically(copy.session, "# another file by the same name\n");
  CHECK(watch.changed());
  std::filesystem::remove(copy.session);
  CHECK(watch.changed());
  CHECK_FALSE(watch.changed());
  std::ofstream(form) << "format = 1\n";
  CHECK(watch.changed());
  std::filesystem::create_directory(copy.session);
  CHECK(watch.changed());
}

TEST_CASE("every control is on the page, large enough to be hit, and none lies on another") {
  const draw::Letters letters;
  const auto state = opened("infusion-60");
  picture::PreviewView view;
  view.facts = &state.shown->facts;
  view.from = state.from;
  view.to = state.to;
  view.problems = {{1, core::Severity::error, "code", "Something", "do this", "a.toml", 3, framesOf(60)},
                   {2, core::Severity::warning, "code", "Something else", "", "a.toml", 4, std::nullopt}};
  for (const double height : {1000.0, 1080.0, 1600.0}) {
    const auto page = picture::layoutPreview(view, height, letters);
    std::vector<picture::Hit> buttons;
    for (const auto& hit : page.hits) {
      CHECK(hit.box.x >= 0);
      CHECK(hit.box.right() <= picture::kPreviewWidth);
      CHECK(hit.box.bottom() <= height);
      if (hit.name != "strip") buttons.push_back(hit);
    }
    CHECK(buttons.size() >= 13);
    for (std::size_t i = 0; i < buttons.size(); ++i)
      for (std::size_t j = i + 1; j < buttons.size(); ++j)
        CHECK_FALSE(buttons[i].box.overlaps(buttons[j].box));
    CHECK(page.patient.w / page.patient.h == doctest::Approx(16.0 / 9));
    CHECK(page.patient.bottom() <= height);
  }
}

TEST_CASE("the lines for now name the phase, what sounds and what comes") {
  const auto state = opened("infusion-60");
  const auto lines = picture::nowLines(state.shown->facts, framesOf(22));
  REQUIRE(lines.size() >= 3);
  CHECK(lines[0] == "Arriving, 0:22 of 8:00");
  CHECK(lines[1].find("First light") != std::string::npos);
  CHECK(lines.back().starts_with("in 0:"));
}

}  // namespace
}  // namespace lw::author
