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
