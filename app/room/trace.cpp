#include "room/trace.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "record/as_run.hpp"

namespace lw::room {

void trace(LogLevel level, const record::Row& row) {
  if (level == LogLevel::names)
    fmt::print(stderr, "{} {}\n", row.at.time_since_epoch().count(), row.fields.name);
  if (level == LogLevel::values) fmt::print(stderr, "{}\n", record::asRunLine(row.fields, row.at));
}

}  // namespace lw::room
