#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace lw::script {

/// True for a LOINC code whose check digit is right (Mod 10, as in the LOINC Users' Guide, appendix C), and
/// for answer codes (LA…), whose digit is worked out alike.
bool isLoinc(std::string_view code);

/// What is known of a sum score with a code of its own (reference: US Core, VA, CIRG; see loinc.cpp).
struct KnownScore {
  std::string_view total;  ///< code of the score
  std::string_view panel;  ///< code of the whole form
  std::string_view name;
  int questions;
  int high;  ///< from 0
};
const KnownScore* findKnownScore(std::string_view totalOrPanel);

}  // namespace lw::script
