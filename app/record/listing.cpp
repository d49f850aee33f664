#include "record/listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace lw::record {
namespace {

/// A person's words may hold anything: escape sequences must not reach the terminal, line breaks not the
/// table.
std::string harmless(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '\n')
      out += " / ";
    else if (byte >= 0x20 && byte != 0x7f)
      out += letter;
  }
  // C1 controls (U+0080 to U+009F, two bytes in UTF-8) can start sequences too.
  for (std::size_t at = 0; (at = out.find('\xc2', at)) != std::string::npos;) {
    const bool control = at + 1 < out.size() && static_cast<unsigned char>(out[at + 1]) < 0xa0;
    if (control)
      out.erase(at, 2);
    else
      ++at;
  }
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

bool looksLikeAnId(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' ||
           letter == ':';
  });
}

/// What was written, values named "words", and answers that are no option's id and no time of day.
bool isPrivate(const std::string& event, const std::string& key, const core::AnswerValue& value) {
  if (key == "words" || (event == "written" && key == "text")) return true;
  const auto* text = std::get_if<std::string>(&value);
  return event == "answered" && key == "value" && text != nullptr && !looksLikeAnId(*text);
}

std::string shown(const std::string& event, const std::string& key, const core::AnswerValue& value,
                  bool showPrivate) {
  const auto text = core::formatAnswer(value);
  if (showPrivate || !isPrivate(event, key, value)) return harmless(text);
  return fmt::format("(private, {} letters)", core::isUtf8(text) ? core::codePoints(text) : text.size());
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
    std::string values;
    for (const auto& [key, value] : row.fields.values)
      values += fmt::format("{}{}: {}", values.empty() ? "" : ", ", key,
                            shown(row.fields.name, key, value, showPrivate));
    lines.push_back({core::formatMinutesSeconds(row.at.time_since_epoch()), shortUtc(row.time).substr(11),
                     row.fields.name, values});
  }
  return out + table(lines);
}

}  // namespace lw::record
