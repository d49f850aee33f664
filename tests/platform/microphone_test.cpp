#include "platform/microphone.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

#include "core/files.hpp"

// SDL's disk driver stands in for a microphone: it hears what is in a file, as fast as it is told to.

using namespace lw;
namespace fs = std::filesystem;

TEST_CASE("a microphone gives what was heard, sample for sample and in order") {
  const auto file = fs::temp_directory_path() / "lullwater-microphone.raw";
  std::string bytes;
  std::vector<float> said(48000);
  for (std::size_t i = 0; i < said.size(); ++i) said[i] = 0.5F * std::sin(static_cast<float>(i) / 20);
  bytes.resize(said.size() * sizeof(float));
  std::memcpy(bytes.data(), said.data(), bytes.size());
  core::writeFileAtomically(file, bytes);
  setenv("SDL_AUDIODRIVER", "disk", 1);
  setenv("SDL_DISKAUDIOFILEIN", file.c_str(), 1);
  setenv("SDL_DISKAUDIODELAY", "1", 1);
  std::vector<float> heard;
  {
    platform::Microphone microphone("");
    while (heard.size() < said.size() + 5000) {  // silence goes on behind the file
      microphone.take(heard);
      CHECK(microphone.failure().empty());
      std::this_thread::yield();
    }
  }
  CHECK(std::equal(said.begin(), said.end(), heard.begin()));
  CHECK(heard.back() == 0.0F);
  fs::remove(file);
  unsetenv("SDL_DISKAUDIOFILEIN");
  unsetenv("SDL_DISKAUDIODELAY");
  unsetenv("SDL_AUDIODRIVER");
}

TEST_CASE("where there is no microphone, it is said which one was tried") {
  setenv("SDL_AUDIODRIVER", "dummy", 1);
  CHECK_THROWS_WITH(platform::Microphone(""), "can't listen to a microphone: there is no sound device here");
  CHECK_THROWS_WITH(platform::Microphone("Desk"),
                    "can't listen to the microphone Desk: there is no sound device here");
  setenv("SDL_AUDIODRIVER", "disk", 1);
  CHECK_THROWS(platform::Microphone("/no/such/file"));
  unsetenv("SDL_AUDIODRIVER");
}
