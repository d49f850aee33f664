#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "library/library.hpp"
#include "words/messages.hpp"

using namespace lw;

namespace {

void writePo(const std::filesystem::path& folder, const std::string& language, const std::string& back) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / (language + ".po"))
      << "msgid \"\"\nmsgstr \"Language: " << language << "\\nPlural-Forms: nplurals=1; plural=0;\\n\"\n\n"
      << "msgctxt \"nav.back\"\nmsgid \"Back\"\nmsgstr \"" << back << "\"\n";
}

}  // namespace

TEST_CASE("a session's language finds its catalogue, that of the language without a region, or English") {
  const auto root = std::filesystem::temp_directory_path() / "lullwater-language-test";
  std::filesystem::remove_all(root);
  const library::Places places{root};
  const auto back = [&](const std::string& language) {
    return library::wordsFor(places, language).catalogue->say(words::nav::back);
  };
  CHECK(back("de") == "Back");
  CHECK(library::wordsFor(places, "en").remarks.empty());
  writePo(places.config() / "languages", "de", "Zurück");
  CHECK(back("de") == "Zurück");
  CHECK(back("de-AT") == "Zurück");
  CHECK(back("en") == "Back");
  writePo(places.config() / "languages", "de-AT", "Retour");
  CHECK(back("de-AT") == "Retour");
  CHECK_FALSE(library::wordsFor(places, "de").remarks.empty());  // most is missing
  writePo(root, "x", "outside");
  CHECK(back("../../x") == "Back");
  std::filesystem::remove_all(root);
}
