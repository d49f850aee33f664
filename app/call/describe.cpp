#include <array>

#include "call/call.hpp"

namespace lw::call {
namespace {

constexpr std::array<std::pair<Source, std::string_view>, 7> kSources{{
    {Source::screen, "screen"},
    {Source::key, "key"},
    {Source::handButton, "hand-button"},
    {Source::buttonLost, "button-lost"},
    {Source::staffAssist, "staff-assist"},
    {Source::restored, "restored"},
    {Source::sitterTimer, "sitter-timer"},
}};

struct Describer {
  Described operator()(const Placed& event) const {
    Described out{"call-placed",
                  {{"source", std::string(nameOf(event.source))}, {"again", event.again ? "yes" : "no"}}};
    if (event.first) out.values.emplace_back("first", core::formatUtc(*event.first));
    return out;
  }
  Described operator()(const Delivered& event) const {
    return {"call-delivered", {{"channel", event.channel}}};
  }
  Described operator()(const NotDelivered& event) const {
    return {"call-not-delivered", {{"why", event.why}}};
  }
  Described operator()(const AnsweredBy& event) const { return {"call-answered", {{"who", event.who}}}; }
  Described operator()(const Escalated& event) const {
    return {"call-escalated", {{"level", std::to_string(event.level)}}};
  }
  Described operator()(const Cleared& event) const { return {"call-cleared", {{"who", event.who}}}; }
  Described operator()(const TestStarted&) const { return {"call-test-started", {}}; }
  Described operator()(const TestSeen& event) const {
    return {"call-test-seen", {{"source", std::string(nameOf(event.source))}}};
  }
  Described operator()(const TestEnded& event) const { return {"call-test-ended", {{"why", event.why}}}; }
  Described operator()(const CallFault& event) const { return {"call-fault", {{"what", event.what}}}; }
};

}  // namespace

Described describe(const CallEvent& event) {
  return std::visit(Describer{}, event);
}

std::string_view nameOf(Source source) {
  for (const auto& [one, name] : kSources)
    if (one == source) return name;
  return "";
}

std::optional<Source> sourceOf(std::string_view name) {
  for (const auto& [one, known] : kSources)
    if (known == name) return one;
  return std::nullopt;
}

}  // namespace lw::call
