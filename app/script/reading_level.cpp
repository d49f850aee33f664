#include "script/reading_level.hpp"

#include <algorithm>
#include <vector>

#include "core/text.hpp"

namespace lw::script {
namespace {

bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool isVowel(char c) {
  return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
}

struct Count {
  int words = 0, syllables = 0, sentences = 0;
  double grade() const {
    if (words == 0 || sentences == 0) return 0;
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
  }
};

// Sentences end with . ! ? or a line that ends; a colon or semicolon parts what is read in one breath, too.
std::vector<std::string_view> sentencesOf(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(".!?:;\n"), text.size() - 1);
    const auto sentence = core::trim(text.substr(0, end + 1));
    if (std::ranges::any_of(sentence, isLetter)) result.push_back(sentence);
    text.remove_prefix(end + 1);
  }
  return result;
}

Count countOf(std::string_view sentence) {
  Count count{0, 0, 1};
  for (std::size_t at = 0; at < sentence.size();) {
    const auto begin = at;
    while (at < sentence.size() && (isLetter(sentence[at]) || (at > begin && sentence[at] == '\''))) ++at;
    if (at > begin) {
      ++count.words;
      count.syllables += syllables(sentence.substr(begin, at - begin));
    } else {
      ++at;
    }
  }
  return count;
}

}  // namespace

int syllables(std::string_view word) {
  int groups = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    groups += isVowel(word[i]) && (i == 0 || !isVowel(word[i - 1]));
  const auto ends = [&](std::string_view ending) {
    return word.size() > ending.size() && word.ends_with(ending);
  };
  const auto before = [&](std::size_t back) {
    return word.size() > back ? word[word.size() - 1 - back] : ' ';
  };
  // A silent e: "breathe", "used", "times"; not in "little", "wanted", "voices".
  if (ends("e") && !isVowel(before(1)) && !(ends("le") && !isVowel(before(2)))) --groups;
  if (ends("ed") && !isVowel(before(2)) && before(2) != 't' && before(2) != 'd') --groups;
  if (ends("es") && !isVowel(before(2)) &&
      std::string_view("sxzcgh").find(before(2)) == std::string_view::npos &&
      !(before(2) == 'l' && !isVowel(before(3))))
    --groups;
  return std::max(groups, 1);
}

ReadingLevel readingLevel(std::string_view text) {
  Count all;
  ReadingLevel level;
  double worst = -100;
  for (const auto sentence : sentencesOf(text)) {
    const auto count = countOf(sentence);
    all.words += count.words;
    all.syllables += count.syllables;
    ++all.sentences;
    if (count.grade() <= worst) continue;
    worst = count.grade();
    level.hardest = std::string(sentence);
  }
  level.grade = all.grade();
  level.words = all.words;
  return level;
}

}  // namespace lw::script
