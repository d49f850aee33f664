#include "plan/fit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "plan/make_plan.hpp"
#include "plan/pieces.hpp"
#include "plan/plan.hpp"
#include "support/documents_for_tests.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::plan::test;

namespace {

std::vector<FitItem> anyItems(std::mt19937& random, std::size_t count) {
  std::vector<FitItem> items;
  for (std::size_t i = 0; i < count; ++i) {
    FitItem item;
    item.length = framesOf(20 + static_cast<double>(random() % 5800) / 10);
    item.fade = std::min(framesOf(10), item.length / 2);
    item.intensity = 1 + static_cast<int>(random() % 5);
    item.tier = static_cast<int>(random() % 3);
    items.push_back(item);
  }
  return items;
}

/// Of all choices without tiers above `tier`: the least distance of an end from the length, if one is within
/// flex.
std::optional<Frames> bruteForce(const std::vector<FitItem>& items, const FitWish& wish, int tier) {
  std::optional<Frames> best;
  for (unsigned set = 1; set < (1U << items.size()); ++set) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < items.size(); ++i)
      if ((set >> i & 1) != 0) chosen.push_back(i);
    if (std::ranges::any_of(chosen, [&](auto i) { return items[i].tier > tier; })) continue;
    const Frames away{std::abs((endOf(items, chosen) - wish.length).count())};
    if (away <= wish.flex && (!best || away < *best)) best = away;
  }
  return best;
}

int worstTier(const std::vector<FitItem>& items, const std::vector<std::size_t>& chosen) {
  int worst = 0;
  for (const auto i : chosen) worst = std::max(worst, items[i].tier);
  return worst;
}

}  // namespace

TEST_CASE("what can end within flex does, as near as can be, and repeats only what it must") {
  int within = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto items = anyItems(random, 1 + random() % 9);
    const FitWish wish{framesOf(60 + static_cast<double>(random() % 1500)),
                       framesOf(static_cast<double>(random() % 60)), 1, 5, false};
    const auto chosen = chooseToFit(items, wish);
    CHECK(std::ranges::is_sorted(chosen));
    CHECK(std::ranges::adjacent_find(chosen) == chosen.end());
    const auto end = endOf(items, chosen);
    for (const int tier : {0, 1}) {
      const auto best = bruteForce(items, wish, tier);
      if (!best) continue;
      ++within;
      CHECK(worstTier(items, chosen) <= tier);
      CHECK(Frames{std::abs((end - wish.length).count())} == *best);
      break;
    }
    std::vector<std::size_t> all(items.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    if (endOf(items, all) >= wish.length - wish.flex) CHECK(end >= wish.length - wish.flex);
  }
  CHECK(within > 100);
}

TEST_CASE("neighbours overlap by the shorter of their fades") {
  const auto end = [](double first, double second) {
    return endOf({{seconds(60), seconds(first)}, {seconds(60), seconds(second)}}, {0, 1});
  };
  CHECK(end(4, 8) == seconds(60 + 60 - 4 - 8));
  CHECK(end(8, 4) == seconds(60 + 60 - 4 - 4));
}

TEST_CASE("where nothing ends within flex, what has least to spare is chosen; what is all fade never is") {
  const auto chosen = [](const std::vector<FitItem>& items, double length) {
    return chooseToFit(items, {seconds(length), seconds(2)});
  };
  CHECK(chosen({{seconds(100), {}}, {seconds(70), {}}}, 50) == std::vector<std::size_t>{1});
  CHECK(chosen({{seconds(3), seconds(4)}, {seconds(60), seconds(4)}}, 55) == std::vector<std::size_t>{1});
}

TEST_CASE("of many pieces, too, one row ends within flex") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    auto items = anyItems(random, 60);
    for (auto& item : items) item.tier = 0;
    const FitWish wish{minutes(40), seconds(2), 1, 5, seed % 2 == 0};
    const auto end = endOf(items, chooseToFit(items, wish));
    CHECK(end >= wish.length - wish.flex);
    CHECK(end <= wish.length + wish.flex);
  }
}

TEST_CASE("an arc keeps near the line between its intensities, either way") {
  std::vector<FitItem> items;
  for (const int intensity : {1, 1, 2, 2, 3, 3}) items.push_back({minutes(5), seconds(10), intensity, 0});
  const auto strengths = [&](const std::vector<FitItem>& of, const FitWish& wish) {
    std::vector<int> found;
    for (const auto i : chooseToFit(of, wish)) found.push_back(of[i].intensity);
    return found;
  };
  CHECK(strengths(items, {minutes(14), minutes(1), 1, 3, true}) == std::vector{1, 2, 3});
  std::ranges::reverse(items);
  CHECK(strengths(items, {minutes(14), minutes(1), 3, 1, true}) == std::vector{3, 2, 1});
}

TEST_CASE("phases are filled without a gap, end where a piece ends, and repeat nothing that others leave") {
  int ended = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    Made made;
    made.bundle.script.phases.reserve(3);
    std::vector<double> lengths;
    for (int i = 0; i < 8 + static_cast<int>(random() % 10); ++i)
      lengths.push_back(1.5 + static_cast<double>(random() % 400) / 100);
    auto& list = made.playlist("calm", lengths);
    list.order = random() % 2 == 0 ? script::Order::fit : script::Order::arc;
    for (auto& track : list.tracks) track.intensity = 1 + static_cast<int>(random() % 3);
    for (int i = 0; i < 3; ++i) {
      auto& phase =
          made.phase("p" + std::to_string(i), minutes(4 + static_cast<double>(random() % 6)), "calm");
      phase.flex = seconds(static_cast<double>(random() % 60));
      if (random() % 3 == 0) phase.intensity = {3, 1};
    }
    const auto plan = makePlan(made.bundle, made.media).plan;
    std::multiset<std::string> played;
    for (const auto& phase : plan.phases) {
      CHECK(phase.length >= phase.phase->length - phase.phase->flex);
      CHECK(phase.length <= phase.phase->length + phase.phase->flex);
      Frames covered{};
      for (const auto& cue : phase.music) {
        CHECK(cue.at <= covered);  // no gap
        covered = std::max(covered, cue.at + cue.length);
        if (!cue.loop) played.insert(cue.track->title);
      }
      CHECK(covered >= phase.length);
      const auto& last = phase.music.back();
      ended += !last.loop && last.at + last.length - last.fadeOut == phase.length ? 1 : 0;
    }
    Frames all{};
    for (const auto& track : list.tracks) all += made.media.music[track.file].length - seconds(20);
    const bool plenty = all > 2 * (plan.total + minutes(6));
    if (plenty)
      for (const auto& title : played) CHECK(played.count(title) == 1);
  }
  CHECK(ended > 60);
}

TEST_CASE("what was heard in earlier sessions is left out where there is other music") {
  Made made;
  auto& list = made.playlist("calm", {5, 5, 5, 5});
  list.order = script::Order::fit;
  made.phase("one", minutes(9) + seconds(40), "calm").flex = seconds(10);
  const auto titles = [&] {
    std::vector<std::string> found;
    const auto plan = makePlan(made.bundle, made.media).plan;
    for (const auto& cue : plan.phases[0].music) found.push_back(cue.track->title);
    return found;
  };
  CHECK(titles() == std::vector<std::string>{"calm1", "calm2"});
  made.media.heardBefore = {list.tracks[0].file, list.tracks[2].file};
  CHECK(titles() == std::vector<std::string>{"calm2", "calm4"});
  made.media.heardBefore.insert(list.tracks[3].file);
  CHECK(titles() == std::vector<std::string>{"calm1", "calm2"});  // better heard again than the bed
}
