#pragma once
#include <string>
#include <string_view>

namespace lw::script {

/// Syllables of an English word, by its groups of vowels; at least 1.
int syllables(std::string_view word);

/// How hard an English text is to read.
struct ReadingLevel {
  double grade = 0;  ///< Flesch-Kincaid grade (Kincaid et al. 1975): years of school in the United States
  int words = 0;
  std::string hardest;  ///< its hardest sentence
};
ReadingLevel readingLevel(std::string_view text);

}  // namespace lw::script
