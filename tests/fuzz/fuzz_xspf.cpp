#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return lw::fuzz::check("playlists/fuzzed.xspf", data, size);
}
