#pragma once
#include <optional>
#include <string_view>

#include "audio/programme.hpp"

namespace lw::sqlite {
class Database;
}

/// Measures as rows of a table of SQLite.
namespace lw::audio {

/// Another number wherever the table or the way to measure changes: then all is measured anew.
inline constexpr int kMeasureFormat = 3;

/// Makes the table "measures". Throws sqlite::DatabaseError, as do the next.
void makeMeasureTable(sqlite::Database& database);

/// Adds the measure of what has this key, or replaces the one that is there. 40 bytes a second of sound are
/// its contour.
void writeMeasure(const sqlite::Database& database, std::string_view key, const Measure& measure);

/// Nothing where there is none, or where the row does not agree with its check sum or holds what no measuring
/// can have found.
std::optional<Measure> readMeasure(const sqlite::Database& database, std::string_view key);

}  // namespace lw::audio
