#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "script/read.hpp"

namespace lw::script {
namespace {

class SessionReader {
 public:
  explicit SessionReader(const Section& file) : file_(file) {}
  SessionReading read();

 private:
  using To = Reference::To;

  std::string refer(To to, const Section& section, std::string_view key);
  std::vector<Step> steps(std::string_view key);
  std::optional<Step> step(const Section& section, bool before);
  std::optional<Step> page(const Section& section, bool before);
  bool underMedicine(const Section& section, bool waits);
  void phase(const Section& section);
  void voice(const Section& section, Phase& phase);
  void breath(const Section& section, Phase& phase);
  void observation(const Section& section);
  void followUp(const Section& section);
  void languages();

  Section file_;
  SessionReading result_;
  bool markSeen_ = false;  // the mark of a session with medicine
};

std::string SessionReader::refer(To to, const Section& section, std::string_view key) {
  const auto name = section.string(key);
  if (!name.empty())
    result_.references.push_back({to, name, section.spanOfValue(key)});
  else if (section.has(key))
    file_.source().error("empty-text", section.spanOfValue(key), fmt::format("'{}' is empty", key));
  return name;
}

std::optional<Step> SessionReader::page(const Section& section, bool before) {
  const PageStep page{section.word<PageKind>("page"), section.text("title"), section.text("lead"),
                      section.text("text")};
  auto& source = file_.source();
  const auto span = section.spanOfValue("page");
  if (before && page.kind == PageKind::goodbye)
    source.error("misplaced-step", span, "a 'goodbye' page comes after the session",
                 "write it under [[after]]");
  if (!before && (page.kind == PageKind::welcome || page.kind == PageKind::intention))
    source.error("misplaced-step", span,
                 fmt::format("a '{}' page comes before the session", section.string("page")),
                 "write it under [[before]]");
  if (page.title.empty())
    source.error("missing-key", section.span(), "a page needs 'title'", "title: the page's title");
  return Step{page, source.origin(span)};
}

std::optional<Step> SessionReader::step(const Section& section, bool before) {
  constexpr std::string_view kKinds[]{"page", "form", "checklist", "call-test"};
  auto& source = file_.source();
  std::vector<std::string_view> present;
  std::ranges::copy_if(kKinds, std::back_inserter(present), [&](auto key) { return section.has(key); });
  if (present.empty()) {
    source.error("empty-step", section.span(), "this step does nothing",
                 "give it one of page, form, checklist or call-test");
    return std::nullopt;
  }
  if (present.size() > 1)
    source.error(
        "crowded-step", section.spanOfKey(present[1]), fmt::format("this step already has '{}'", present[0]),
        fmt::format("write '{}' in a {} of its own", present[1], before ? "[[before]]" : "[[after]]"));
  for (const std::string_view key : {"title", "lead", "text"})
    if (present[0] != "page" && section.has(key))
      source.error("key-does-not-fit", section.spanOfKey(key), fmt::format("only a page has '{}'", key));
  const auto origin = source.origin(section.spanOfValue(present[0]));
  if (present[0] == "page") return page(section, before);
  if (present[0] == "form") return Step{FormStep{refer(To::form, section, "form")}, origin};
  if (present[0] == "checklist")
    return Step{ChecklistStep{refer(To::checklist, section, "checklist")}, origin};
  if (!before)
    source.error("misplaced-step", section.spanOfKey("call-test"), "the call test comes before the session",
                 "write it under [[before]]");
  if (!section.flag("call-test")) {
    source.error("call-test-off", origin.span, "'call-test' can only be true",
                 "leave the whole step out where there is no medicine");
    return std::nullopt;
  }
  return Step{CallTestStep{}, origin};
}

std::vector<Step> SessionReader::steps(std::string_view key) {
  std::vector<Step> result;
  for (const auto& section : file_.tables(key))
    if (auto read = step(section, key == "before")) result.push_back(std::move(*read));
  return result;
}

void SessionReader::voice(const Section& section, Phase& phase) {
  VoiceLine line{section.length("at"), section.text("say"), file_.source().origin(section.spanOfValue("at"))};
  if (line.at >= phase.length && phase.length.count() > 0 && section.has("at"))
    file_.source().error(
        "cue-outside-phase", line.origin.span,
        fmt::format("this line comes at {}, but the phase '{}' ends after {}", core::formatLength(line.at),
                    phase.name, core::formatLength(phase.length)),
        "lengthen the phase, or let the line come earlier");
  const auto same = std::ranges::find(phase.voice, line.at, &VoiceLine::at);
  if (same != phase.voice.end()) {
    file_.source().error(
        "voices-overlap", line.origin.span,
        fmt::format("the line in line {} comes at the same time", same->origin.span.begin.line),
        "leave time for a line to be said before the next");
    file_.source().relate(same->origin.span, "the other line");
  }
  phase.voice.push_back(std::move(line));
}

void SessionReader::breath(const Section& section, Phase& phase) {
  BreathUse use{section.length("at"), section.length("length"), section.string("pattern"),
                section.string("from") == "natural", file_.source().origin(section.spanOfValue("pattern"))};
  if (!use.pattern.empty()) result_.references.push_back({To::pattern, use.pattern, use.origin.span});
  const auto end = use.at + use.length;
  if (end > phase.length && phase.length.count() > 0)
    file_.source().error("cue-outside-phase", section.spanOfValue(section.has("length") ? "length" : "at"),
                         fmt::format("this breathing ends at {}, but the phase '{}' ends after {}",
                                     core::formatLength(end), phase.name, core::formatLength(phase.length)),
                         "lengthen the phase, or shorten the breathing");
  for (const auto& other : phase.breath)
    if (use.at < other.at + other.length && other.at < end) {
      file_.source().error(
          "breath-overlap", section.spanOfValue("at"),
          fmt::format("the breathing in line {} is still going on", other.origin.span.begin.line),
          fmt::format("it ends at {}", core::formatLength(other.at + other.length)));
      file_.source().relate(other.origin.span, "the breathing that still goes on");
    }
  phase.breath.push_back(std::move(use));
}

// In a session with medicine, what comes from its mark on is under it, whether the author thought of it or
// not.
bool SessionReader::underMedicine(const Section& section, bool waits) {
  markSeen_ = markSeen_ || (waits && result_.script.route != Route::none);
  const bool denied = markSeen_ && section.has("effect") && !section.flag("effect");
  const bool reason = section.has("no-effect-because");
  if (denied && !reason)
    file_.source().error("effect-denied", section.spanOfValue("effect"),
                         "this phase comes after the medicine, and nothing says why it is not under it",
                         "take the line away, or write why: no-effect-because = \"…\"");
  if (reason && !denied)
    file_.source().error("key-does-not-fit", section.spanOfKey("no-effect-because"),
                         "only a phase after the medicine, with effect = false, has 'no-effect-because'");
  return markSeen_ ? !denied : section.flag("effect");
}

void SessionReader::phase(const Section& section) {
  auto& source = file_.source();
  Phase phase;
  phase.origin = source.origin(section.span());
  phase.name = section.string("name");
  phase.title = section.text("title");
  if (phase.title.empty() && !phase.name.empty()) {
    auto title = phase.name;
    std::ranges::replace(title, '-', ' ');
    if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 32);
    phase.title.byLanguage[source.language] = title;
  }
  phase.length = section.length("length");
  phase.playlist = refer(To::playlist, section, "playlist");
  phase.screen = section.word<PhaseScreen>("screen");
  phase.words = section.text("words");
  phase.waitsFor = section.string("waits-for");
  phase.effect = underMedicine(section, !phase.waitsFor.empty());
  phase.untilStaff = section.has("until");
  phase.role = section.string("role");
  phase.intensity = section.range("intensity").value_or(phase.intensity);
  phase.flex = section.length("flex");
  if (phase.waitsFor == "session-start")
    source.error("reserved-mark", section.spanOfValue("waits-for"),
                 "the mark 'session-start' is placed by the program", "choose another name");
  if (phase.screen == PhaseScreen::words && phase.words.empty())
    source.error("missing-key", section.spanOfValue("screen"), "the screen \"words\" needs 'words'",
                 "words: the words of the screen");
  if (phase.screen != PhaseScreen::words && !phase.words.empty())
    source.error("key-does-not-fit", section.spanOfKey("words"), "only the screen \"words\" shows 'words'",
                 "write screen = \"words\", or take them out");
  if (phase.screen == PhaseScreen::breath && section.tables("breath").empty())
    source.warn("no-breath", section.spanOfValue("screen"), "the screen \"breath\" has no breathing to show",
                "add a [[phase.breath]], or write screen = \"dark\"");
  if (phase.flex * 2 > phase.length && phase.length.count() > 0)
    source.error("flex-too-long", section.spanOfValue("flex"), "'flex' is more than half of the phase");
  for (const auto& inner : section.tables("voice")) voice(inner, phase);
  for (const auto& inner : section.tables("breath")) breath(inner, phase);
  result_.script.phases.push_back(std::move(phase));
}

void SessionReader::observation(const Section& section) {
  Observation observation;
  observation.after = section.string("after");
  observation.form = refer(Reference::To::form, section, "form");
  observation.origin = file_.source().origin(section.spanOfValue("form"));
  const auto moments = section.strings("at");
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const auto length = core::parseLength(moments[i]);
    const bool twice =
        length ? std::ranges::find(observation.at, *length) != observation.at.end() : observation.atEnd;
    if (twice)
      file_.source().error("duplicate-moment", section.spanOfElement("at", i),
                           fmt::format("'{}' is there twice", moments[i]));
    if (length)
      observation.at.push_back(*length);
    else
      observation.atEnd = observation.atEnd || moments[i] == "end";
  }
  std::ranges::sort(observation.at);
  const auto& phases = result_.script.phases;
  const bool known = observation.after == "session-start" ||
                     std::ranges::find(phases, observation.after, &Phase::waitsFor) != phases.end();
  if (!known) {
    std::vector<std::string> marks{"session-start"};
    for (const auto& phase : phases)
      if (!phase.waitsFor.empty()) marks.push_back(phase.waitsFor);
    auto hint = didYouMean(observation.after, marks);
    if (hint.empty()) hint = "a mark is what a phase waits for; \"session-start\" is always there";
    file_.source().error("unknown-mark", section.spanOfValue("after"),
                         fmt::format("no phase waits for the mark '{}'", observation.after), hint);
  }
  result_.script.observations.push_back(std::move(observation));
}

void SessionReader::followUp(const Section& section) {
  FollowUp followUp;
  followUp.after = section.length("after");
  followUp.title = section.text("title");
  followUp.form = refer(Reference::To::form, section, "form");
  followUp.origin = file_.source().origin(section.has("form") ? section.spanOfValue("form") : section.span());
  result_.script.followUps.push_back(std::move(followUp));
}

void SessionReader::languages() {
  auto& script = result_.script;
  script.languages = file_.strings("languages");
  if (script.languages.empty()) script.languages.push_back(script.language);
  const bool holdsOwn = std::ranges::find(script.languages, script.language) != script.languages.end();
  if (!holdsOwn)
    file_.source().error(
        "missing-language", file_.spanOfValue("languages"),
        fmt::format("'languages' leaves out '{}', the language of this file", script.language));
  std::set<std::string> seen;
  for (std::size_t i = 0; i < script.languages.size(); ++i)
    if (!seen.insert(script.languages[i]).second)
      file_.source().error("duplicate-language", file_.spanOfElement("languages", i),
                           fmt::format("'{}' is there twice", script.languages[i]));
}

SessionReading SessionReader::read() {
  auto& script = result_.script;
  script.file = file_.source().file;
  script.id = idOf(script.file);
  script.title = file_.text("title");
  script.summary = file_.text("summary");
  script.language = file_.source().language;
  script.setting = file_.word<Setting>("setting");
  script.route = file_.hasWord("route") ? file_.word<Route>("route") : Route::none;
  const auto sound = file_.table("sound");
  script.sound = {{sound.number("loudness")}, sound.length("crossfade"), {sound.number("duck")},
                  {sound.number("music")},    {sound.number("voice")},   {sound.number("breath")},
                  {sound.number("bell")}};
  script.before = steps("before");
  for (const auto& section : file_.tables("phase")) phase(section);
  reportDoubles(file_.tables("phase"), "name");
  for (const auto& section : file_.tables("observe")) observation(section);
  script.after = steps("after");
  for (const auto& section : file_.tables("follow-up")) followUp(section);
  languages();
  return std::move(result_);
}

}  // namespace

std::optional<Section> openFile(Source& source, Kind kind) {
  if (!source.parse() || !source.checkFormat(kind != Kind::room)) return std::nullopt;
  if (!source.bringUpToDate(kind)) return std::nullopt;
  if (const auto language = source.root["language"].value<std::string>()) source.language = *language;
  const core::Span begin{{1, 1}, {1, 1}};
  checkTable(source, source.root, tableOf(kind), begin);
  return Section(source, source.root, tableOf(kind), begin);
}

std::string idOf(const std::filesystem::path& file) {
  return file.stem().string();
}

SessionReading readSession(Source& source) {
  const auto file = openFile(source, Kind::session);
  if (!file) return {};
  return SessionReader(*file).read();
}

}  // namespace lw::script
