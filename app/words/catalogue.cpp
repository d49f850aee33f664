#include "words/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "core/files.hpp"
#include "core/text.hpp"
#include "words/english.hpp"
#include "words/po.hpp"

namespace lw::words {
namespace {

constexpr std::string_view kEnglishRule = "nplurals=2; plural=(n != 1);";

std::vector<std::string> namesOf(const English& message) {
  std::vector<std::string> names;
  if (message.names.empty()) return names;
  for (const auto name : core::split(message.names, ' ')) names.emplace_back(name);
  return names;
}

/// Nothing may be lost: each parameter stands in each form, but for the number that has chosen it.
void requireAll(const std::string& said, const English& message, const std::vector<std::string>& names) {
  const auto gaps = gapsOf(said);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (static_cast<int>(i) != message.counted && std::ranges::find(gaps, names[i]) == gaps.end())
      throw std::invalid_argument(fmt::format("'{{{}}}' is missing", names[i]));
}

/// The forms of a translated message. Throws std::invalid_argument that says what is wrong.
std::vector<Pattern> formsOf(const PoEntry& entry, const English& message, std::size_t count) {
  if (entry.text != message.text || entry.plural != message.plural)
    throw std::invalid_argument("it translates another English text");
  if (entry.fuzzy) throw std::invalid_argument("it is marked as fuzzy");
  const auto names = namesOf(message);
  const auto needed = message.counted >= 0 ? count : 1;
  if (entry.said.size() != needed)
    throw std::invalid_argument(fmt::format("it has {} forms instead of {}", entry.said.size(), needed));
  std::vector<Pattern> forms;
  for (const auto& said : entry.said) {
    if (said.empty()) throw std::invalid_argument("it is not translated");
    requireAll(said, message, names);
    forms.push_back(readPattern(said, names));
  }
  return forms;
}

Translation englishBecause(std::string_view fault) {
  Translation translation;
  translation.remarks.emplace_back(fault);
  return translation;
}

}  // namespace

Catalogue::Catalogue() : englishRule_(kEnglishRule), rule_(kEnglishRule) {
  for (const auto& message : englishMessages()) {
    Entry entry;
    const auto names = namesOf(message);
    entry.forms.push_back(readPattern(message.text, names));
    if (message.counted >= 0) entry.forms.push_back(readPattern(message.plural, names));
    entry.counted = message.counted;
    entries_.push_back(std::move(entry));
  }
}

const Catalogue& Catalogue::english() {
  static const Catalogue catalogue;
  return catalogue;
}

std::string Catalogue::say(const Message& message) const {
  const auto& entry = entries_.at(message.number);
  const auto place = static_cast<std::size_t>(entry.counted);
  if (entry.counted < 0 || place >= message.values.size()) return entry.forms.front().fill(message.values);
  const auto* number = std::get_if<std::int64_t>(&message.values[place]);
  const auto form = (entry.english ? englishRule_ : rule_).formFor(number != nullptr ? *number : 0);
  return entry.forms.at(form).fill(message.values);
}

std::string Catalogue::textOf(const Said& said) const {
  const auto* message = std::get_if<Message>(&said);
  return message != nullptr ? say(*message) : std::get<std::string>(said);
}

/// Puts the usable texts of a file into a catalogue.
class Translator {
 public:
  explicit Translator(const PoFile& file) : catalogue_(new Catalogue()) {
    catalogue_->language_ = file.field("Language");
    if (catalogue_->language_.empty()) throw PoError(1, "the header does not name the language");
    catalogue_->rule_ = PluralRule(file.field("Plural-Forms"));
    for (const auto& entry : file.entries) left_.emplace(entry.key, &entry);
  }

  Translation translation() && {
    const auto messages = englishMessages();
    for (std::size_t i = 0; i < messages.size(); ++i) take(messages[i], catalogue_->entries_[i]);
    for (const auto& [key, entry] : left_)
      remarks_.push_back(fmt::format("line {}: no message is called '{}'", entry->line, key));
    return {std::move(catalogue_), std::move(remarks_)};
  }

 private:
  void take(const English& message, Catalogue::Entry& into) {
    const auto found = left_.find(message.key);
    if (found == left_.end()) {
      remarks_.push_back(fmt::format("'{}' is missing", message.key));
      return;
    }
    const auto& entry = *found->second;
    left_.erase(found);
    try {
      into.forms = formsOf(entry, message, catalogue_->rule_.forms());
      into.english = false;
    } catch (const std::invalid_argument& fault) {
      remarks_.push_back(
          fmt::format("line {}: '{}' stays English: {}", entry.line, message.key, fault.what()));
    }
  }

  std::shared_ptr<Catalogue> catalogue_;
  std::map<std::string, const PoEntry*, std::less<>> left_;
  std::vector<std::string> remarks_;
};

Translation translate(std::string_view content) {
  try {
    const auto file = readPo(content);
    return Translator(file).translation();
  } catch (const RuleError& fault) {
    return englishBecause(fmt::format("line 1: {}", fault.what()));
  } catch (const PoError& fault) {
    return englishBecause(fault.what());
  }
}

Translation loadTranslation(const std::filesystem::path& file) {
  try {
    return translate(core::readTextFile(file));
  } catch (const core::FileError& fault) {
    return englishBecause(fault.what());
  }
}

}  // namespace lw::words
