#pragma once
#include "core/fields.hpp"
#include "session/event.hpp"
#include "session/intent_fields.hpp"

/// The members of each event by name: the one table by which events are written, read and listed
/// (core/fields.hpp). A new event has its lines here; what a key says can't be changed later, as old records
/// hold it: what it says anew gets a new key, and record/first_format.hpp what the old one becomes.
namespace lw::session {

template <class V, Is<SessionStarted> E>
void visitFields(V& v, E& e) {
  v("script", e.script);
  v("title", e.title);
  v("script-hash", e.scriptHash);
}
template <class V, Is<StepShown> E>
void visitFields(V& v, E& e) {
  v("part", e.part);
  v("number", e.number);
  v("kind", e.kind);
  v.orNone("id", e.id);
  v.orNone("question", e.question);
}
template <class V, Is<FormAsked> E>
void visitFields(V& v, E& e) {
  v("form", e.form);
  v("language", e.language);
  v("snapshot", e.snapshot);
}
template <class V, Is<Answered> E>
void visitFields(V& v, E& e) {
  v("form", e.form);
  v("question", e.question);
  v.secret("value", e.value, e.isPrivate);
  v("by", e.by);
  v("private", e.isPrivate);
  v.part(e.actor);
}
template <class V, Is<LeftOut> E>
void visitFields(V& v, E& e) {
  v("form", e.form);
  v("question", e.question);
  v.part(e.by);
}
template <class V, Is<Written> E>
void visitFields(V& v, E& e) {
  v("what", e.what);
  v.secret("text", e.text, true);
  v.part(e.by);
}
template <class V, Is<Ticked> E>
void visitFields(V& v, E& e) {
  v("checklist", e.checklist);
  v("item", e.item);
  v("on", e.on);
  v.part(e.by);
}
template <class V, Is<Signed> E>
void visitFields(V& v, E& e) {
  v("what", e.what);
  v.part(e.by);
}
template <class V, Is<CallTestDone> E>
void visitFields(V& v, E& e) {
  v("button", e.button);
}
template <class V, Is<CallTestSkipped> E>
void visitFields(V& v, E& e) {
  v.part(e.by);
  v("reason", e.reason);
}
template <class V, Is<NoticeRaised> E>
void visitFields(V& v, E& e) {
  v("text", e.text);
  v("form", e.form);
  v("question", e.question);
  v("blocks-start", e.blocksStart);
}
template <class V, Is<NoticeLifted> E>
void visitFields(V& v, E& e) {
  v.part(e.by);
}
template <class V, Is<Marked> E>
void visitFields(V& v, E& e) {
  v("mark", e.mark);
  v.part(e.by);
}
template <class V, Is<PhaseStarted> E>
void visitFields(V& v, E& e) {
  v("phase", e.phase);
  v("planned", e.planned);
}
template <class V, Is<PhaseEnded> E>
void visitFields(V& v, E& e) {
  v("phase", e.phase);
  v("why", e.why);
}
template <class V, Is<TrackStarted> E>
void visitFields(V& v, E& e) {
  v("title", e.title);
  v("file", e.file);
  v("from", e.from);
  v("length", e.length);
  v("gain", e.gain);
  v("loops", e.loops);
}
template <class V, Is<TrackEnded> E>
void visitFields(V& v, E& e) {
  v("title", e.title);
  v("why", e.why);
  v.orNone("file", e.file);
  v("from", e.from);
  v("to", e.to);
}
template <class V, Is<VoiceSpoken> E>
void visitFields(V& v, E& e) {
  v("text", e.text);
  v.orNone("file", e.file);
  v("length", e.length);
  v("gain", e.gain);
}
template <class V, Is<BellRung> E>
void visitFields(V& v, E& e) {
  v("file", e.file);
  v("gain", e.gain);
}
template <class V, Is<BreathStarted> E>
void visitFields(V& v, E& e) {
  v("pattern", e.pattern);
}
template <class V, Is<BreathEnded> E>
void visitFields(V& v, E& e) {
  v("pattern", e.pattern);
  v("why", e.why);
}
template <class V, Is<Acted> E>
void visitFields(V& v, E& e) {
  v("intent", e.intent);
  v.part(e.by);
  v("detail", e.detail);
  v("level", e.level);
  v("by", e.more);
}
template <class V, Is<Intended> E>
void visitFields(V& v, E& e) {
  v.kind("intent", e.intent);
  v.part(e.by);
  v.orNone("on-step", e.onStep);
  v.orNone("on-question", e.onQuestion);
  v.orNone("on-revision", e.onRevision);
}
template <class V, Is<ObservationDue> E>
void visitFields(V& v, E& e) {
  v("observation", e.observation);
}
template <class V, Is<ObservationDone> E>
void visitFields(V& v, E& e) {
  v("observation", e.observation);
  v.part(e.by);
  v("late", e.late);
}
template <class V, Is<FollowUpPlanned> E>
void visitFields(V& v, E& e) {
  v("number", e.number);
  v("title", e.title);
  v("form", e.form);
  v("after", e.after);
}
template <class V, Is<FollowUpDone> E>
void visitFields(V& v, E& e) {
  v("number", e.number);
  v("title", e.title);
}
template <class V, Is<Fault> E>
void visitFields(V& v, E& e) {
  v("what", e.what);
}
template <class V, Is<Limited> E>
void visitFields(V& v, E& e) {
  v("by", e.by);
}
template <class V, Is<QuietNote> E>
void visitFields(V& v, E& e) {
  v("why", e.why);
}
template <class V, Is<StaffOpened> E>
void visitFields(V& v, E& e) {
  v.part(e.by);
}
template <class V, Is<StaffLocked> E>
void visitFields(V& v, E& e) {
  v("why", e.why);
  v.part(e.by);
}
template <class V, Is<PinRefused> E>
void visitFields(V& v, E& e) {
  v("in-a-row", e.inARow);
  v("pause", e.pause);
}
template <class V, Is<BrokenOff> E>
void visitFields(V& v, E& e) {
  v("why", e.why);
}
template <class V, Is<SessionEnded> E>
void visitFields(V& v, E& e) {
  v("how", e.how);
  v("reason", e.reason);
  v.part(e.by);
}

}  // namespace lw::session
