#include "record/field_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace lw::record {
namespace {

using Json = nlohmann::ordered_json;

struct ToJson {
  Json operator()(double number) const {
    return std::isfinite(number) ? Json(number) : Json(fmt::format("{}", number));
  }
  template <class Value>
  Json operator()(const Value& value) const {
    return Json(value);
  }
};

core::AnswerValue fromValue(const Json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number_float()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) return value.get<std::vector<std::string>>();
  throw std::runtime_error("a kept row holds a value of an unknown kind");
}

}  // namespace

std::string toJson(const session::Fields& fields) {
  Json object = Json::object();
  for (const auto& [key, value] : fields.values) object[key] = std::visit(ToJson{}, value);
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

session::Fields fromJson(std::string name, const std::string& json) {
  try {
    const Json object = Json::parse(json);
    if (!object.is_object()) throw std::runtime_error("a kept row is not a JSON object");
    session::Fields fields{std::move(name), {}};
    for (const auto& [key, value] : object.items()) fields.values.emplace_back(key, fromValue(value));
    return fields;
  } catch (const Json::exception& error) {
    throw std::runtime_error(fmt::format("a kept row can't be read: {}", error.what()));
  }
}

}  // namespace lw::record
