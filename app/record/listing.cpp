#include "record/listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/fields.hpp"
#include "core/harmless.hpp"
#include "core/text.hpp"
#include "record/first_format.hpp"
#include "session/describe.hpp"
#include "session/event_fields.hpp"

namespace lw::record {
namespace {

/// A person's words may hold anything: line breaks must not reach the table.
std::string harmless(std::string_view text) {
  std::string out;
  for (const char letter : core::harmless(text)) out += letter == '\n' ? " / " : std::string(1, letter);
  return out;
}

/// "2026-03-01 09:12:00": UTC, to the second.
std::string shortUtc(core::UtcTime time) {
  auto text = core::formatUtc(time).substr(0, 19);
  text[10] = ' ';
  return text;
}

std::string endOf(const SessionInfo& session) {
  return session.ended ? session.how : "open, or cut off";
}

/// What was typed, by how many letters it has.
std::string hidden(const core::AnswerValue& value) {
  const auto text = core::formatAnswer(value);
  return fmt::format("(private, {} letters)", core::isUtf8(text) ? core::codePoints(text) : text.size());
}

std::string shownLength(core::Frames length) {
  return core::formatLength(std::max(length, core::Frames{-core::Frames::max().count()}));
}

/// Walks an event's members and words each for people.
class Teller {
 public:
  explicit Teller(bool showPrivate) : showPrivate_(showPrivate) {}
  const std::string& told() const { return told_; }

  template <class T>
  void operator()(std::string_view key, const T& value) {
    tell(key, shown(value));
  }
  template <class T>
  void operator()(std::string_view key, const std::optional<T>& value) {
    if (value) (*this)(key, *value);
  }
  template <class T>
  void secret(std::string_view key, const T& value, bool hide) {
    tell(key, hide && !showPrivate_ ? hidden(core::stored(value)) : shown(value));
  }
  template <class T>
  void orNone(std::string_view key, const T& value) {
    if (value != T{}) (*this)(key, value);
  }
  template <class T>
  void part(const T& value) {
    visitFields(*this, value);
  }
  template <class... Ts>
  void kind(std::string_view key, const std::variant<Ts...>& value) {
    std::visit(
        [&]<class T>(const T& one) {
          tell(key, std::string(T::kName));
          visitFields(*this, one);
        },
        value);
  }

 private:
  void tell(std::string_view key, const std::string& text) {
    told_ += fmt::format("{}{}: {}", told_.empty() ? "" : ", ", key, text);
  }
  static std::string shown(core::Frames length) { return shownLength(length); }
  static std::string shown(core::Decibels level) { return fmt::format("{:.1f} dB", level.value); }
  template <class T>
  static std::string shown(const T& value) {
    return harmless(core::formatAnswer(core::stored(value)));
  }

  bool showPrivate_;
  std::string told_;
};

/// Rows that no event of a session gives: the call's, and some of the first format.
std::string tellFields(const core::Fields& fields, bool showPrivate) {
  std::string told;
  for (const auto& [key, value] : fields.values)
    told += fmt::format("{}{}: {}", told.empty() ? "" : ", ", key,
                        showPrivate || !isPrivateInFirstFormat(fields.name, key)
                            ? harmless(core::formatAnswer(value))
                            : hidden(value));
  return told;
}

std::string tell(const core::Fields& fields, bool showPrivate) {
  const auto event = session::eventOf(fields);
  if (!event) return tellFields(fields, showPrivate);
  Teller teller(showPrivate);
  std::visit([&](const auto& one) { visitFields(teller, one); }, *event);
  return teller.told();
}

std::string padded(const std::string& text, std::size_t width) {
  const auto length = core::isUtf8(text) ? core::codePoints(text) : text.size();
  return text + std::string(width > length ? width - length : 0, ' ');
}

/// Columns as wide as their widest cell; the last one is left as it is.
template <std::size_t N>
std::string table(const std::vector<std::array<std::string, N>>& lines) {
  std::array<std::size_t, N> width{};
  for (const auto& line : lines)
    for (std::size_t i = 0; i < N; ++i) width[i] = std::max(width[i], core::codePoints(line[i]));
  std::string out;
  for (const auto& line : lines) {
    std::string text;
    for (std::size_t i = 0; i < N; ++i) text += i + 1 == N ? line[i] : padded(line[i], width[i]) + "  ";
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }
  return out;
}

}  // namespace

std::string formatSessions(std::span<const SessionInfo> sessions) {
  if (sessions.empty()) return "No sessions are kept yet.\n";
  std::vector<std::array<std::string, 5>> lines{{"CODE", "STARTED (UTC)", "ROOM", "END", "SESSION"}};
  for (const auto& one : sessions)
    lines.push_back({one.code, shortUtc(one.started), harmless(one.room), endOf(one), harmless(one.title)});
  return table(lines);
}

std::string formatSession(const SessionInfo& session, std::span<const Row> rows, bool showPrivate) {
  auto out = fmt::format("Session {}: {}\n  script   {}\n  room     {}\n  started  {} UTC\n", session.code,
                         harmless(session.title), harmless(session.script), harmless(session.room),
                         shortUtc(session.started));
  out += session.ended ? fmt::format("  ended    {} UTC, {}\n\n", shortUtc(*session.ended), endOf(session))
                       : fmt::format("  ended    {}\n\n", endOf(session));
  std::vector<std::array<std::string, 4>> lines{{"AT", "UTC", "WHAT", ""}};
  for (const auto& row : rows) {
    if (row.fields.name == session::Intended::kName) continue;
    lines.push_back({core::formatMinutesSeconds(row.at.time_since_epoch()), shortUtc(row.time).substr(11),
                     row.fields.name, tell(row.fields, showPrivate)});
  }
  return out + table(lines);
}

}  // namespace lw::record
