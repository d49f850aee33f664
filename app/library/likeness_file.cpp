#include "library/likeness_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <sstream>

#include "audio/likeness.hpp"
#include "core/files.hpp"
#include "plan/overlaps.hpp"

namespace lw::library {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHeader = "lullwater likeness 1";
constexpr std::size_t kMostKept = 5000;  // lines; some 1.5 MB
constexpr std::uintmax_t kLargest = 8u << 20;

using KnownLikeness = std::map<std::string, double>;  // by what crosses

/// One line of text; nothing for a file whose name would break it, or that was never stamped.
std::optional<std::string> keyOf(const audio::FileSpec& spec) {
  auto name = fs::absolute(spec.file).lexically_normal().string();
  if (spec.stamp.size == 0 || name.find_first_of("\t\r\n") != std::string::npos) return std::nullopt;
  return fmt::format("{}\t{}\t{}\t{}", name, spec.stamp.size, spec.stamp.modified, spec.from.count());
}

std::optional<std::string> keyOf(const plan::Overlap& overlap) {
  const auto out = keyOf(overlap.out), in = keyOf(overlap.in);
  if (!out || !in) return std::nullopt;
  return fmt::format("{}\t{}\t{}", *out, *in, overlap.length.count());
}

KnownLikeness readKnown(const fs::path& file) {
  KnownLikeness known;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return known;
  std::istringstream lines(core::readTextFile(file, kLargest));
  std::string line;
  if (!std::getline(lines, line) || line != kHeader) return known;
  while (std::getline(lines, line)) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos) continue;
    double value = 0;
    const auto result = std::from_chars(line.data(), line.data() + tab, value);
    if (result.ec == std::errc{} && result.ptr == line.data() + tab && value >= 0 && value <= 1)
      known[line.substr(tab + 1)] = value;
  }
  return known;
}

void writeKnown(const fs::path& file, const KnownLikeness& known, const KnownLikeness& fresh) {
  std::string text = fmt::format("{}\n", kHeader);
  // to the last bit: what is known gives the same samples as what was just measured
  const auto add = [&](const auto& entry) { text += fmt::format("{}\t{}\n", entry.second, entry.first); };
  std::ranges::for_each(fresh, add);
  if (known.size() + fresh.size() <= kMostKept) std::ranges::for_each(known, add);
  fs::create_directories(file.parent_path());
  core::writeFileAtomically(file, text);
}

double measured(const plan::Overlap& overlap) {
  try {
    return audio::likeness(overlap.out, overlap.in, overlap.length);
  } catch (const std::runtime_error&) {  // it will fail again where it sounds, and be told there
    return 0;
  }
}

}  // namespace

void measureLikeness(const Places& places, Library& library) {
  const auto file = places.measures() / "likeness";
  KnownLikeness known, fresh;
  try {
    known = readKnown(file);
  } catch (const std::runtime_error&) {  // as if it was empty
  }
  for (const auto& overlap : plan::overlapsOf(library.plan, library.media)) {
    const auto key = keyOf(overlap);
    const auto found = key ? known.find(*key) : known.end();
    const double likeness = found != known.end() ? found->second : measured(overlap);
    plan::setLikeness(library.plan, overlap, likeness);
    if (key && found == known.end()) fresh[*key] = likeness;
  }
  if (fresh.empty()) return;
  try {
    writeKnown(file, known, fresh);
  } catch (const std::runtime_error&) {  // measured again next time
  }
}

}  // namespace lw::library
