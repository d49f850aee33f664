#include <sys/mman.h>
#include <unistd.h>

#include "check.hpp"
#include "script/answers_file.hpp"

// A file in memory, read by its name in /proc.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lw;
  static const std::filesystem::path kRoot = LW_SOURCE_ROOT;
  static const auto kSession =
      script::loadSession(kRoot / "config/sessions/first-look.toml", {kRoot / "config", kRoot / "playlists"},
                          {.requireSoundFiles = false});
  const int file = ::memfd_create("answers", 0);
  fuzz::demand(file >= 0 && ::write(file, data, size) == static_cast<ssize_t>(size),
               "a file in memory can be written");
  auto loaded = script::loadAnswers("/proc/self/fd/" + std::to_string(file), kSession.bundle);
  ::close(file);
  fuzz::judge({script::Kind::session, std::move(loaded.diagnostics), std::move(loaded.sources)});
  return 0;
}
