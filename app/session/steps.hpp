#pragma once
#include "session/state.hpp"

/// Pages, questions, checklists and the call test, one screen after the other.
namespace lw::session::live {

void begin(State& s, FramePos at);
void next(State& s, FramePos at);
void back(State& s, FramePos at);
bool canGoBack(const State& s);
bool canSayNotToday(const State& s);
/// A page is on the display: from now on what it asks was asked.
void pageDrawn(State& s, FramePos at, const Shown& page);
void write(State& s, FramePos at, const Shown& page, const std::string& text);
void tick(State& s, FramePos at, const Shown& page, const Tick& tick);
/// The list that is shown is signed by who acts.
void sign(State& s, FramePos at);
void callTested(State& s, FramePos at, const std::string& button);
void skipCallTest(State& s, FramePos at, const SkipCallTest& skip);
void cannotPress(State& s, FramePos at);
/// Staff let the first phase begin (where a notice held it), or the questions after.
void staffReady(State& s, FramePos at);

}  // namespace lw::session::live
