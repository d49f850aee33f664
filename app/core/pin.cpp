#include "core/pin.hpp"

#include <crypt.h>

#include <memory>
#include <stdexcept>

namespace lw::core {

std::string hashPin(const std::string& pin) {
  char setting[CRYPT_GENSALT_OUTPUT_SIZE];
  if (::crypt_gensalt_rn("$y$", 0, nullptr, 0, setting, sizeof setting) == nullptr)
    throw std::runtime_error("this system's libcrypt has no yescrypt");
  const auto data = std::make_unique<crypt_data>();
  const char* hash = ::crypt_r(pin.c_str(), setting, data.get());
  if (hash == nullptr || *hash == '*') throw std::runtime_error("the PIN could not be hashed");
  return hash;
}

bool pinMatches(const std::string& pin, const std::string& hash) {
  const auto data = std::make_unique<crypt_data>();
  const char* result = ::crypt_r(pin.c_str(), hash.c_str(), data.get());
  if (result == nullptr || *result == '*') return false;
  const std::string_view made = result;
  if (made.size() != hash.size()) return false;
  unsigned char difference = 0;
  for (std::size_t i = 0; i < made.size(); ++i) difference |= static_cast<unsigned char>(made[i] ^ hash[i]);
  return difference == 0;
}

}  // namespace lw::core
