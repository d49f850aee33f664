#include "plan/voices.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lw::plan {
namespace {

TEST_CASE("a clinic's recording wins over the voice that was built, in whatever order files are found") {
  std::vector<std::filesystem::path> files{"v/hello-1.opus", "v/hello-1.mp3", "v/hello-1.wav",
                                           "v/bye-2.opus",   "v/hello-1.txt", "v/notes.md"};
  for (int turn = 0; turn < 6; ++turn) {
    std::ranges::rotate(files, files.begin() + 1);
    const auto voices = chooseVoices(files);
    REQUIRE(voices.size() == 2);
    CHECK(voices.at("hello-1").file == "v/hello-1.wav");
    CHECK(voices.at("hello-1").recorded);
    CHECK(voices.at("bye-2").file == "v/bye-2.opus");
    CHECK_FALSE(voices.at("bye-2").recorded);
  }
}

TEST_CASE("what is played first among recordings is named first, and what is built is no recording") {
  const auto names = recordingNames("hello-1");
  REQUIRE(names.size() > 1);
  for (std::size_t i = 1; i < names.size(); ++i)
    CHECK(chooseVoices({names[i], names[i - 1]}).at("hello-1").file == names[i - 1]);
  CHECK(std::ranges::count(names, "hello-1.opus") == 0);
}

}  // namespace
}  // namespace lw::plan
