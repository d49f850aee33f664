#include "core/percent.hpp"

#include <doctest/doctest.h>

using namespace lw::core;

TEST_CASE("every byte comes back from its percent form") {
  std::string all;
  for (int byte = 1; byte < 256; ++byte) all += static_cast<char>(byte);
  CHECK(percentDecoded(percentEncoded(all, "")) == all);
  CHECK(percentDecoded(percentEscaped(all, "%")) == all);
  CHECK(percentEncoded("a b/ß", "/") == "a%20b/%C3%9F");
  CHECK(percentEscaped("a,b%\n", "%\n") == "a,b%25%0A");
  CHECK(percentDecoded("%c3%9F") == "ß");
}

TEST_CASE("what is no percent form is not guessed") {
  for (const auto* bad : {"%", "a%", "%4", "%4g", "%g4", "% 4", "%+4", "%-1", "%00", "%0x"})
    CHECK_MESSAGE(!percentDecoded(bad), bad);
}
