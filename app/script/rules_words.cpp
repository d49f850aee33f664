#include <fmt/format.h>

#include "core/text.hpp"
#include "script/reading_level.hpp"
#include "script/rules.hpp"

namespace lw::script {
namespace {

// Grade 8 is what most adults read with ease; a person who is anxious or sedated reads with less.
constexpr double kHighestGrade = 8.0;
// The formula counts words in sentences: of fewer words it says nothing.
constexpr int kFewestWords = 10;

std::string shortened(const std::string& sentence) {
  constexpr std::size_t kMost = 90;
  if (core::codePoints(sentence) <= kMost) return sentence;
  const auto space = sentence.rfind(' ', kMost);
  return sentence.substr(0, space == sentence.npos ? kMost : space) + " …";
}

}  // namespace

void checkReadingLevel(Source& source) {
  for (const auto& text : source.texts) {
    const auto level = readingLevel(text.toThePerson);
    if (level.words < kFewestWords || level.grade <= kHighestGrade) continue;
    source.warn("hard-to-read", text.span,
                fmt::format("this reads like grade {:.0f}, above grade 8: \"{}\"", level.grade,
                            shortened(level.hardest)),
                "shorter sentences and shorter words; one thought in each");
  }
}

}  // namespace lw::script
