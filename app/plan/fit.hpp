#pragma once
#include <cstddef>
#include <vector>

#include "core/time.hpp"

/// Which of several pieces, in a given order, fill a length best. Pure numbers; the same in the plan and in
/// the running session.
namespace lw::plan {

/// A piece that may be chosen. Neighbours overlap by the shorter of their fades.
struct FitItem {
  core::Frames length{};
  core::Frames fade{};
  int intensity = 1;
  int tier = 0;  ///< 0 not heard yet, 1 heard in an earlier session, 2 heard in this one
};

struct FitWish {
  core::Frames length{};
  core::Frames flex{};
  int from = 1, to = 5;  ///< intensity at the begin and at the end
  bool arc = false;      ///< keep near the line between these two
};

/// Indices into `items`, rising: the pieces to play one after the other. Where some of them end (give way to
/// what follows) within `length` +- `flex`, such a choice is made: for an arc the one nearest to its line,
/// else the one that ends nearest to `length`; among equals the one with earlier items. Where none does, the
/// choice that reaches `length` - `flex` with least to spare; where nothing reaches it, all. Tiers: an end
/// within flex without tier 2 comes first, then filling without tier 2, then anything; lower tiers first in
/// each. Exact for up to 12 items; for more within a quarter of a second. At most 200 items are looked at, in
/// an order of lengths too large the first ones.
std::vector<std::size_t> chooseToFit(const std::vector<FitItem>& items, const FitWish& wish);

/// Where the chosen pieces, played in a row, give way to what follows.
core::Frames endOf(const std::vector<FitItem>& items, const std::vector<std::size_t>& chosen);

}  // namespace lw::plan
