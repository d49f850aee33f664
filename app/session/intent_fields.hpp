#pragma once
#include <type_traits>

#include "core/fields.hpp"
#include "session/intent.hpp"

/// The members of each intent by name: the one table by which intents are written and read (core/fields.hpp).
/// A new intent has its line here; what its key says can't be changed later, as old records hold it.
namespace lw::session {

using core::Is;

template <class T>
concept IsBare = std::is_empty_v<std::remove_const_t<T>>;

/// Intents without members.
template <class V, IsBare E>
void visitFields(V&, E&) {}

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
template <class V, class E>
requires Is<E, PersonSofter> || Is<E, PersonVoice>
void visitFields(V& v, E& e) {
  v("on", e.on);
}
template <class V, Is<CallLine> E>
void visitFields(V& v, E& e) {
  v("words", e.words);
}
template <class V, Is<CallTested> E>
void visitFields(V& v, E& e) {
  v("button", e.button);
}
template <class V, Is<SkipCallTest> E>
void visitFields(V& v, E& e) {
  v("reason", e.reason);
}
template <class V, Is<ReadAloud> E>
void visitFields(V& v, E& e) {
  v("keep-on", e.keepOn);
}
template <class V, Is<PlaceMark> E>
void visitFields(V& v, E& e) {
  v("mark", e.mark);
}
template <class V, Is<SetVolume> E>
void visitFields(V& v, E& e) {
  v("to", e.to);
}
template <class V, Is<SetBusVolume> E>
void visitFields(V& v, E& e) {
  v("bus", e.bus);
  v("to", e.to);
}
template <class V, Is<Extend> E>
void visitFields(V& v, E& e) {
  v("by", e.by);
}
template <class V, Is<EndSession> E>
void visitFields(V& v, E& e) {
  v("reason", e.reason);
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
