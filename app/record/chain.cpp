#include "record/chain.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <stdexcept>

namespace lw::record {

Hash linkHash(const Hash& previous, const KeptRow& row) {
  // Texts go with their lengths, so that no two different rows are the same bytes.
  std::string bytes(previous.begin(), previous.end());
  bytes += fmt::format("{} {} {} {} {} {}\n", row.session, row.number, row.time, row.frame, row.name.size(),
                       row.fields.size());
  bytes += row.name;
  bytes += row.fields;
  Hash hash{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1 ||
      size != hash.size())
    throw std::runtime_error("SHA-256 failed in libcrypto");
  return hash;
}

std::string toHex(const Hash& hash) {
  std::string out;
  for (const auto byte : hash) out += fmt::format("{:02x}", byte);
  return out;
}

}  // namespace lw::record
