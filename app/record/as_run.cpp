#include "record/as_run.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/fields.hpp"
#include "record/field_text.hpp"
#include "session/describe.hpp"

namespace lw::record {
namespace {

using Json = nlohmann::ordered_json;

AsRunEntry readLine(std::string_view text) {
  const auto line = Json::parse(text);
  const auto& frame = line.at("frame");
  if (!frame.is_number_integer()) throw std::runtime_error("its frame is no whole number");
  return {core::FramePos{core::Frames{frame.get<std::int64_t>()}},
          fromJson(line.at("event").get<std::string>(), line.at("values").dump())};
}

}  // namespace

std::string asRunLine(const core::Fields& fields, core::FramePos at) {
  const auto frame = at.time_since_epoch();
  const auto milliseconds = std::chrono::round<std::chrono::milliseconds>(frame);
  Json line = Json::object();
  line["frame"] = frame.count();
  line["second"] = static_cast<double>(milliseconds.count()) / 1000.0;
  line["event"] = fields.name;
  line["values"] = Json::parse(toJson(fields));
  return line.dump();
}

std::vector<AsRunEntry> readAsRun(std::string_view log) {
  std::vector<AsRunEntry> entries;
  for (std::size_t end = log.find('\n'); end != std::string_view::npos; end = log.find('\n')) {
    try {
      entries.push_back(readLine(log.substr(0, end)));
    } catch (const std::exception& error) {
      throw std::runtime_error(
          fmt::format("line {} is not of an as-run log: {}", entries.size() + 1, error.what()));
    }
    log.remove_prefix(end + 1);
  }
  return entries;
}

std::vector<WantedAt> intentsOf(const std::vector<AsRunEntry>& log) {
  std::vector<WantedAt> wanted;
  for (const auto& entry : log)
    if (const auto event = session::eventOf(entry.fields))
      if (const auto* intended = std::get_if<session::Intended>(&*event))
        wanted.push_back({entry.at,
                          intended->intent,
                          intended->by,
                          {intended->onStep, intended->onQuestion, intended->onRevision}});
  return wanted;
}

}  // namespace lw::record
