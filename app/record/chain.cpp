#include "record/chain.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <charconv>
#include <stdexcept>

namespace lw::record {

Hash hashOf(std::string_view text) {
  Hash hash{};
  unsigned size = 0;
  if (EVP_Digest(text.data(), text.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1 ||
      size != hash.size())
    throw std::runtime_error("SHA-256 failed in libcrypto");
  return hash;
}

Hash linkHash(const Hash& previous, const KeptRow& row) {
  // Texts go with their lengths, so that no two different rows are the same bytes.
  std::string bytes(previous.begin(), previous.end());
  bytes += fmt::format("{} {} {} {} {} {}\n", row.session, row.number, row.time, row.frame, row.name.size(),
                       row.fields.size());
  bytes += row.name;
  bytes += row.fields;
  return hashOf(bytes);
}

std::string toHex(const Hash& hash) {
  std::string out;
  for (const auto byte : hash) out += fmt::format("{:02x}", byte);
  return out;
}

std::optional<Hash> fromHex(std::string_view text) {
  Hash hash{};
  if (text.size() != 2 * hash.size()) return std::nullopt;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const auto digits = text.substr(2 * i, 2);
    const auto* end = digits.data() + digits.size();
    if (std::from_chars(digits.data(), end, hash[i], 16).ptr != end) return std::nullopt;
  }
  return hash;
}

}  // namespace lw::record
