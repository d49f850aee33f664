#include "script/loinc.hpp"

#include <algorithm>

namespace lw::script {
namespace {

constexpr KnownScore kScores[]{
    {"44261-6", "44249-1", "PHQ-9", 9, 27},      {"55758-7", "55757-9", "PHQ-2", 2, 6},
    {"70274-6", "69737-5", "GAD-7", 7, 21},      {"101698-9", "101697-1", "PCL-5", 20, 80},
    {"102017-1", "102010-6", "PC-PTSD-5", 5, 5},
};

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

bool isLoinc(std::string_view code) {
  const bool answer = code.starts_with("LA");
  if (answer) code.remove_prefix(2);
  const auto dash = code.find('-');
  if (dash == code.npos || dash == 0 || dash > 7 || dash + 2 != code.size() || !isDigit(code.back()))
    return false;
  const auto digits = code.substr(0, dash);
  if (!std::ranges::all_of(digits, isDigit)) return false;
  if (answer) return true;
  int sum = 0;
  bool twice = true;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
    const int value = (*digit - '0') * (twice ? 2 : 1);
    sum += value / 10 + value % 10;
  }
  return (10 - sum % 10) % 10 == code.back() - '0';
}

const KnownScore* findKnownScore(std::string_view code) {
  const auto found = std::ranges::find_if(
      kScores, [&](const KnownScore& known) { return known.total == code || known.panel == code; });
  return found == std::end(kScores) ? nullptr : &*found;
}

}  // namespace lw::script
