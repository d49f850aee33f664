#include "script/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/text.hpp"

namespace lw::script {
namespace {

using Json = nlohmann::ordered_json;

// What a length may look like; ranges of lengths are in the description, since a schema can't count them.
constexpr const char* kLength = R"(^\s*([0-9]+(\.[0-9]+)?\s*(ms|s|sec|min|h|day|days|week)\s*)+$)";
constexpr const char* kName = "^[a-z0-9]+(-[a-z0-9]+)*$";
constexpr const char* kLanguage = "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$";

Json tableSchema(const FieldTable& table);

/// Whole numbers without a point: for counts a validator takes nothing else.
Json number(double value) {
  return value == std::floor(value) ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

Json matching(const char* pattern) {
  return {{"type", "string"}, {"pattern", pattern}};
}

Json ofType(const char* type) {
  return {{"type", type}};
}

void addBounds(Json& schema, const Field& field, const char* low, const char* high) {
  if (!std::isinf(field.least)) schema[low] = number(field.least);
  if (!std::isinf(field.most)) schema[high] = number(field.most);
}

Json bounded(const char* type, const Field& field) {
  auto schema = ofType(type);
  addBounds(schema, field, "minimum", "maximum");
  return schema;
}

/// One text, or a table of one for each language.
Json text(const Field& field) {
  auto plain = matching(R"(\S)");
  plain["maxLength"] = number(field.most);
  const Json each{{"type", "object"},
                  {"minProperties", 1},
                  {"propertyNames", matching(kLanguage)},
                  {"additionalProperties", plain}};
  return {{"anyOf", Json::array({plain, each})}};
}

Json string(const Field& field) {
  auto schema = ofType("string");
  schema["minLength"] = field.least > 0 ? 1 : 0;
  if (!std::isinf(field.most)) schema["maxLength"] = number(field.most);
  return schema;
}

Json name() {
  auto schema = matching(kName);
  schema["maxLength"] = 64;
  return schema;
}

Json integer(const Field& field) {
  if (field.key != "format") return bounded("integer", field);
  return {{"type", "integer"}, {"minimum", 1}, {"maximum", kFormat}};
}

Json listOf(Json item, Json least) {
  return {{"type", "array"}, {"minItems", std::move(least)}, {"items", std::move(item)}};
}

Json range(const Field& field) {
  return {{"type", "array"}, {"minItems", 2}, {"maxItems", 2}, {"items", bounded("integer", field)}};
}

Json tables(const Field& field) {
  const auto one = tableSchema(*field.table);
  auto list = listOf(one, number(std::max(1.0, field.least)));
  list["maxItems"] = number(field.most);
  return field.orSingle ? Json{{"anyOf", Json::array({list, one})}} : list;
}

Json typeSchema(const Field& field) {
  switch (field.type) {
    case Type::text: return text(field);
    case Type::string: return string(field);
    case Type::name: return name();
    case Type::reference: return {{"type", "string"}, {"minLength", 1}};
    case Type::language: return matching(kLanguage);
    case Type::flag: return ofType("boolean");
    case Type::integer: return integer(field);
    case Type::number: return bounded("number", field);
    case Type::length: return matching(kLength);
    case Type::moments:
      return listOf({{"anyOf", Json::array({Json{{"const", "end"}}, matching(kLength)})}}, 1);
    case Type::strings: return listOf(ofType("string"), 1);
    case Type::range: return range(field);
    case Type::table: return tableSchema(*field.table);
    case Type::word: return {{"enum", field.words}};
    case Type::tables: break;
  }
  return tables(field);
}

std::string describe(const Field& field) {
  std::string result(field.description);
  if (field.type == Type::length && !std::isinf(field.most))
    result += fmt::format(" {} to {}.", core::formatLength(core::framesOf(field.least)),
                          core::formatLength(core::framesOf(field.most)));
  return result;
}

Json fieldSchema(const Field& field) {
  Json schema{{"description", describe(field)}};
  const bool plain = field.type == Type::flag || field.type == Type::integer || field.type == Type::number;
  if (!field.byDefault.empty())
    schema["default"] = plain ? Json::parse(field.byDefault) : Json(field.byDefault);
  schema.update(typeSchema(field));
  return schema;
}

Json tableSchema(const FieldTable& table) {
  Json properties = Json::object(), required = Json::array();
  for (const auto& each : table.fields) {
    properties[std::string(each.key)] = fieldSchema(each);
    if (each.required) required.push_back(each.key);
  }
  return {{"type", "object"},
          {"required", std::move(required)},
          {"additionalProperties", table.anyKey == nullptr ? Json(false) : tableSchema(*table.anyKey)},
          {"properties", std::move(properties)}};
}

}  // namespace

std::string schemaFor(Kind kind) {
  const auto& table = tableOf(kind);
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", table.name},
              {"description", table.description}};
  schema.update(tableSchema(table));
  return schema.dump(2) + "\n";
}

}  // namespace lw::script
