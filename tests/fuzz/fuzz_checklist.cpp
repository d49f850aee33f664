#include "check.hpp"

// A line to tick in front makes it a checklist for sure.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr char kItem[] = "item = [{id = \"a\", text = \"A.\"}]\n";
  std::string text;
  if (size > 0 && data[0] % 4 == 0) text = kItem;
  text.append(reinterpret_cast<const char*>(data), size);
  return lw::fuzz::check("config/forms/fuzzed.toml", reinterpret_cast<const std::uint8_t*>(text.data()),
                         text.size());
}
