#include "session/event.hpp"

#include <fmt/format.h>

namespace lw::session {
namespace {

std::int64_t milliseconds(core::Frames length) {
  return std::chrono::round<std::chrono::milliseconds>(length).count();
}

struct Describer {
  Fields operator()(const SessionStarted& e) const {
    return {
        "session-started",
        {{"script", e.script}, {"title", e.title}, {"script-hash", fmt::format("{:016x}", e.scriptHash)}}};
  }
  Fields operator()(const StepShown& e) const { return {"step-shown", {{"step", e.step}}}; }
  Fields operator()(const Answered& e) const {
    return {
        "answered",
        {{"form", e.form}, {"question", e.question}, {e.words ? "words" : "value", e.value}, {"by", e.by}}};
  }
  Fields operator()(const LeftOut& e) const {
    return {"left-out", {{"form", e.form}, {"question", e.question}}};
  }
  Fields operator()(const Written& e) const { return {"written", {{"what", e.what}, {"text", e.text}}}; }
  Fields operator()(const Ticked& e) const {
    return {"ticked", {{"checklist", e.checklist}, {"item", e.item}, {"on", e.on}}};
  }
  Fields operator()(const Signed& e) const { return {"signed", {{"what", e.what}, {"who", e.who}}}; }
  Fields operator()(const CallTestDone& e) const { return {"call-test-done", {{"button", e.button}}}; }
  Fields operator()(const CallTestSkipped& e) const {
    return {"call-test-skipped", {{"who", e.who}, {"reason", e.reason}}};
  }
  Fields operator()(const NoticeRaised& e) const {
    return {"notice-raised",
            {{"text", e.text}, {"form", e.form}, {"question", e.question}, {"blocks-start", e.blocksStart}}};
  }
  Fields operator()(const NoticeLifted& e) const { return {"notice-lifted", {{"who", e.who}}}; }
  Fields operator()(const Marked& e) const { return {"marked", {{"mark", e.mark}, {"who", e.who}}}; }
  Fields operator()(const PhaseStarted& e) const {
    return {"phase-started", {{"phase", e.phase}, {"planned-ms", milliseconds(e.planned)}}};
  }
  Fields operator()(const PhaseEnded& e) const {
    return {"phase-ended", {{"phase", e.phase}, {"why", e.why}}};
  }
  Fields operator()(const TrackStarted& e) const {
    return {"track-started", {{"title", e.title}, {"file", e.file}}};
  }
  Fields operator()(const TrackEnded& e) const {
    return {"track-ended", {{"title", e.title}, {"why", e.why}}};
  }
  Fields operator()(const VoiceSpoken& e) const { return {"voice-spoken", {{"text", e.text}}}; }
  Fields operator()(const BreathStarted& e) const { return {"breath-started", {{"pattern", e.pattern}}}; }
  Fields operator()(const BreathEnded& e) const {
    return {"breath-ended", {{"pattern", e.pattern}, {"why", e.why}}};
  }
  Fields operator()(const Acted& e) const {
    return {"acted", {{"intent", e.intent}, {"who", e.who}, {"detail", e.detail}}};
  }
  Fields operator()(const ObservationDue& e) const {
    return {"observation-due", {{"observation", e.observation}}};
  }
  Fields operator()(const ObservationDone& e) const {
    return {"observation-done",
            {{"observation", e.observation}, {"who", e.who}, {"late-ms", milliseconds(e.late)}}};
  }
  Fields operator()(const FollowUpPlanned& e) const {
    return {"follow-up-planned", {{"title", e.title}, {"form", e.form}, {"after-ms", milliseconds(e.after)}}};
  }
  Fields operator()(const Fault& e) const { return {"fault", {{"what", e.what}}}; }
  Fields operator()(const SessionEnded& e) const {
    return {"session-ended", {{"how", e.how}, {"reason", e.reason}, {"who", e.who}}};
  }
};

}  // namespace

Fields describe(const Event& event) {
  return std::visit(Describer{}, event);
}

}  // namespace lw::session
