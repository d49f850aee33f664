#include "call/call.hpp"

namespace lw::call {

using core::Is;

template <class V, Is<Placed> E>
void visitFields(V& v, E& e) {
  v("source", e.source);
  v("again", e.again);
  v("first", e.first);
}
template <class V, Is<Delivered> E>
void visitFields(V& v, E& e) {
  v("channel", e.channel);
}
template <class V, Is<NotDelivered> E>
void visitFields(V& v, E& e) {
  v("why", e.why);
}
template <class V, Is<AnsweredBy> E>
void visitFields(V& v, E& e) {
  v.part(e.by);
}
template <class V, Is<Escalated> E>
void visitFields(V& v, E& e) {
  v("level", e.level);
}
template <class V, Is<Cleared> E>
void visitFields(V& v, E& e) {
  v.part(e.by);
}
template <class V, Is<TestStarted> E>
void visitFields(V&, E&) {}
template <class V, Is<TestSeen> E>
void visitFields(V& v, E& e) {
  v("source", e.source);
}
template <class V, Is<TestEnded> E>
void visitFields(V& v, E& e) {
  v("why", e.why);
}
template <class V, Is<CallFault> E>
void visitFields(V& v, E& e) {
  v("what", e.what);
}

core::Fields describe(const CallEvent& event) {
  return core::write(event);
}

std::optional<CallEvent> eventOf(const core::Fields& fields) {
  return core::read<CallEvent>(fields);
}

std::string_view nameOf(Source source) {
  return namesOf(source)[static_cast<std::size_t>(source)];
}

std::optional<Source> sourceOf(std::string_view name) {
  Source source{};
  return core::restore(core::AnswerValue{std::string(name)}, source) ? std::optional{source} : std::nullopt;
}

}  // namespace lw::call
