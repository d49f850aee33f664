#include "record/field_text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/fields.hpp"
#include "core/text.hpp"

namespace lw::record {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kNumber = "number";
constexpr const char* kBytes = "bytes";

Json textToJson(const std::string& text) {
  if (core::isUtf8(text)) return text;
  std::string hex;
  for (const char byte : text) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return Json{{kBytes, hex}};
}

struct ToJson {
  Json operator()(double number) const {
    return std::isfinite(number) ? Json(number) : Json{{kNumber, fmt::format("{}", number)}};
  }
  Json operator()(const std::string& text) const { return textToJson(text); }
  Json operator()(const std::vector<std::string>& texts) const {
    Json list = Json::array();
    for (const auto& text : texts) list.push_back(textToJson(text));
    return list;
  }
  Json operator()(bool yes) const { return yes; }
  Json operator()(std::int64_t number) const { return number; }
};

[[noreturn]] void unknown() {
  throw std::runtime_error("a kept row holds a value of an unknown kind");
}

std::string textOfHex(const std::string& hex) {
  std::string text;
  for (std::size_t at = 0; at < hex.size(); at += 2) {
    unsigned byte = 0;
    const auto* end = hex.data() + std::min(at + 2, hex.size());
    if (hex.size() % 2 != 0 || std::from_chars(hex.data() + at, end, byte, 16).ptr != end) unknown();
    text += static_cast<char>(byte);
  }
  return text;
}

double notFinite(const std::string& word) {
  using Limits = std::numeric_limits<double>;
  if (word == "nan" || word == "-nan") return Limits::quiet_NaN();
  if (word == "inf") return Limits::infinity();
  if (word == "-inf") return -Limits::infinity();
  unknown();
}

std::string textOf(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_object() || value.size() != 1 || !value.contains(kBytes)) unknown();
  return textOfHex(value[kBytes].get<std::string>());
}

core::AnswerValue fromValue(const Json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number_unsigned() &&
      value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    unknown();
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number_float()) return value.get<double>();
  if (value.is_object() && value.size() == 1 && value.contains(kNumber))
    return notFinite(value[kNumber].get<std::string>());
  if (!value.is_array()) return textOf(value);
  std::vector<std::string> texts;
  for (const auto& one : value) texts.push_back(textOf(one));
  return texts;
}

}  // namespace

std::string toJson(const core::Fields& fields) {
  Json object = Json::object();
  for (const auto& [key, value] : fields.values) object[key] = std::visit(ToJson{}, value);
  return object.dump();
}

core::Fields fromJson(std::string name, const std::string& json) {
  try {
    const Json object = Json::parse(json);
    if (!object.is_object()) throw std::runtime_error("a kept row is not a JSON object");
    core::Fields fields{std::move(name), {}};
    for (const auto& [key, value] : object.items()) fields.values.emplace_back(key, fromValue(value));
    return fields;
  } catch (const Json::exception& error) {
    throw std::runtime_error(fmt::format("a kept row can't be read: {}", error.what()));
  }
}

}  // namespace lw::record
