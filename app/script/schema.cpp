#include "script/schema.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "core/text.hpp"

namespace lw::script {
namespace {

std::string inQuotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

// What a length may look like; ranges of lengths are in the description, since a schema can't count them.
constexpr std::string_view kLength =
    R"("type": "string", "pattern": "^\\s*([0-9]+(\\.[0-9]+)?\\s*(ms|s|sec|min|h|day|days|week)\\s*)+$")";
constexpr std::string_view kName =
    R"("type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64)";
constexpr std::string_view kLanguage = R"("type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")";

class Writer {
 public:
  std::string whole(Kind kind);

 private:
  std::string table(const FieldTable& fields, std::string indent);
  std::string field(const Field& field, const std::string& indent);
  std::string type(const Field& field, const std::string& indent);
  static std::string text(const Field& field);
  static std::string bounds(const Field& field, std::string_view low, std::string_view high);
  static std::string describe(const Field& field);
};

std::string Writer::bounds(const Field& field, std::string_view low, std::string_view high) {
  std::string result;
  if (!std::isinf(field.least)) result += fmt::format(", {}: {}", inQuotes(low), field.least);
  if (!std::isinf(field.most)) result += fmt::format(", {}: {}", inQuotes(high), field.most);
  return result;
}

std::string Writer::text(const Field& field) {
  const auto plain = fmt::format(R"("type": "string", "pattern": "\\S", "maxLength": {})", field.most);
  return fmt::format(
      R"("anyOf": [{{ {} }}, {{ "type": "object", "minProperties": 1, "propertyNames": {{ {} }}, "additionalProperties": {{ {} }} }}])",
      plain, kLanguage, plain);
}

std::string Writer::type(const Field& field, const std::string& indent) {
  switch (field.type) {
    case Type::text: return text(field);
    case Type::string:
      return R"("type": "string")" +
             bounds({"", Type::string, "", false, "", field.least > 0 ? 1.0 : 0.0, field.most}, "minLength",
                    "maxLength");
    case Type::name: return std::string(kName);
    case Type::reference: return R"("type": "string", "minLength": 1)";
    case Type::language: return std::string(kLanguage);
    case Type::flag: return R"("type": "boolean")";
    case Type::integer:
      return R"("type": "integer")" + (field.key == "format"
                                           ? fmt::format(R"(, "minimum": 1, "maximum": {})", kFormat)
                                           : bounds(field, "minimum", "maximum"));
    case Type::number: return R"("type": "number")" + bounds(field, "minimum", "maximum");
    case Type::length: return std::string(kLength);
    case Type::moments:
      return fmt::format(
          R"("type": "array", "minItems": 1, "items": {{ "anyOf": [{{ "const": "end" }}, {{ {} }}] }})",
          kLength);
    case Type::strings: return R"("type": "array", "minItems": 1, "items": { "type": "string" })";
    case Type::range:
      return fmt::format(
          R"("type": "array", "minItems": 2, "maxItems": 2, "items": {{ "type": "integer"{} }})",
          bounds(field, "minimum", "maximum"));
    case Type::table: return table(*field.table, indent);
    case Type::word: {
      std::string words;
      for (const auto word : field.words) words += (words.empty() ? "" : ", ") + inQuotes(word);
      return fmt::format(R"("enum": [{}])", words);
    }
    case Type::tables: break;
  }
  const auto list = fmt::format(R"("type": "array", "minItems": {}, "maxItems": {}, "items": {{ {} }})",
                                std::max(1.0, field.least), field.most, table(*field.table, indent));
  return field.orSingle ? fmt::format(R"("anyOf": [{{ {} }}, {{ {} }}])", list, table(*field.table, indent))
                        : list;
}

std::string Writer::describe(const Field& field) {
  std::string result(field.description);
  if (field.type == Type::length && !std::isinf(field.most))
    result += fmt::format(" {} to {}.", core::formatLength(core::framesOf(field.least)),
                          core::formatLength(core::framesOf(field.most)));
  return result;
}

std::string Writer::field(const Field& field, const std::string& indent) {
  std::string result =
      fmt::format("{}{}: {{ \"description\": {}", indent, inQuotes(field.key), inQuotes(describe(field)));
  const bool plain = field.type == Type::flag || field.type == Type::integer || field.type == Type::number;
  if (!field.byDefault.empty())
    result += ", \"default\": " + (plain ? std::string(field.byDefault) : inQuotes(field.byDefault));
  return result + ", " + type(field, indent) + " }";
}

std::string Writer::table(const FieldTable& fields, std::string indent) {
  const auto inner = indent + "  ";
  std::string properties, required;
  for (const auto& each : fields.fields) {
    properties += (properties.empty() ? "" : ",\n") + field(each, inner);
    if (each.required) required += (required.empty() ? "" : ", ") + inQuotes(each.key);
  }
  const auto others = fields.anyKey == nullptr ? "false" : "{ " + table(*fields.anyKey, inner) + " }";
  return fmt::format(
      "\"type\": \"object\",\n{0}\"required\": [{1}], \"additionalProperties\": {2},\n{0}\"properties\": "
      "{{\n{3}\n{0}}}",
      indent, required, others, properties);
}

std::string Writer::whole(Kind kind) {
  const auto& fields = tableOf(kind);
  return fmt::format(
      "{{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": {},\n  \"description\": "
      "{},\n  {}\n}}\n",
      inQuotes(fields.name), inQuotes(fields.description), table(fields, "  "));
}

}  // namespace

std::string schemaFor(Kind kind) {
  return Writer().whole(kind);
}

}  // namespace lw::script
