#include "record/as_run.hpp"

#include <nlohmann/json.hpp>

#include "record/field_text.hpp"

namespace lw::record {

std::string asRunLine(const session::Fields& fields, core::FramePos at, std::optional<core::UtcTime> utc) {
  using Json = nlohmann::ordered_json;
  const auto frame = at.time_since_epoch();
  const auto milliseconds = std::chrono::round<std::chrono::milliseconds>(frame);
  Json line = Json::object();
  line["frame"] = frame.count();
  line["second"] = static_cast<double>(milliseconds.count()) / 1000.0;
  line["event"] = fields.name;
  line["values"] = Json::parse(toJson(fields));
  if (utc) line["utc"] = core::formatUtc(*utc);
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace lw::record
