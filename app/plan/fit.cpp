#include "plan/fit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <tuple>

namespace lw::plan {
namespace {

using core::Frames;

constexpr std::size_t kExactItems = 12;
constexpr std::size_t kMostItems = 200;
constexpr Frames kCell = core::framesOf(0.25);

/// A row of pieces so far.
struct Row {
  Frames end{};     ///< where its last piece is over
  Frames fade{};    ///< of its last piece
  double away = 0;  ///< from the arc's line, intensities times seconds
  bool empty = true;
  Frames givesWay() const { return end - fade; }
};

Row withNext(const Row& row, const FitItem& item, const FitWish& wish) {
  const auto begin = row.empty ? Frames{} : row.end - std::min(row.fade, item.fade);
  Row next{begin + item.length, item.fade, row.away, false};
  if (!wish.arc) return next;
  const double seconds = core::toSeconds(item.length);
  const double middle = (core::toSeconds(begin) + seconds / 2) / std::max(1.0, core::toSeconds(wish.length));
  const double line = wish.from + (wish.to - wish.from) * std::min(1.0, middle);
  next.away += std::abs(item.intensity - line) * seconds;
  return next;
}

/// How good a row is as a whole; smaller is better. Rows that do not reach the phase's end have none.
using Merit = std::tuple<bool, double, std::int64_t>;
std::optional<Merit> meritOf(const Row& row, const FitWish& wish) {
  const auto off = row.givesWay() - wish.length;
  if (row.empty || off < -wish.flex) return std::nullopt;
  const bool over = off > wish.flex;
  return Merit{over, std::round(row.away), over ? off.count() : std::abs(off.count())};
}

struct Choice {
  std::optional<Merit> merit;
  std::vector<std::size_t> indices;
  bool within() const { return merit && !std::get<0>(*merit); }
};

/// Every choice there is.
class Exact {
 public:
  Exact(const std::vector<FitItem>& items, const FitWish& wish) : items_(items), wish_(wish) {}
  Choice best() {
    walk(0, {});
    return best_;
  }

 private:
  void walk(std::size_t from, const Row& row) {
    if (const auto merit = meritOf(row, wish_); merit && (!best_.merit || *merit < *best_.merit))
      best_ = {merit, row_};
    if (!row.empty && row.givesWay() > wish_.length + wish_.flex) return;  // more only overshoots more
    for (auto i = from; i < items_.size(); ++i) {
      row_.push_back(i);
      walk(i + 1, withNext(row, items_[i], wish_));
      row_.pop_back();
    }
  }

  const std::vector<FitItem>& items_;
  const FitWish& wish_;
  std::vector<std::size_t> row_;
  Choice best_;
};

/// Of the rows that end in the same quarter of a second only one is kept.
class Cells {
 public:
  Cells(const std::vector<FitItem>& items, const FitWish& wish) : items_(items), wish_(wish) {
    auto most = wish.length + wish.flex;
    for (const auto& item : items) most = std::max(most, wish.length + wish.flex + item.length + item.fade);
    at_.assign(static_cast<std::size_t>(most / kCell) + 1, kNone);
    nodes_.push_back({{}, kNone, kNone});
    at_[0] = 0;
  }

  Choice best() {
    for (std::size_t i = 0; i < items_.size(); ++i) addItem(i);
    Choice best;
    std::size_t found = kNone;
    for (const auto node : at_) {
      if (node == kNone) continue;
      const auto merit = meritOf(nodes_[node].row, wish_);
      if (!merit || (best.merit && *best.merit <= *merit)) continue;
      best.merit = merit;
      found = node;
    }
    for (; found != kNone && nodes_[found].item != kNone; found = nodes_[found].before)
      best.indices.push_back(nodes_[found].item);
    std::ranges::reverse(best.indices);
    return best;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Node {
    Row row;
    std::size_t item, before;
  };

  /// From the longest row down, so that no row gets the same piece twice.
  void addItem(std::size_t i) {
    for (auto cell = at_.size(); cell-- > 0;) {
      const auto from = at_[cell];
      if (from == kNone || nodes_[from].row.givesWay() > wish_.length + wish_.flex) continue;
      const Row row = withNext(nodes_[from].row, items_[i], wish_);
      const auto to = static_cast<std::size_t>(std::max(row.end, Frames{}) / kCell);
      if (to >= at_.size() || to <= cell) continue;
      const bool better = at_[to] == kNone || (wish_.arc && row.away + 1 < nodes_[at_[to]].row.away);
      if (!better) continue;
      nodes_.push_back({row, i, from});
      at_[to] = nodes_.size() - 1;
    }
  }

  const std::vector<FitItem>& items_;
  const FitWish& wish_;
  std::vector<std::size_t> at_;  ///< by cell of the row's end: the row
  std::vector<Node> nodes_;
};

Choice search(const std::vector<FitItem>& items, const FitWish& wish, int mostTier) {
  std::vector<FitItem> some;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < items.size() && some.size() < kMostItems; ++i) {
    if (items[i].tier > mostTier || items[i].length <= items[i].fade) continue;
    some.push_back(items[i]);
    places.push_back(i);
  }
  auto choice = some.size() <= kExactItems ? Exact(some, wish).best() : Cells(some, wish).best();
  for (auto& index : choice.indices) index = places[index];
  return choice;
}

}  // namespace

std::vector<std::size_t> chooseToFit(const std::vector<FitItem>& items, const FitWish& wish) {
  const Choice fresh = search(items, wish, 0);
  if (fresh.within()) return fresh.indices;
  const Choice known = search(items, wish, 1);
  if (known.within()) return known.indices;
  if (fresh.merit) return fresh.indices;
  if (known.merit) return known.indices;
  const Choice any = search(items, wish, 2);
  if (any.merit) return any.indices;
  std::vector<std::size_t> all(items.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

Frames endOf(const std::vector<FitItem>& items, const std::vector<std::size_t>& chosen) {
  Row row;
  for (const auto index : chosen) row = withNext(row, items[index], {});
  return row.empty ? Frames{} : row.givesWay();
}

}  // namespace lw::plan
