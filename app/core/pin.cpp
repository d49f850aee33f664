#include "core/pin.hpp"

#include <crypt.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace lw::core {

std::optional<PinFault> faultOf(std::string_view pin) {
  if (!std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; })) return PinFault::notDigits;
  if (pin.size() < kFewestPinDigits || pin.size() > kMostPinDigits) return PinFault::length;
  const auto steps = [&](int by) {
    return std::ranges::adjacent_find(pin, [by](char a, char b) { return b - a != by; }) == pin.end();
  };
  if (steps(0)) return PinFault::oneDigit;
  return steps(1) || steps(-1) ? std::optional{PinFault::inARow} : std::nullopt;
}

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
