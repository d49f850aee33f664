#pragma once
#include "session/state.hpp"

/// What staff are asked for at times counted from marks.
namespace lw::session::live {

void planObservations(State& s);
/// The frame at which it is due; nothing while its mark (or the end) is not there yet.
std::optional<FramePos> dueAt(const State& s, const Observing& one);
void openObservation(State& s, FramePos at, const std::string& id);
void answerObservation(State& s, FramePos at, const AnswerObservation& answer);
void finishObservation(State& s, FramePos at, const FinishObservation& done);

FramePos observationDue(const State& s);
void doObservation(State& s, FramePos at);

}  // namespace lw::session::live
