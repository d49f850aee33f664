#include "script/schema.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/text.hpp"
#include "script/load.hpp"

namespace {

namespace fs = std::filesystem;
using namespace lw::script;

constexpr Kind kKinds[] = {Kind::session,   Kind::playlist, Kind::form,
                           Kind::checklist, Kind::breath,   Kind::room};

void checkDefaults(const FieldTable& table);

void checkField(const Field& field, const FieldTable& table) {
  CAPTURE(table.name);
  CAPTURE(field.key);
  CHECK_FALSE(field.description.empty());
  CHECK(lw::core::slug(field.key, 64) == field.key);
  CHECK(table.find(field.key)->description == field.description);
  CHECK((field.type == Type::word) == !field.words.empty());
  CHECK((field.type == Type::table || field.type == Type::tables) == (field.table != nullptr));
  CHECK_FALSE((field.required && !field.byDefault.empty()));
  if (field.type == Type::length && !field.byDefault.empty())
    CHECK(lw::core::parseLength(field.byDefault).has_value());
  if (field.table != nullptr) checkDefaults(*field.table);
}

void checkDefaults(const FieldTable& table) {
  for (const auto& field : table.fields) checkField(field, table);
  if (table.anyKey != nullptr) checkDefaults(*table.anyKey);
}

}  // namespace

TEST_CASE("every key is described once, with a default that a reader takes") {
  for (const auto kind : kKinds) checkDefaults(tableOf(kind));
}

TEST_CASE("the schemas that ship are made from the table of fields") {
  for (const auto kind : kKinds) {
    const auto file =
        fs::path(LW_SOURCE_ROOT) / "config/schema" / (std::string(nameOf(kind)) + ".schema.json");
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << schemaFor(kind);
    std::ifstream stream(file, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    CHECK_MESSAGE(text.str() == schemaFor(kind), file.string(),
                  " is out of date: run the tests with UPDATE_GOLDEN=1");
  }
}

TEST_CASE("of the draft's format the schemas say what `check` says: still read, to be upgraded") {
  const auto library = fs::path(LW_TEST_DATA) / "library";
  const auto checked = checkText(library / "config/sessions/old.toml",
                                 "format = 0\ntitle = \"T\"\nsetting = \"clinic\"\nroute = "
                                 "\"none\"\n[[phase]]\nname = \"one\"\nlength = \"5 "
                                 "min\"\n",
                                 {library / "config", library / "playlists"});
  REQUIRE(checked.diagnostics.size() == 1);
  CHECK(checked.diagnostics.front().code == "old-format");
  CHECK(checked.diagnostics.front().severity == lw::core::Severity::warning);
  CHECK(schemaFor(Kind::session).find("format 0, is read with a warning, and `lullwater upgrade`") !=
        std::string::npos);
}
