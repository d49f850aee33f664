#include <fmt/format.h>

#include <filesystem>

#include "core/files.hpp"
#include "picture/page.hpp"
#include "picture/plan_json.hpp"
#include "picture/samples.hpp"

/// Draws sample plans into a folder, to look at them: picture_tool FOLDER [NAME].
int main(int argc, char** argv) {
  using namespace lw;
  if (argc < 2) return 2;
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const draw::Letters letters;
  for (const auto& [name, sample] : picture::test::allSamples()) {
    if (argc > 2 && name != argv[2]) continue;
    const auto page = picture::planPage(sample->facts, letters);
    fmt::print("{}: {} operations, {:.0f} x {:.0f}\n", name, page.ops.size(), page.width, page.height);
    core::writeFileAtomically(folder / (name + ".png"), draw::pngOf(page, letters));
    core::writeFileAtomically(folder / (name + ".svg"),
                              draw::svgOf(page, letters, picture::captionOf(sample->facts)));
    core::writeFileAtomically(
        folder / (name + ".pdf"),
        draw::pdfOf(picture::planPages(sample->facts, letters), letters, picture::captionOf(sample->facts)));
    core::writeFileAtomically(folder / (name + ".json"), picture::planJson(sample->facts));
  }
}
