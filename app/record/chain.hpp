#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lw::record {

using Hash = std::array<std::uint8_t, 32>;

/// What a row keeps, as it stands on disk: `fields` is the very text that is stored.
struct KeptRow {
  std::int64_t session = 0;
  std::uint64_t number = 0;  ///< 0: not numbered by the session
  std::int64_t time = 0;     ///< UTC, milliseconds since 1970
  std::int64_t frame = 0;
  std::string name, fields;
};

/// SHA-256 over the hash of the row before (zeros for the first) and this row. Throws std::runtime_error.
Hash linkHash(const Hash& previous, const KeptRow& row);

/// SHA-256 of a text. Throws std::runtime_error.
Hash hashOf(std::string_view text);

/// 64 lower-case hex digits.
std::string toHex(const Hash& hash);
/// The way back; nothing for other texts.
std::optional<Hash> fromHex(std::string_view text);

}  // namespace lw::record
