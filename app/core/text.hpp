#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "core/utf8.hpp"

namespace lw::core {

/// Edit distance (insert, delete, replace, swap of neighbours) of two words, in bytes.
std::size_t editDistance(std::string_view a, std::string_view b);

/// The candidate nearest to `word` at a distance of at most 3 and less than half its length; empty if none is
/// near.
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

/// "1 h 30 min", "45 s", "2.5 s": the form that files use. Negative lengths get a minus in front.
std::string formatLength(Frames length);

/// "0:47" (h:mm) for a position in a session.
std::string formatHoursMinutes(Frames length);

/// "2:14" (m:ss), "1:02:14" from an hour on.
std::string formatMinutesSeconds(Frames length);

/// Reads "90 s", "10 min", "1 h 30 min", "250 ms", "1 day" (also "1.5 min"). Units may follow without a
/// space. Nothing if it is not such a text, is negative, or exceeds 10 years.
std::optional<Frames> parseLength(std::string_view text);

/// Lower case ASCII letters and digits joined by single dashes; at most `limit` bytes. "Let the chair" ->
/// "let-the-chair".
std::string slug(std::string_view text, std::size_t limit = 48);

/// 64-bit FNV-1a, for names of cached things; not for security.
std::uint64_t fnv1a(std::string_view bytes);

/// Splits at every `separator`; keeps empty pieces.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Without blanks at both ends.
std::string_view trim(std::string_view text);

}  // namespace lw::core
