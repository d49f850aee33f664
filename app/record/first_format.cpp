#include "record/first_format.hpp"

#include <algorithm>

#include "core/fields.hpp"
#include "session/describe.hpp"

namespace lw::record {
namespace {

using core::Fields;

/// Lengths were kept in milliseconds, under keys that said so.
void lengthInFrames(Fields& fields) {
  constexpr std::string_view kMilliseconds = "-ms";
  for (auto& [key, value] : fields.values) {
    const auto* length = std::get_if<std::int64_t>(&value);
    constexpr std::int64_t kPerMillisecond = core::kFrameRate / 1000;
    constexpr auto kLongest = core::Frames::max().count() / kPerMillisecond;
    if (length == nullptr || *length > kLongest || *length < -kLongest || !key.ends_with(kMilliseconds))
      continue;
    key.replace(key.size() - kMilliseconds.size(), kMilliseconds.size(), "-frames");
    value = *length * kPerMillisecond;
  }
}

/// Free words had a key of their own; what had not was not private.
void wordsAsPrivate(Fields& fields) {
  const auto words =
      std::ranges::find(fields.values, "words", &std::pair<std::string, core::AnswerValue>::first);
  const bool isPrivate = words != fields.values.end();
  if (isPrivate) words->first = "value";
  fields.values.emplace_back("private", isPrivate);
}

Fields ofFirstFormat(Fields fields) {
  if (fields.name == session::Answered::kName) wordsAsPrivate(fields);
  lengthInFrames(fields);
  return fields;
}

}  // namespace

std::optional<session::Event> eventOf(const core::Fields& fields) {
  const auto event = session::eventOf(fields);
  return event ? event : session::eventOf(ofFirstFormat(fields));
}

bool isPrivateInFirstFormat(std::string_view event, std::string_view key) {
  return (event == session::Answered::kName && key == "words") ||
         (event == session::Written::kName && key == "text");
}

}  // namespace lw::record
