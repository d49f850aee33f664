#include "session/state.hpp"

#include <algorithm>

namespace lw::session::live {

void send(State& s, audio::Command command) {
  s.out.commands.push_back(std::move(command));
}

void record(State& s, FramePos at, Event event) {
  const auto later = std::ranges::upper_bound(s.pending, at, {}, &Entry::at);
  s.pending.insert(later, Entry{0, at, std::move(event)});
  s.changed = true;
}

void fault(State& s, FramePos at, std::string what, const std::optional<SoundTrouble>& trouble) {
  constexpr std::size_t kMostTold = 3;
  record(s, at, Fault{std::move(what)});
  if (!trouble || std::ranges::find(s.troubles, *trouble) != s.troubles.end()) return;
  s.troubles.push_front(*trouble);
  if (s.troubles.size() > kMostTold) s.troubles.pop_back();
}

void releaseEntries(State& s) {
  const auto end = std::ranges::upper_bound(s.pending, s.position + kReaction, {}, &Entry::at);
  for (auto entry = s.pending.begin(); entry != end; ++entry) {
    entry->number = ++s.lastEntry;
    s.out.entries.push_back(std::move(*entry));
    s.changed = true;
  }
  s.pending.erase(s.pending.begin(), end);
}

audio::ClipId open(State& s, Clip clip, audio::Bus bus, audio::SourceSpec source, core::Decibels gain,
                   std::optional<audio::Guarding> guard) {
  const audio::ClipId id{++s.lastClip};
  clip.gain = gain;
  s.clips[id.value] = std::move(clip);
  send(s, audio::OpenClip{id, bus, std::move(source), gain, std::move(guard)});
  return id;
}

void stop(State& s, const audio::StopClip& command, const std::string& why) {
  const auto found = s.clips.find(command.id.value);
  if (found == s.clips.end()) return;
  found->second.why = why;
  send(s, command);
}

FramePos soonest(const State& s) {
  return s.decided;
}

}  // namespace lw::session::live
