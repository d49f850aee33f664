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

Translation translate(std::string_view content) {
  std::shared_ptr<Catalogue> catalogue(new Catalogue());
  Translation result{catalogue, {}};
  try {
    const auto file = readPo(content);
    catalogue->rule_ = PluralRule(file.field("Plural-Forms"));
    if (file.field("Language").empty()) throw PoError(1, "the header does not name the language");
    std::map<std::string, const PoEntry*, std::less<>> entries;
    for (const auto& entry : file.entries) entries.emplace(entry.key, &entry);
    const auto messages = englishMessages();
    for (std::size_t i = 0; i < messages.size(); ++i) {
      const auto found = entries.find(messages[i].key);
      if (found == entries.end()) {
        result.remarks.push_back(fmt::format("'{}' is missing", messages[i].key));
        continue;
      }
      try {
        catalogue->entries_[i].forms = formsOf(*found->second, messages[i], catalogue->rule_.forms());
        catalogue->entries_[i].english = false;
      } catch (const std::invalid_argument& fault) {
        result.remarks.push_back(fmt::format("line {}: '{}' stays English: {}", found->second->line,
                                             messages[i].key, fault.what()));
      }
      entries.erase(found);
    }
    for (const auto& [key, entry] : entries)
      result.remarks.push_back(fmt::format("line {}: no message is called '{}'", entry->line, key));
    catalogue->language_ = file.field("Language");
  } catch (const RuleError& fault) {
    result = {std::shared_ptr<const Catalogue>(new Catalogue()), {fmt::format("line 1: {}", fault.what())}};
  } catch (const PoError& fault) {
    result = {std::shared_ptr<const Catalogue>(new Catalogue()), {fault.what()}};
  }
  return result;
}

Translation loadTranslation(const std::filesystem::path& file) {
  try {
    return translate(core::readTextFile(file));
  } catch (const core::FileError& fault) {
    return {std::make_shared<const Catalogue>(Catalogue::english()), {fault.what()}};
  }
}

}  // namespace lw::words
