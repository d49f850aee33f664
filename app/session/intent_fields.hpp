#pragma once
#include "core/fields.hpp"
#include "session/intent.hpp"

/// The members of each intent by name: the one table by which intents are written and read (core/fields.hpp).
/// A new intent has its line here; what its key says can't be changed later, as old records hold it.
namespace lw::session {

using core::Is;

template <class T>
concept IsBare = Is<T, Begin> || Is<T, Next> || Is<T, Back> || Is<T, NotToday> || Is<T, CannotPress> ||
    Is<T, CallRaised> || Is<T, CallCleared> || Is<T, DeviceBack>;
template <class T>
concept IsSigned =
    Is<T, Sign> || Is<T, SpokeWithPerson> || Is<T, StaffReady> || Is<T, Pause> || Is<T, Resume> ||
    Is<T, Softer> || Is<T, Undo> || Is<T, SkipTrack> || Is<T, SkipPhase> || Is<T, ReturnEarly> || Is<T, GoOn>;

/// Intents without members.
template <class V, IsBare E>
void visitFields(V&, E&) {}

/// Intents of which only is said who wants them.
template <class V, IsSigned E>
void visitFields(V& v, E& e) {
  v("who", e.who);
}

// What was answered is private here whatever the question: the answer as it counted stands in `Answered`.
template <class V, Is<GiveAnswer> E>
void visitFields(V& v, E& e) {
  v("question", e.question);
  v.secret("value", e.value, true);
}
template <class V, Is<ClearAnswer> E>
void visitFields(V& v, E& e) {
  v("question", e.question);
}
template <class V, Is<Write> E>
void visitFields(V& v, E& e) {
  v.secret("text", e.text, true);
}
template <class V, Is<Tick> E>
void visitFields(V& v, E& e) {
  v("item", e.item);
  v("on", e.on);
}
template <class V, Is<CallTested> E>
void visitFields(V& v, E& e) {
  v("button", e.button);
}
template <class V, Is<SkipCallTest> E>
void visitFields(V& v, E& e) {
  v("who", e.who);
  v("reason", e.reason);
}
template <class V, Is<ReadAloud> E>
void visitFields(V& v, E& e) {
  v("keep-on", e.keepOn);
}
template <class V, Is<PlaceMark> E>
void visitFields(V& v, E& e) {
  v("mark", e.mark);
  v("who", e.who);
}
template <class V, Is<SetVolume> E>
void visitFields(V& v, E& e) {
  v("to", e.to);
  v("who", e.who);
}
template <class V, Is<SetBusVolume> E>
void visitFields(V& v, E& e) {
  v("bus", e.bus);
  v("to", e.to);
  v("who", e.who);
}
template <class V, Is<Extend> E>
void visitFields(V& v, E& e) {
  v("by", e.by);
  v("who", e.who);
}
template <class V, Is<EndSession> E>
void visitFields(V& v, E& e) {
  v("reason", e.reason);
  v("who", e.who);
}
template <class V, Is<OpenObservation> E>
void visitFields(V& v, E& e) {
  v("observation", e.observation);
}
template <class V, Is<AnswerObservation> E>
void visitFields(V& v, E& e) {
  v("observation", e.observation);
  v("question", e.question);
  v.secret("value", e.value, true);
}
template <class V, Is<FinishObservation> E>
void visitFields(V& v, E& e) {
  v("observation", e.observation);
  v("who", e.who);
}
template <class V, Is<PageDrawn> E>
void visitFields(V& v, E& e) {
  v("step", e.step);
  v.orNone("question", e.question);
  v("revision", e.revision);
}
template <class V, Is<DeviceLost> E>
void visitFields(V& v, E& e) {
  v("what", e.what);
}

}  // namespace lw::session
