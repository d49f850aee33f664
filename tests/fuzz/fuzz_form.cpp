#include "check.hpp"

// A file in forms/ without [[item]] is a form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return lw::fuzz::check("config/forms/fuzzed.toml", data, size);
}
