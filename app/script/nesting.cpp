#include "script/nesting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"

namespace lw::script {
namespace {

bool isAscii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

bool beginsLine(std::string_view toml, std::size_t at) {
  const auto before = toml.substr(0, at).find_last_not_of(" \t");
  return before == toml.npos || toml[before] == '\n' || (before == 2 && toml.starts_with("\xEF\xBB\xBF"));
}

bool mayBeginName(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '"' || c == '\'';
}

// Where the name in a header should begin, if something else is there. A ] or the end are the parser's.
std::optional<std::size_t> badName(std::string_view toml, std::size_t bracket) {
  std::size_t at = bracket + 1;
  const bool two = at < toml.size() && toml[at] == '[';
  at = std::min(toml.find_first_not_of(" \t", at + (two ? 1 : 0)), toml.size());
  if (at == toml.size() || mayBeginName(toml[at]) || toml[at] == ']' || (!two && toml[at] == '['))
    return std::nullopt;
  return at;
}

class Vetting {
 public:
  explicit Vetting(std::string_view toml) : toml_(toml) {}
  Vetted all();

 private:
  using What = Unbearable::What;

  bool found() const { return result_.unbearable.has_value(); }
  void refuse(What what, std::size_t at) {
    if (!found())
      result_.unbearable = {what, locationOf(toml_, at), std::string(core::firstCharacter(toml_.substr(at)))};
  }
  std::size_t skipString(std::size_t at);
  void escape(std::size_t backslash);
  bool inPlace(std::size_t at) const;
  void restOfLine(std::size_t at);
  void bracket(std::size_t at);
  void plain(std::size_t at);

  /// A table, a list or a header that is open; the file itself is the first.
  struct Level {
    char kind;           ///< '{' and the file: names with values; '['; 'h'eader
    bool named = false;  ///< behind a name and its =
  };

  std::string_view toml_;
  Vetted result_;
  std::vector<Level> levels_{{'{'}};
  std::size_t dots_ = 0;
};

// A backslash in a string of many lines.
void Vetting::escape(std::size_t backslash) {
  const auto next = toml_.find_first_not_of(" \t\r\n", backslash + 1);
  if (next == toml_.npos || isAscii(toml_[next])) return;
  if (next == backslash + 1)
    refuse(What::badEscape, next);
  else
    result_.toEscape.push_back(next);
}

// End of the string that begins at `at` (a quote): just behind its closing quotes, or the end of the line or
// text.
std::size_t Vetting::skipString(std::size_t at) {
  const char quote = toml_[at];
  const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
  const bool many = toml_.substr(at).starts_with(triple);
  for (std::size_t i = at + (many ? 3 : 1); i < toml_.size(); ++i) {
    if (quote == '"' && toml_[i] == '\\') {
      if (many) escape(i);
      ++i;
    } else if (many && toml_.substr(i).starts_with(triple)) {
      i += 3;
      for (int more = 0; more < 2 && i < toml_.size() && toml_[i] == quote; ++more) ++i;  // they belong to it
      return i;
    } else if (!many && toml_[i] == quote) {
      return i + 1;
    } else if (!many && toml_[i] == '\n') {
      return i;
    }
  }
  return toml_.size();
}

// Whether a sign that means something to TOML stands where it does. Where not, the parser sees a part of a
// value in it, and refuses that soon.
bool Vetting::inPlace(std::size_t at) const {
  const char c = toml_[at];
  const auto& level = levels_.back();
  const bool value = level.kind == '[' || level.named;  // a value is to come, not a name
  if (c == '=') return level.kind == '{' && !level.named;
  if (c == ',') return levels_.size() > 1 && level.kind != 'h';
  if (c != '"' && c != '\'' && c != '[' && c != '{') return true;
  const auto before = toml_.substr(0, at).find_last_not_of(" \t");
  if (before == toml_.npos) return true;
  return std::string_view(value ? "=,[\n\r" : "{,[.\n\r\xBF").find(toml_[before]) != std::string_view::npos;
}

// Looks through what no string or comment protects from the parser.
void Vetting::restOfLine(std::size_t at) {
  for (; at < toml_.size() && toml_[at] != '\n'; ++at)
    if (!isAscii(toml_[at])) return refuse(What::notPlain, at);
}

void Vetting::bracket(std::size_t at) {
  const char c = toml_[at];
  const bool header = c == '[' && levels_.back().kind != '[' && !levels_.back().named;
  if (c == '[' || c == '{') levels_.push_back({header ? 'h' : c});
  if ((c != ']' && c != '}') || levels_.size() == 1) return;
  if ((c == '}') != (levels_.back().kind == '{')) return refuse(What::crossed, at);
  levels_.pop_back();
}

// A character outside of strings and comments.
void Vetting::plain(std::size_t at) {
  const char c = toml_[at];
  if (c == '[' && levels_.size() == 1 && beginsLine(toml_, at))
    if (const auto bad = badName(toml_, at))
      refuse(isAscii(toml_[*bad]) ? What::badHeader : What::notPlain, *bad);
  bracket(at);
  auto& level = levels_.back();
  if (c == '=') level.named = true;
  if (c == ',' || (c == '\n' && levels_.size() == 1)) level.named = false;
  if (c == '.') ++dots_;
  if (c == '\n' || c == '=' || c == ',' || c == '[' || c == '{') dots_ = 0;
  if (levels_.size() > kDeepest + 1 || dots_ >= kDeepest) refuse(What::tooDeep, at);
  if (!isAscii(c)) refuse(What::notPlain, at);
}

Vetted Vetting::all() {
  for (std::size_t i = toml_.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < toml_.size() && !found();) {
    if (!inPlace(i)) {
      restOfLine(i);
      break;
    }
    if (toml_[i] == '"' || toml_[i] == '\'') {
      i = skipString(i);
    } else if (toml_[i] == '#') {
      i = std::min(toml_.find('\n', i), toml_.size());
    } else {
      plain(i);
      ++i;
    }
  }
  return std::move(result_);
}

}  // namespace

Vetted vet(std::string_view toml) {
  return Vetting(toml).all();
}

std::string escapedAt(std::string_view toml, const std::vector<std::size_t>& bytes) {
  std::string result;
  std::size_t done = 0;
  for (const auto at : bytes) {
    const auto character = core::firstCharacter(toml.substr(at));
    result += toml.substr(done, at - done);
    result += fmt::format("\\U{:08X}", static_cast<std::uint32_t>(core::pointOf(character)));
    done = at + character.size();
  }
  return result += toml.substr(done);
}

core::Location locationOf(std::string_view text, std::size_t byte) {
  const auto before = text.substr(0, byte);
  const auto line = std::ranges::count(before, '\n');
  const auto start = before.rfind('\n');
  const auto column = core::codePoints(start == std::string_view::npos ? before : before.substr(start + 1));
  return {static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(column + 1)};
}

}  // namespace lw::script
