#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "author/commands.hpp"
#include "author/diagnostics_out.hpp"
#include "author/progress.hpp"
#include "core/files.hpp"
#include "core/harmless.hpp"
#include "library/library.hpp"
#include "picture/page.hpp"
#include "picture/plan_json.hpp"
#include "plan/plan_text.hpp"
#include "room/history.hpp"
#include "script/load.hpp"

namespace lw::author {
namespace {

namespace fs = std::filesystem;

bool known(const std::string& ending) {
  return ending == ".svg" || ending == ".png" || ending == ".pdf" || ending == ".json" || ending == ".txt";
}

std::string contentFor(const std::string& ending, const library::Library& library) {
  if (ending == ".txt") return plan::formatPlan(library.plan);
  const auto facts = picture::gatherFacts(library.plan, library.media, library.diagnostics);
  if (ending == ".json") return picture::planJson(facts);
  const draw::Letters letters;
  const auto caption = picture::captionOf(facts);
  if (ending == ".pdf") return draw::pdfOf(picture::planPages(facts, letters), letters, caption);
  const auto page = picture::planPage(facts, letters);
  return ending == ".svg" ? draw::svgOf(page, letters, caption) : draw::pngOf(page, letters);
}

}  // namespace

int planCommand(const library::Places& places, const PlanOptions& options) {
  const auto& [session, output, json, after, record] = options;
  const auto ending = output.empty() ? std::string(json ? ".json" : ".txt") : output.extension().string();
  if (!known(ending)) {
    fmt::print(stderr, "lullwater: can't write {}: the name must end in .svg, .png, .pdf, .json or .txt\n",
               output.string());
    return 2;
  }
  const auto library = library::loadLibrary(places, library::findSession(places, session),
                                            showProgress("measuring"), room::heardIn(record, after));
  fmt::print(stderr, "{}",
             script::formatAll(library->diagnostics, library->sources, colourFor(STDERR_FILENO)));
  const bool broken = core::hasErrors(library->diagnostics);
  if (library->plan.bundle == nullptr) return 1;
  // mistakes that still let the session be laid out are drawn where they are
  if (output.empty() && broken && !json) return 1;
  const auto content = contentFor(ending, *library);
  if (output.empty())
    fmt::print("{}", json ? content : core::harmless(content));
  else
    core::writeFileAtomically(output, content);
  return broken ? 1 : 0;
}

}  // namespace lw::author
