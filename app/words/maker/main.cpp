// Makes words/messages.hpp (one declaration a message) and english.cpp (the texts) from the catalogue's
// English. Run by the build: words_maker CATALOGUE HEADER SOURCE. A mistake in the catalogue ends it with its
// line.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <exception>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/files.hpp"
#include "core/text.hpp"
#include "words/pattern.hpp"
#include "words/po.hpp"

namespace lw::words {
namespace {

struct Parameter {
  std::string name, kind, meaning;
};

struct Made {
  const PoEntry* entry;
  std::string domain, name;  // "staff", "minutes-late"
  std::vector<Parameter> parameters;
  int counted = -1;
};

[[noreturn]] void fail(const PoEntry& entry, const std::string& what) {
  throw PoError(entry.line, fmt::format("'{}': {}", entry.key, what));
}

/// "@minutes number how late" -> a parameter.
Parameter parameterFrom(const PoEntry& entry, std::string_view note) {
  const auto name = note.substr(1, note.find(' ') - 1);
  auto rest = core::trim(note.substr(std::min(note.size(), name.size() + 1)));
  const auto kind = rest.substr(0, rest.find(' '));
  rest = core::trim(rest.substr(kind.size()));
  if (kind != "text" && kind != "number" && kind != "plural")
    fail(entry, fmt::format("@{} is a 'text', a 'number' or a 'plural', not '{}'", name, kind));
  if (rest.empty()) fail(entry, fmt::format("say in a word what @{} is", name));
  return {std::string(name), std::string(kind), std::string(rest)};
}

void checkParameters(const Made& made) {
  const auto& entry = *made.entry;
  const auto gaps = gapsOf(entry.hasPlural ? entry.plural : entry.text);
  for (const auto& gap : gaps)
    if (std::ranges::find(made.parameters, gap, &Parameter::name) == made.parameters.end())
      fail(entry, fmt::format("no comment '#. @{} …' says what {{{}}} is", gap, gap));
  for (const auto& one : made.parameters)
    if (std::ranges::find(gaps, one.name) == gaps.end())
      fail(entry, fmt::format("@{} does not stand in the text", one.name));
  std::vector<std::string> names;
  for (const auto& one : made.parameters) names.push_back(one.name);
  readPattern(entry.text, names);
  if ((made.counted >= 0) != entry.hasPlural)
    fail(entry,
         "a message with msgid_plural has one parameter of the kind 'plural', and no other message has");
}

bool isKey(std::string_view part) {
  return !part.empty() && std::ranges::all_of(part, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Made madeFrom(const PoEntry& entry) {
  const auto dot = entry.key.find('.');
  Made made{&entry, entry.key.substr(0, dot), dot == std::string::npos ? "" : entry.key.substr(dot + 1), {}};
  if (!isKey(made.domain) || !isKey(made.name)) fail(entry, "a key is 'part.name', in small letters");
  if (std::ranges::any_of(entry.said, [](const auto& said) { return !said.empty(); }))
    fail(entry, "the English stands in msgid; msgstr stays empty");
  for (const auto& note : entry.notes) {
    if (!note.starts_with("@")) continue;
    made.parameters.push_back(parameterFrom(entry, note));
    if (made.parameters.back().kind != "plural") continue;
    if (made.counted >= 0) fail(entry, "only one number can choose the form");
    made.counted = static_cast<int>(made.parameters.size()) - 1;
  }
  try {
    checkParameters(made);
  } catch (const std::invalid_argument& fault) {
    fail(entry, fault.what());
  }
  return made;
}

/// "minutes-late" -> "minutesLate" or "MinutesLate".
std::string camel(std::string_view name, bool upper) {
  std::string out;
  for (const char letter : name) {
    if (letter == '-') {
      upper = true;
      continue;
    }
    out += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(letter))) : letter;
    upper = false;
  }
  return out;
}

/// As a C++ literal.
std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text)
    out += letter == '\n'                    ? "\\n"
           : letter == '"' || letter == '\\' ? std::string{'\\', letter}
                                             : std::string{letter};
  return out + '"';
}

std::string declaration(const Made& made, std::size_t number) {
  auto out = fmt::format("/// {}\n", literal(made.entry->hasPlural ? made.entry->plural : made.entry->text));
  if (made.parameters.empty())
    return out + fmt::format("inline constexpr Plain {}{{{}}};\n", camel(made.name, false), number);
  out += fmt::format("struct {} {{\n", camel(made.name, true));
  std::vector<std::string> values;
  for (const auto& one : made.parameters) {
    out += fmt::format("  {} {};  ///< {}\n", one.kind == "text" ? "Text" : "Number", one.name, one.meaning);
    values.push_back(one.name + ".value");
  }
  return out + fmt::format("  operator Message() const {{ return {{{}, {{{}}}}}; }}\n}};\n", number,
                           fmt::join(values, ", "));
}

std::string header(const std::vector<Made>& all) {
  std::string out =
      "#pragma once\n// Made from config/languages/lullwater.pot by words_maker. Do not edit.\n"
      "#include \"words/message.hpp\"\n\n";
  std::map<std::string, std::string> domains;
  for (std::size_t i = 0; i < all.size(); ++i) domains[all[i].domain] += declaration(all[i], i);
  for (const auto& [domain, declarations] : domains)
    out += fmt::format("namespace lw::words::{} {{\n{}}}\n\n", camel(domain, false), declarations);
  return out;
}

std::string source(const std::vector<Made>& all) {
  std::string out =
      "// Made from config/languages/lullwater.pot by words_maker. Do not edit.\n#include "
      "\"words/english.hpp\"\n\n"
      "namespace lw::words {\nnamespace {\n\nconstexpr English kEnglish[] = {\n";
  for (const auto& one : all) {
    std::vector<std::string> names;
    for (const auto& parameter : one.parameters) names.push_back(parameter.name);
    out += fmt::format("    {{{}, {}, {}, {}, {}}},\n", literal(one.entry->key), literal(one.entry->text),
                       literal(one.entry->plural), literal(fmt::format("{}", fmt::join(names, " "))),
                       one.counted);
  }
  return out +
         "};\n\n}  // namespace\n\nstd::span<const English> englishMessages() {\n  return kEnglish;\n}\n\n}"
         "  // namespace lw::words\n";
}

/// Leaves a file alone that has this content already, so that nothing is compiled anew.
void keep(const std::string& file, const std::string& content) {
  try {
    if (core::readTextFile(file) == content) return;
  } catch (const core::FileError&) {  // not there yet
  }
  core::writeFileAtomically(file, content);
}

void make(const std::string& catalogue, const std::string& headerFile, const std::string& sourceFile) {
  const auto file = readPo(core::readTextFile(catalogue));
  std::vector<Made> all;
  for (const auto& entry : file.entries) all.push_back(madeFrom(entry));
  keep(headerFile, header(all));
  keep(sourceFile, source(all));
}

}  // namespace
}  // namespace lw::words

int main(int count, char** arguments) {
  if (count != 4) return 2;
  try {
    lw::words::make(arguments[1], arguments[2], arguments[3]);
  } catch (const std::exception& fault) {
    fmt::print(stderr, "{}: {}\n", arguments[1], fault.what());
    return 1;
  }
  return 0;
}
