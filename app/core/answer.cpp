#include "core/answer.hpp"

#include <fmt/format.h>

namespace lw::core {
namespace {

struct Formatter {
  std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  std::string operator()(const std::string& words) const { return words; }
  std::string operator()(const std::vector<std::string>& ids) const {
    return fmt::format("{}", fmt::join(ids, ", "));
  }
};

}  // namespace

std::string formatAnswer(const AnswerValue& value) {
  return std::visit(Formatter{}, value);
}

}  // namespace lw::core
