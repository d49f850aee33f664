#include <algorithm>

#include "plan/ducking.hpp"
#include "plan/spoken.hpp"
#include "script/texts.hpp"
#include "script/voice_key.hpp"
#include "session/steps.hpp"
#include "session/voice.hpp"
#include "session/where.hpp"

namespace lw::session::live {
namespace {

/// What a screen of the script says, in the order in which it is read. Each text is spoken by itself, under
/// its own key.
std::vector<const script::Text*> spokenTexts(const Screen& screen) {
  std::vector<const script::Text*> texts;
  if (screen.page != nullptr) texts = {&screen.page->title, &screen.page->lead, &screen.page->text};
  if (screen.question != nullptr) {
    const script::Question& question = *screen.question;
    texts = {&screen.form->instruction, &question.text, &question.hint};
    if (question.kind == script::QuestionKind::scale) {
      texts.push_back(&question.low.label);
      texts.push_back(&question.high.label);
    }
    for (const auto& option : question.options) texts.push_back(&option.label);
  }
  if (screen.checklist != nullptr) {
    texts = {&screen.checklist->title, &screen.checklist->instruction};
    for (const auto& item : screen.checklist->items) texts.insert(texts.end(), {&item.text, &item.hint});
  }
  return texts;
}

/// What the program's own page says; "" where a page of the script, or a phase, is on.
std::string ownWords(const State& s) {
  const auto& pages = s.options.pages;
  switch (s.section) {
    case Section::waitToStart:
    case Section::waitForQuestions: return pages.waiting;
    case Section::ended:
      return s.endedHow == "complete"    ? pages.complete
             : s.endedHow == "not-today" ? pages.notToday
                                         : pages.ended;
    case Section::before:
    case Section::after: {
      const Screen* screen = shownScreen(s);
      return screen != nullptr && screen->callTest ? pages.callTest : "";
    }
    default: return "";
  }
}

/// The lines of the shown page, in order.
std::vector<std::string> shownLines(const State& s) {
  auto lines = script::spokenLines(ownWords(s));
  if (const Screen* screen = shownScreen(s))
    for (const script::Text* text : spokenTexts(*screen))
      for (auto& line : script::spokenLines(text->in(s.plan->language))) lines.push_back(std::move(line));
  return lines;
}

/// What can't be spoken is left out.
std::vector<VoiceItem> speakable(const State& s) {
  std::vector<VoiceItem> items;
  for (const auto& words : shownLines(s)) {
    const auto found = s.media.voices.find(script::voiceKey(words));
    if (found == s.media.voices.end() || found->second.file.empty()) continue;
    VoiceItem item;
    item.text = words;
    item.file = found->second.file;
    item.length = found->second.measure.length;
    item.gain = plan::voiceGain(s.sound().loudness, found->second.measure);
    item.loudness = plan::voiceLoudness(found->second.measure, item.gain);
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace

void prepareReading(State& s, FramePos at) {
  hushVoice(s, at);
  if (s.reading.ready) stop(s, {s.reading.ready->id, at});
  s.reading.ready.reset();
  s.reading.rest.clear();
  auto lines = speakable(s);
  if (lines.empty()) return;
  VoiceItem first = lines.front();
  Clip clip;
  clip.kind = ClipKind::voice;
  clip.title = first.text;
  clip.file = first.file;
  clip.length = first.length;
  first.id = open(s, std::move(clip), audio::Bus::voice, voiceSpec(s, first), first.gain, voiceGuard(s));
  first.openAt = at;
  first.stage = VoiceItem::Stage::opened;
  s.reading.ready = std::move(first);
  s.reading.rest.assign(lines.begin() + 1, lines.end());
  if (s.reading.on) readScreen(s, at);
}

void readScreen(State& s, FramePos at) {
  if (!s.reading.ready) {  // once more, from the start
    const bool on = s.reading.on;
    s.reading.on = false;
    prepareReading(s, at);
    s.reading.on = on;
    if (!s.reading.ready) return;
  }
  VoiceItem first = *s.reading.ready;
  s.reading.ready.reset();
  first.at = std::max(at, first.openAt + kOpenAtLeast);
  first.openAt = at;
  auto end = first.at + first.length;
  s.voice.items.push_back(std::move(first));
  for (VoiceItem item : s.reading.rest) {
    item.openAt = std::max(at, end + plan::kBetweenTexts - kOpenAhead);
    item.at = std::max(end + plan::kBetweenTexts, item.openAt + kOpenAtLeast);
    end = item.at + item.length;
    s.voice.items.push_back(std::move(item));
  }
}

}  // namespace lw::session::live
