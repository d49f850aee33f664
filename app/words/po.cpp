#include "words/po.hpp"

#include <fmt/format.h>

#include <map>

#include "core/text.hpp"

namespace lw::words {
namespace {

constexpr std::size_t kLargest = 4u << 20;

/// Which text of an entry a line goes on with.
enum class Part { none, key, text, plural, said };

class Reader {
 public:
  PoFile read(std::string_view content) {
    if (content.size() > kLargest) throw PoError(1, "the file is larger than any catalogue");
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    for (const auto raw : core::split(content, '\n')) {
      ++line_;
      if (!core::isUtf8(raw)) throw PoError(line_, "this is not UTF-8");
      take(core::trim(raw));
    }
    finish();
    return std::move(file_);
  }

 private:
  void take(std::string_view line) {
    if (line.empty()) return;
    if (line.starts_with("#"))
      comment(line);
    else if (line.starts_with("\""))
      goOn(line);
    else
      keyword(line);
  }

  void comment(std::string_view line) {
    if (line.starts_with("#~")) return;  // an entry that was given up
    if (part_ == Part::said) finish();
    if (part_ != Part::none) throw PoError(line_, "a comment inside of an entry");
    if (line.starts_with("#.")) entry_.notes.emplace_back(core::trim(line.substr(2)));
    if (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos) entry_.fuzzy = true;
  }

  void goOn(std::string_view line) {
    if (part_ == Part::none) throw PoError(line_, "a text that belongs to no keyword");
    *text_ += unquoted(line);
  }

  void keyword(std::string_view line) {
    const auto blank = line.find_first_of(" \t\"");
    const auto word = line.substr(0, blank);
    const auto rest = blank == std::string_view::npos ? std::string_view{} : core::trim(line.substr(blank));
    if (word == "msgctxt" || (word == "msgid" && part_ != Part::key)) {
      finish();
      entry_.line = line_;
    }
    if (word == "msgctxt")
      begin(Part::key, entry_.key);
    else if (word == "msgid")
      begin(Part::text, entry_.text);
    else if (word == "msgid_plural" && part_ == Part::text)
      begin(Part::plural, entry_.plural);
    else if (word.starts_with("msgstr") && part_ != Part::none && part_ != Part::key)
      beginSaid(word);
    else
      throw PoError(line_, fmt::format("'{}' does not belong here", word.substr(0, 40)));
    *text_ += unquoted(rest);
  }

  void begin(Part part, std::string& text) {
    part_ = part;
    text_ = &text;
    if (part == Part::plural) entry_.hasPlural = true;
  }

  void beginSaid(std::string_view word) {
    const auto expected =
        entry_.hasPlural ? fmt::format("msgstr[{}]", entry_.said.size()) : std::string("msgstr");
    if (word != expected || (!entry_.hasPlural && !entry_.said.empty()))
      throw PoError(line_, fmt::format("'{}' where '{}' belongs", word.substr(0, 40), expected));
    entry_.said.emplace_back();
    begin(Part::said, entry_.said.back());
  }

  std::string unquoted(std::string_view quoted) const {
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"')
      throw PoError(line_, "a text is not closed by \"");
    const auto inner = quoted.substr(1, quoted.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < inner.size(); ++i) {
      const char letter = inner[i];
      if (letter == '"') throw PoError(line_, "a \" inside of a text: write \\\"");
      if (static_cast<unsigned char>(letter) < ' ' || letter == '\x7f')
        throw PoError(line_, "a control character inside of a text");
      text += letter == '\\' ? escaped(inner, ++i) : letter;
    }
    return text;
  }

  char escaped(std::string_view inner, std::size_t at) const {
    switch (at < inner.size() ? inner[at] : '\0') {
      case 'n': return '\n';
      case '"': return '"';
      case '\\': return '\\';
      case '\0': throw PoError(line_, "a text is not closed by \"");
      default:
        throw PoError(line_, fmt::format("'\\{}' is unknown; there are \\n, \\\" and \\\\", inner[at]));
    }
  }

  /// Keeps the entry, if there is one.
  void finish() {
    if (part_ == Part::none) return;
    if (part_ != Part::said) throw PoError(line_, "the entry ends before its msgstr");
    if (entry_.text.empty() && entry_.key.empty()) {
      file_.header = entry_.said.front();
    } else {
      const auto [known, fresh] = lines_.emplace(entry_.key, entry_.line);
      if (!fresh)
        throw PoError(entry_.line,
                      fmt::format("'{}' is there already, in line {}", entry_.key, known->second));
      file_.entries.push_back(std::move(entry_));
    }
    entry_ = {};
    part_ = Part::none;
  }

  PoFile file_;
  PoEntry entry_;
  Part part_ = Part::none;
  std::string* text_ = nullptr;
  std::map<std::string, int> lines_;
  int line_ = 0;
};

}  // namespace

PoError::PoError(int line, std::string_view what)
    : std::runtime_error(fmt::format("line {}: {}", line, what)) {}

std::string PoFile::field(std::string_view name) const {
  for (const auto line : core::split(header, '\n'))
    if (line.starts_with(name) && line.substr(name.size()).starts_with(":"))
      return std::string(core::trim(line.substr(name.size() + 1)));
  return {};
}

PoFile readPo(std::string_view content) {
  return Reader{}.read(content);
}

}  // namespace lw::words
