#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "core/text.hpp"
#include "script/load.hpp"

// Seeded mutations of every file that ships: nothing may crash, and every diagnostic must point into its
// file. LW_FUZZ_ROUNDS=N makes it longer.

namespace {

namespace fs = std::filesystem;
using namespace lw;

std::string seedOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

constexpr std::string_view kPieces[] = {"\"",
                                        "'",
                                        "\"\"\"",
                                        "[",
                                        "]",
                                        "[[",
                                        "]]",
                                        "{",
                                        "}",
                                        "=",
                                        "\n",
                                        ".",
                                        ",",
                                        "#",
                                        "\\",
                                        "\\u12",
                                        "\t",
                                        "\r\n",
                                        "-1",
                                        "1e999",
                                        "nan",
                                        "-inf",
                                        "99999999999999999999",
                                        "0x",
                                        "1979-05-27",
                                        "true",
                                        "\"0 s\"",
                                        "\"9999 h\"",
                                        "\xff",
                                        "\xc3",
                                        "\xc3\xa9",
                                        "\xe2\x80\x9c",
                                        "[phase]",
                                        "[[phase]]",
                                        "[[phase.voice]]",
                                        "format = 2",
                                        "at",
                                        "\"\"",
                                        "\xef\xbb\xbf"};

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string operator()(std::string text) {
    for (auto times = 1 + below(4); times > 0; --times) once(text);
    return text;
  }

 private:
  std::size_t below(std::size_t limit) {
    return limit == 0 ? 0 : static_cast<std::size_t>(random_() % limit);
  }

  std::pair<std::size_t, std::size_t> lineAt(const std::string& text, std::size_t at) {
    const auto before = text.rfind('\n', at);
    const auto begin = before == text.npos ? 0 : before + 1;
    return {begin, std::min(text.find('\n', at), text.size() - 1) + 1 - begin};
  }

  void once(std::string& text) {
    if (text.empty()) return;
    const auto at = below(text.size());
    switch (below(8)) {
      case 0: text.erase(at, 1 + below(4)); break;
      case 1: text.insert(at, kPieces[below(std::size(kPieces))]); break;
      case 2: text[at] = static_cast<char>(below(256)); break;
      case 3: text.resize(at); break;
      case 4: {
        const auto [begin, size] = lineAt(text, at);
        if (begin + size <= text.size()) text.erase(begin, size);
        break;
      }
      case 5: {
        const auto [begin, size] = lineAt(text, at);
        if (begin + size <= text.size()) text.insert(begin, text.substr(begin, size));
        break;
      }
      case 6: {
        const auto quote = text.find('"', at);
        const auto end = quote == text.npos ? quote : text.find('"', quote + 1);
        if (end != text.npos) text.replace(quote, end + 1 - quote, kPieces[below(std::size(kPieces))]);
        break;
      }
      default: {
        const auto from = below(text.size());
        text.insert(at, text.substr(from, below(60)));
      }
    }
  }

  std::mt19937 random_;
};

void checkSpans(const script::Checked& checked) {
  for (const auto& diagnostic : checked.diagnostics) {
    const auto found = checked.sources.find(diagnostic.file);
    REQUIRE(found != checked.sources.end());
    const auto& text = found->second;
    const auto lines = static_cast<std::uint32_t>(std::ranges::count(text, '\n') + 1);
    CAPTURE(core::format(diagnostic, text));
    CHECK(diagnostic.span.begin.line <= lines);
    CHECK(diagnostic.span.end.line <= lines);
    CHECK(diagnostic.span.begin <= diagnostic.span.end);
    if (diagnostic.span.begin.line == 0) continue;
    const auto all = core::split(text, '\n');
    // Counted in bytes, of which there are at least as many as code points; one behind the end is allowed.
    CHECK(diagnostic.span.begin.column <= all[diagnostic.span.begin.line - 1].size() + 1);
  }
}

}  // namespace

TEST_CASE("mutated files are refused with a place, or read, but never crash") {
  const fs::path root = LW_SOURCE_ROOT;
  const auto work = fs::temp_directory_path() / "lullwater-script-fuzz";
  fs::remove_all(work);
  fs::create_directories(work);
  const char* rounds = std::getenv("LW_FUZZ_ROUNDS");
  const unsigned most = rounds == nullptr ? 20 : static_cast<unsigned>(std::atoi(rounds));
  std::vector<fs::path> files;
  for (const auto* folder : {"config", "playlists"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder))
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::ranges::sort(files);
  for (const auto& file : files) {
    const auto original = seedOf(file);
    const auto mutated = work / file.parent_path().filename() / file.filename();
    fs::create_directories(mutated.parent_path());
    for (unsigned seed = 0; seed < most; ++seed) {
      std::ofstream(mutated, std::ios::binary) << Mutator(seed * 7919 + 1)(original);
      CAPTURE(file.string());
      CAPTURE(seed);
      checkSpans(
          script::checkFile(mutated, {root / "config", root / "playlists"}, {.requireSoundFiles = false}));
    }
  }
  fs::remove_all(work);
}
