#include "script/section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <map>

#include "core/text.hpp"

namespace lw::script {
namespace {

int toInt(double value) {
  return static_cast<int>(std::clamp(value, -1e9, 1e9));
}

double parsed(std::string_view number) {
  double value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

const toml::table& noTable() {
  static const toml::table kNone;
  return kNone;
}

}  // namespace

const Field& Section::field(std::string_view key) const {
  const auto* found = fields_->find(key);
  assert(found != nullptr && "a key that the table of fields does not name");
  return *found;
}

std::string Section::string(std::string_view key) const {
  const auto& wanted = field(key);
  const auto* node = table_->get(key);
  const auto* plain = node == nullptr ? nullptr : node->as_string();
  return plain == nullptr ? std::string(wanted.byDefault) : plain->get();
}

Text Section::text(std::string_view key) const {
  assert(field(key).type == Type::text);
  Text result;
  const auto* node = table_->get(key);
  if (node == nullptr) return result;
  if (const auto* plain = node->as_string()) result.byLanguage[source_->language] = plain->get();
  if (const auto* languages = node->as_table())
    for (const auto& [language, inner] : *languages)
      if (const auto* plain = inner.as_string())
        result.byLanguage[std::string(language.str())] = plain->get();
  return result;
}

bool Section::flag(std::string_view key) const {
  const auto& wanted = field(key);
  const auto* node = table_->get(key);
  return node == nullptr ? wanted.byDefault == "true"
                         : node->value_exact<bool>().value_or(wanted.byDefault == "true");
}

std::optional<double> Section::maybeNumber(std::string_view key) const {
  const auto& wanted = field(key);
  const auto* node = table_->get(key);
  if (node != nullptr && node->is_number()) return node->value<double>();
  if (wanted.byDefault.empty()) return std::nullopt;
  return parsed(wanted.byDefault);
}

double Section::number(std::string_view key) const {
  return maybeNumber(key).value_or(0);
}

std::optional<int> Section::maybeInteger(std::string_view key) const {
  const auto value = maybeNumber(key);
  return value ? std::optional(toInt(*value)) : std::nullopt;
}

int Section::integer(std::string_view key) const {
  return maybeInteger(key).value_or(0);
}

std::optional<core::Frames> Section::maybeLength(std::string_view key) const {
  const auto& wanted = field(key);
  const auto* node = table_->get(key);
  const auto* plain = node == nullptr ? nullptr : node->as_string();
  const auto length = plain == nullptr ? std::nullopt : core::parseLength(plain->get());
  return length || wanted.byDefault.empty() ? length : core::parseLength(wanted.byDefault);
}

core::Frames Section::length(std::string_view key) const {
  return maybeLength(key).value_or(core::Frames{});
}

std::vector<std::string> Section::strings(std::string_view key) const {
  assert(field(key).type == Type::strings || field(key).type == Type::moments);
  std::vector<std::string> result;
  const auto* node = table_->get(key);
  const auto* list = node == nullptr ? nullptr : node->as_array();
  if (list == nullptr) return result;
  for (const auto& inner : *list) result.push_back(inner.value_exact<std::string>().value_or(""));
  return result;
}

std::optional<std::array<int, 2>> Section::range(std::string_view key) const {
  assert(field(key).type == Type::range);
  const auto* node = table_->get(key);
  const auto* list = node == nullptr ? nullptr : node->as_array();
  if (list == nullptr || list->size() != 2) return std::nullopt;
  return std::array{toInt((*list)[0].value<double>().value_or(0)),
                    toInt((*list)[1].value<double>().value_or(0))};
}

Section Section::table(std::string_view key) const {
  const auto& wanted = field(key);
  const auto* node = table_->get(key);
  const auto* inner = node == nullptr ? nullptr : node->as_table();
  return inner == nullptr ? Section(*source_, noTable(), *wanted.table, span_)
                          : Section(*source_, *inner, *wanted.table, script::spanOf(inner->source()));
}

std::vector<Section> Section::tables(std::string_view key) const {
  const auto& wanted = field(key);
  std::vector<Section> result;
  const auto* node = table_->get(key);
  if (node == nullptr) return result;
  if (wanted.orSingle && node->is_table()) result.push_back(table(key));
  if (const auto* list = node->as_array())
    for (const auto& inner : *list)
      if (const auto* element = inner.as_table())
        result.emplace_back(*source_, *element, *wanted.table, script::spanOf(element->source()));
  return result;
}

std::size_t Section::wordIndex(std::string_view key) const {
  const auto& wanted = field(key);
  assert(wanted.type == Type::word);
  const auto index = [&](std::string_view word) {
    return static_cast<std::size_t>(std::ranges::find(wanted.words, word) - wanted.words.begin());
  };
  const auto written = index(string(key));
  return written < wanted.words.size() ? written : wanted.byDefault.empty() ? 0 : index(wanted.byDefault);
}

bool Section::hasWord(std::string_view key) const {
  const auto& words = field(key).words;
  return std::ranges::find(words, string(key)) != words.end();
}

core::Span Section::spanOfValue(std::string_view key) const {
  const auto* node = table_->get(key);
  return node == nullptr ? span_ : script::spanOf(node->source());
}

core::Span Section::spanOfKey(std::string_view key) const {
  const auto found = table_->find(key);
  return found == table_->end() ? span_ : script::spanOf(found->first.source());
}

core::Span Section::spanOfElement(std::string_view key, std::size_t index) const {
  const auto* node = table_->get(key);
  const auto* list = node == nullptr ? nullptr : node->as_array();
  return list == nullptr || index >= list->size() ? spanOfValue(key)
                                                  : script::spanOf((*list)[index].source());
}

void reportDoubles(const std::vector<Section>& sections, std::string_view key) {
  std::map<std::string, core::Location> seen;
  for (const auto& section : sections) {
    if (!section.has(key)) continue;
    const auto span = section.spanOfValue(key);
    const auto [first, isNew] = seen.emplace(section.string(key), span.begin);
    if (isNew) continue;
    section.source().error(
        "duplicate-id", span,
        fmt::format("the {} '{}' is already used in line {}", key, first->first, first->second.line));
    section.source().relate({first->second, first->second}, "used here first");
  }
}

}  // namespace lw::script
