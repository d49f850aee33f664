#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "core/text.hpp"
#include "script/section.hpp"

namespace lw::script {
namespace {

// What a value of this type looks like, for messages: "'x' wants …".
std::string_view wanted(Type type) {
  switch (type) {
    case Type::text: return "a text between quotes (or a table of languages)";
    case Type::string:
    case Type::name:
    case Type::reference:
    case Type::word:
    case Type::language: return "a text between quotes";
    case Type::flag: return "true or false (without quotes)";
    case Type::integer: return "a whole number";
    case Type::number: return "a number";
    case Type::length: return "a length such as \"90 s\"";
    case Type::moments: return "a list of lengths such as [\"0 min\", \"40 min\", \"end\"]";
    case Type::strings: return "a list of texts such as [\"a\", \"b\"]";
    case Type::range: return "two whole numbers such as [1, 3]";
    case Type::table: return "a table of its own";
    case Type::tables: return "tables of their own";
  }
  return {};
}

std::string_view nameOf(toml::node_type type) {
  switch (type) {
    case toml::node_type::string: return "a text";
    case toml::node_type::integer:
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "true or false";
    case toml::node_type::array: return "a list";
    case toml::node_type::table: return "a table";
    default: return "a date or time";
  }
}

std::string cited(std::string_view text) {
  return core::codePoints(text) <= 40 ? fmt::format("'{}'", text) : std::string("this");
}

bool isName(std::string_view text) {
  return !text.empty() && text.size() <= 64 && core::slug(text, 64) == text;
}

// BCP 47, as far as we need it: "en", "pt-BR".
bool isLanguage(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto plain = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; };
  const auto first = text.substr(0, text.find('-'));
  return first.size() >= 2 && first.size() <= 3 && std::ranges::all_of(first, letter) &&
         std::ranges::all_of(text, plain) && !text.ends_with('-') && text.size() <= 20;
}

std::string rangeOf(const Field& field, bool length) {
  const auto show = [&](double value) {
    const bool days = value >= 2 * 86400 && std::fmod(value, 86400) == 0;
    if (length)
      return days ? fmt::format("{} days", value / 86400) : core::formatLength(core::framesOf(value));
    return fmt::format("{}", value);
  };
  if (std::isinf(field.most)) return fmt::format("at least {}", show(field.least));
  if (std::isinf(field.least)) return fmt::format("at most {}", show(field.most));
  return fmt::format("{} to {}", show(field.least), show(field.most));
}

class Checker {
 public:
  explicit Checker(Source& source) : source_(source) {}
  void table(const toml::table& table, const FieldTable& fields, core::Span span);

 private:
  void unknown(const toml::key& key, const toml::node& node, const FieldTable& fields);
  void missing(const Field& field, const FieldTable& fields, core::Span span);
  void value(const Field& field, const toml::node& node);
  void wrongType(const Field& field, const toml::node& node);
  void text(const Field& field, const toml::node& node);
  void plainText(const Field& field, const std::string& text, core::Span span);
  void string(const Field& field, const toml::node& node);
  void number(const Field& field, const toml::node& node);
  void length(const Field& field, const toml::node& node);
  void moments(const Field& field, const toml::node& node);
  void strings(const Field& field, const toml::node& node);
  void range(const Field& field, const toml::node& node);
  void tables(const Field& field, const toml::node& node);

  Source& source_;
};

void Checker::table(const toml::table& table, const FieldTable& fields, core::Span span) {
  for (const auto& [key, node] : table) {
    if (const auto* field = fields.find(key.str()))
      value(*field, node);
    else
      unknown(key, node, fields);
  }
  for (const auto& field : fields.fields)
    if (field.required && field.key != "format" && table.get(field.key) == nullptr)
      missing(field, fields, span);
}

void Checker::unknown(const toml::key& key, const toml::node& node, const FieldTable& fields) {
  const auto span = spanOf(key.source());
  if (fields.anyKey != nullptr && node.is_table()) {
    if (!isName(key.str()))
      source_.error("bad-name", span, fmt::format("{} is not a name", cited(key.str())),
                    "a name has small letters, digits and dashes");
    return table(*node.as_table(), *fields.anyKey, spanOf(node.source()));
  }
  std::vector<std::string> known;
  for (const auto& field : fields.fields) known.emplace_back(field.key);
  auto hint = didYouMean(key.str(), known);
  if (hint.empty()) hint = fmt::format("known keys: {}", fmt::join(known, ", "));
  source_.error("unknown-key", span, fmt::format("{} has no key {}", fields.name, cited(key.str())), hint);
}

void Checker::missing(const Field& field, const FieldTable& fields, core::Span span) {
  const bool list = field.type == Type::tables;
  const auto what = list ? fmt::format("a [[{}]]", field.key) : fmt::format("'{}'", field.key);
  source_.error("missing-key", span, fmt::format("{} needs {}", fields.name, what),
                fmt::format("{}: {}", field.key, field.description));
}

void Checker::wrongType(const Field& field, const toml::node& node) {
  const auto want = field.type == Type::tables
                        ? fmt::format("tables of its own, each under [[…{}]]", field.key)
                        : std::string(wanted(field.type));
  source_.error("wrong-type", spanOf(node.source()),
                fmt::format("'{}' is {}, not {}", field.key, nameOf(node.type()), want));
}

void Checker::value(const Field& field, const toml::node& node) {
  switch (field.type) {
    case Type::text: return text(field, node);
    case Type::string:
    case Type::name:
    case Type::reference:
    case Type::word:
    case Type::language: return string(field, node);
    case Type::flag: return node.is_boolean() ? void() : wrongType(field, node);
    case Type::integer:
    case Type::number: return number(field, node);
    case Type::length: return length(field, node);
    case Type::moments: return moments(field, node);
    case Type::strings: return strings(field, node);
    case Type::range: return range(field, node);
    case Type::table:
      return node.is_table() ? table(*node.as_table(), *field.table, spanOf(node.source()))
                             : wrongType(field, node);
    case Type::tables: return tables(field, node);
  }
}

void Checker::plainText(const Field& field, const std::string& text, core::Span span) {
  if (core::trim(text).empty() && (field.type == Type::text || field.least > 0))
    return source_.error("empty-text", span, fmt::format("'{}' is empty", field.key),
                         "write something, or leave the key out");
  const auto size = core::codePoints(text);
  if (static_cast<double>(size) > field.most)
    source_.error("text-too-long", span,
                  fmt::format("'{}' has {} characters; at most {} fit", field.key, size, field.most));
}

void Checker::text(const Field& field, const toml::node& node) {
  if (const auto* plain = node.as_string()) {
    source_.texts.push_back({spanOf(node.source()),
                             {source_.language},
                             field.toThePerson && source_.language == "en" ? plain->get() : std::string()});
    return plainText(field, plain->get(), spanOf(node.source()));
  }
  const auto* languages = node.as_table();
  if (languages == nullptr) return wrongType(field, node);
  TextUse use{spanOf(node.source()), {}};
  for (const auto& [language, inner] : *languages) {
    const auto* plain = inner.as_string();
    use.languages.emplace_back(language.str());
    if (field.toThePerson && language.str() == "en" && plain != nullptr) use.toThePerson = plain->get();
    if (!isLanguage(language.str()))
      source_.error("bad-language", spanOf(language.source()),
                    fmt::format("{} is not a language", cited(language.str())),
                    "a language is a short code such as en, es, de or pt-BR");
    else if (plain == nullptr)
      source_.error("wrong-type", spanOf(inner.source()),
                    fmt::format("the text in '{}' is {}, not a text between quotes", language.str(),
                                nameOf(inner.type())));
    else
      plainText(field, plain->get(), spanOf(inner.source()));
  }
  if (languages->empty())
    source_.error("empty-text", use.span, fmt::format("'{}' is empty", field.key),
                  "write something, or leave the key out");
  source_.texts.push_back(std::move(use));
}

void Checker::string(const Field& field, const toml::node& node) {
  const auto* plain = node.as_string();
  if (plain == nullptr) return wrongType(field, node);
  const auto span = spanOf(node.source());
  const auto& text = plain->get();
  if (field.type == Type::string) return plainText(field, text, span);
  if (field.type == Type::name && !isName(text))
    source_.error("bad-name", span, fmt::format("{} is not a name", cited(text)),
                  isName(core::slug(text))
                      ? fmt::format("small letters, digits and dashes: \"{}\"", core::slug(text))
                      : "a name has small letters, digits and dashes");
  if (field.type == Type::language && !isLanguage(text))
    source_.error("bad-language", span, fmt::format("{} is not a language", cited(text)),
                  "a language is a short code such as en, es, de or pt-BR");
  if (field.type != Type::word || std::ranges::find(field.words, text) != field.words.end()) return;
  auto hint = didYouMean(text, {field.words.begin(), field.words.end()});
  if (hint.empty()) hint = fmt::format("it may be {}", fmt::join(field.words, ", "));
  source_.error("unknown-word", span, fmt::format("'{}' can't be {}", field.key, cited(text)), hint);
}

void Checker::number(const Field& field, const toml::node& node) {
  const bool fits = field.type == Type::integer ? node.is_integer() : node.is_number();
  if (!fits) return wrongType(field, node);
  const double value = node.value<double>().value_or(0);
  if (!(value >= field.least && value <= field.most))
    source_.error("out-of-range", spanOf(node.source()),
                  fmt::format("'{}' is {}; it may be {}", field.key, value, rangeOf(field, false)));
}

void Checker::length(const Field& field, const toml::node& node) {
  const auto* plain = node.as_string();
  if (plain == nullptr) {
    const auto unit = node.is_number()
                          ? fmt::format("write \"{} s\" or \"{} min\"", node.value<double>().value_or(0),
                                        node.value<double>().value_or(0))
                          : "";
    return source_.error(
        "wrong-type", spanOf(node.source()),
        fmt::format("'{}' is {}, not a length", field.key, nameOf(node.type())),
        unit.empty() ? "a length is written like \"90 s\", \"10 min\" or \"1 h 30 min\"" : unit);
  }
  const auto length = core::parseLength(plain->get());
  if (!length)
    return source_.error("bad-length", spanOf(node.source()),
                         fmt::format("{} is not a length", cited(plain->get())),
                         "a length is written like \"90 s\", \"10 min\" or \"1 h 30 min\"");
  const double seconds = core::toSeconds(*length);
  if (!(seconds >= field.least && seconds <= field.most))
    source_.error("out-of-range", spanOf(node.source()),
                  fmt::format("'{}' is {}; it may be {}", field.key, core::formatLength(*length),
                              rangeOf(field, true)));
}

void Checker::moments(const Field& field, const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr) return wrongType(field, node);
  if (list->empty())
    source_.error("empty-list", spanOf(node.source()), fmt::format("'{}' is empty", field.key));
  for (const auto& inner : *list)
    if (inner.value_exact<std::string_view>() != std::string_view("end")) length(field, inner);
}

void Checker::strings(const Field& field, const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr) return wrongType(field, node);
  if (list->empty())
    source_.error("empty-list", spanOf(node.source()), fmt::format("'{}' is empty", field.key));
  for (const auto& inner : *list)
    if (!inner.is_string()) wrongType(field, inner);
}

void Checker::range(const Field& field, const toml::node& node) {
  const auto* list = node.as_array();
  const bool two = list != nullptr && list->size() == 2 && (*list)[0].is_integer() && (*list)[1].is_integer();
  if (!two)
    return source_.error("wrong-type", spanOf(node.source()),
                         fmt::format("'{}' wants {}", field.key, wanted(field.type)));
  for (const auto& inner : *list)
    number({field.key, Type::integer, "", false, "", field.least, field.most}, inner);
}

void Checker::tables(const Field& field, const toml::node& node) {
  if (field.orSingle && node.is_table()) return table(*node.as_table(), *field.table, spanOf(node.source()));
  const auto* list = node.as_array();
  if (list == nullptr) {
    return source_.error("wrong-type", spanOf(node.source()),
                         fmt::format("'{}' is {}, not a list of tables", field.key, nameOf(node.type())),
                         fmt::format("each begins with a header in two brackets: {}", field.table->name));
  }
  if (list->empty())
    return source_.error("empty-list", spanOf(node.source()), fmt::format("'{}' is empty", field.key));
  if (static_cast<double>(list->size()) > field.most)
    source_.error(
        "too-many", spanOf(node.source()),
        fmt::format("{} times {}; at most {} may be there", list->size(), field.table->name, field.most));
  for (const auto& inner : *list) {
    if (const auto* element = inner.as_table())
      table(*element, *field.table, spanOf(inner.source()));
    else
      wrongType(field, inner);
  }
}

}  // namespace

void checkTable(Source& source, const toml::table& table, const FieldTable& fields, core::Span span) {
  Checker(source).table(table, fields, span);
}

std::string didYouMean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::vector<std::string_view> views(candidates.begin(), candidates.end());
  const auto near = core::nearest(word, views);
  return near.empty() ? near : fmt::format("did you mean '{}'?", near);
}

}  // namespace lw::script
