#include "script/rules.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

#include "core/text.hpp"

namespace lw::script {
namespace {

// A pattern with so long a hold (4-7-8) is for a few breaths only.
constexpr core::Frames kLongHold = core::framesOf(5);
constexpr int kMostBreathsWithLongHold = 8;

class Rules {
 public:
  Rules(const Bundle& bundle, Source& script) : bundle_(bundle), script_(bundle.script), source_(script) {}
  void all();

 private:
  template <class T>
  const T* lookUp(const std::map<std::string, T, std::less<>>& among, const std::string& name) const {
    const auto found = among.find(name);
    return found == among.end() ? nullptr : &found->second;
  }
  template <class What>
  bool has(const std::vector<Step>& steps) const {
    return std::ranges::any_of(steps,
                               [](const Step& step) { return std::holds_alternative<What>(step.what); });
  }

  void safety();
  void home();
  void steps(const std::vector<Step>& steps, bool before);
  void form(const Step& step, const Form& form, bool before);
  void nobodyThere(const Origin& origin, std::string_view list, std::string_view needs);
  void observations();
  void followUps();
  void roles();
  void marks();
  void breathing();
  void breath(const Phase& phase, const BreathUse& use, bool afterEffect);
  void music();

  const Bundle& bundle_;
  const Script& script_;
  Source& source_;
};

core::Span keySpan(const Source& source, std::string_view key) {
  const auto* node = source.root.get(key);
  return node == nullptr ? core::Span{{1, 1}, {1, 1}} : spanOf(node->source());
}

void Rules::safety() {
  if (script_.route == Route::nasal && script_.setting == Setting::home)
    source_.error("nasal-at-home", keySpan(source_, "setting"), "a nasal session is never at home",
                  "write setting = \"clinic\"");
  const auto tests = std::ranges::count_if(
      script_.before, [](const Step& s) { return std::holds_alternative<CallTestStep>(s.what); });
  if (tests > 1)
    source_.error("two-call-tests", keySpan(source_, "before"), "there is more than one call test",
                  "one is enough");
}

void Rules::home() {
  if (script_.setting != Setting::home) return;
  const auto where = keySpan(source_, "setting");
  const auto isSitters = [&](const Step& step) {
    const auto* used = std::get_if<ChecklistStep>(&step.what);
    const auto* checklist = used == nullptr ? nullptr : lookUp(bundle_.checklists, used->checklist);
    return checklist != nullptr && checklist->who == Who::sitter;
  };
  if (std::ranges::none_of(script_.before, isSitters))
    source_.error("no-sitter-checklist", where,
                  "a session at home needs a checklist for the sitter before it",
                  "a checklist with: who = \"sitter\"");
  if (script_.route == Route::none && !has<CallTestStep>(script_.before))
    source_.error("no-call-test", where, "a session at home needs a call test before it",
                  "add a [[before]] with: call-test = true");
  const auto looksIn = [&](const Observation& observation) {
    const auto* form = lookUp(bundle_.forms, observation.form);
    return form != nullptr && form->who == Who::sitter;
  };
  if (std::ranges::none_of(script_.observations, looksIn))
    source_.error("no-sitter-checks", where, "a session at home needs a sitter who looks in",
                  "add an [[observe]] whose form has: who = \"sitter\"");
}

void Rules::form(const Step& step, const Form& form, bool before) {
  if (form.who != Who::person)
    source_.error("wrong-person", step.origin.span,
                  fmt::format("'{}' is not for the person to answer", form.id),
                  "forms for staff and sitters belong under [[observe]]");
  const bool blocks = std::ranges::any_of(form.notices, &Notice::blocksStart);
  if (blocks && script_.setting == Setting::home)
    source_.error(
        "notice-at-home", step.origin.span,
        fmt::format("'{}' can ask staff to speak with the person at once, but this session is at home",
                    form.id),
        "ask it where staff can come at once");
  if (blocks && !before)
    source_.warn("notice-after", step.origin.span,
                 fmt::format("'{}' can block a start, but the session is over by then", form.id));
}

// At home there is a sitter and no PIN: what only staff can unlock would keep the person on that screen.
void Rules::nobodyThere(const Origin& origin, std::string_view list, std::string_view needs) {
  source_.error("nobody-there", origin.span,
                fmt::format("'{}' {} staff, and at home there are none: this can't be finished", list, needs),
                "use one with who = \"sitter\", or with who = \"person\" and staff-signs = false");
}

void Rules::steps(const std::vector<Step>& steps, bool before) {
  std::map<std::string, std::uint32_t> seen;
  for (const auto& step : steps) {
    const auto* asked = std::get_if<FormStep>(&step.what);
    const auto* ticked = std::get_if<ChecklistStep>(&step.what);
    const auto name = asked != nullptr ? asked->form : ticked != nullptr ? ticked->checklist : std::string();
    if (name.empty()) continue;
    const auto* list = ticked == nullptr ? nullptr : lookUp(bundle_.checklists, name);
    if (script_.setting == Setting::home && list != nullptr && list->who != Who::sitter) {
      if (list->who == Who::staff)
        nobodyThere(step.origin, name, "is ticked by");
      else if (list->staffSigns)
        nobodyThere(step.origin, name, "is signed by");
    }
    if (const auto* found = asked == nullptr ? nullptr : lookUp(bundle_.forms, name))
      form(step, *found, before);
    const auto [first, isNew] = seen.emplace(name, step.origin.span.begin.line);
    if (isNew) continue;
    source_.error("duplicate-step", step.origin.span,
                  fmt::format("'{}' is already asked for in line {}", name, first->second));
    source_.relate({{first->second, 1}, {first->second, 1}}, "asked for here first");
  }
}

void Rules::observations() {
  for (const auto& observation : script_.observations) {
    const auto* form = lookUp(bundle_.forms, observation.form);
    if (form != nullptr && form->who == Who::person)
      source_.error(
          "wrong-person", observation.origin.span,
          fmt::format("'{}' is for the person to answer, who should be left in peace now", form->id),
          "an observation needs a form with who = \"staff\" or \"sitter\"");
    if (form != nullptr && form->who == Who::staff && script_.setting == Setting::home)
      source_.error("nobody-there", observation.origin.span,
                    fmt::format("'{}' is filled in by staff, and at home there are none", form->id),
                    "use a form with who = \"sitter\"");
  }
}

void Rules::followUps() {
  for (const auto& followUp : script_.followUps) {
    const auto* form = lookUp(bundle_.forms, followUp.form);
    if (form != nullptr && form->who != Who::person)
      source_.error("wrong-person", followUp.origin.span,
                    fmt::format("'{}' is not for the person to answer", form->id));
  }
}

void Rules::roles() {
  std::map<std::string, const Phase*> seen;
  for (const auto& phase : script_.phases) {
    if (phase.role.empty()) continue;
    const auto [first, isNew] = seen.emplace(phase.role, &phase);
    if (!isNew && phase.role == "return")
      source_.error("two-returns", phase.origin.span,
                    fmt::format("the phase '{}' already has the role 'return'", first->second->name),
                    "an early return leads to one place");
  }
  const auto effect = std::ranges::find(script_.phases, true, &Phase::effect);
  if (effect != script_.phases.end() && seen.find("return") == seen.end())
    source_.warn("no-return", effect->origin.span,
                 "no phase has the role 'return', so nobody can return early",
                 "give the phase that leads back: role = \"return\"");
}

void Rules::marks() {
  std::map<std::string, const Phase*> seen;
  for (const auto& phase : script_.phases) {
    if (phase.waitsFor.empty()) continue;
    const auto [first, isNew] = seen.emplace(phase.waitsFor, &phase);
    if (!isNew)
      source_.error("duplicate-mark", phase.origin.span,
                    fmt::format("the phase '{}' already waits for '{}'", first->second->name, phase.waitsFor),
                    "each mark is waited for once");
  }
}

void Rules::breath(const Phase& phase, const BreathUse& use, bool afterEffect) {
  const auto* pattern = lookUp(bundle_.patterns, use.pattern);
  if (pattern == nullptr) return;
  if (pattern->hasHold() && (phase.effect || afterEffect))
    source_.error("hold-under-effect", use.origin.span,
                  fmt::format("'{}' holds the breath, and '{}' is {} the medicine", use.pattern, phase.name,
                              phase.effect ? "under" : "after"),
                  "use a pattern without holds, or move the breathing before the medicine");
  if (pattern->cycle().count() <= 0) return;
  const auto breaths = use.length / pattern->cycle();
  if (breaths < 2)
    source_.error("breath-too-short", use.origin.span,
                  fmt::format("two breaths of '{}' take longer than this", use.pattern),
                  fmt::format("write length = \"{}\" or more", core::formatLength(2 * pattern->cycle())));
  if (std::max(pattern->holdIn, pattern->holdOut) > kLongHold && breaths > kMostBreathsWithLongHold)
    source_.error("too-many-holds", use.origin.span,
                  fmt::format("{} breaths of '{}' in a row; at most {} with so long a hold", breaths,
                              use.pattern, kMostBreathsWithLongHold),
                  fmt::format("write length = \"{}\" or less",
                              core::formatLength(kMostBreathsWithLongHold * pattern->cycle())));
}

void Rules::breathing() {
  bool afterEffect = false;
  for (const auto& phase : script_.phases) {
    for (const auto& use : phase.breath) breath(phase, use, afterEffect);
    afterEffect = afterEffect || phase.effect;
  }
}

void Rules::music() {
  for (const auto& phase : script_.phases) {
    const auto* playlist = lookUp(bundle_.playlists, phase.playlist);
    if (playlist == nullptr || playlist->tracks.empty()) continue;
    const auto fits = [&](const Track& track) {
      const auto [least, most] = std::minmax(phase.intensity[0], phase.intensity[1]);
      return track.intensity >= least && track.intensity <= most;
    };
    if (std::ranges::none_of(playlist->tracks, fits))
      source_.error("no-piece-fits", phase.origin.span,
                    fmt::format("no piece of '{}' has an intensity of {} to {}", phase.playlist,
                                phase.intensity[0], phase.intensity[1]),
                    "widen 'intensity', or choose another playlist");
  }
}

void Rules::all() {
  safety();
  home();
  steps(script_.before, true);
  steps(script_.after, false);
  observations();
  followUps();
  roles();
  marks();
  breathing();
  music();
}

}  // namespace

void checkRules(const Bundle& bundle, Source& script) {
  Rules(bundle, script).all();
}

void checkLanguages(Source& source, const std::vector<std::string>& languages) {
  for (const auto& text : source.texts) {
    std::vector<std::string> missing;
    std::ranges::copy_if(languages, std::back_inserter(missing), [&](const auto& wanted) {
      return std::ranges::find(text.languages, wanted) == text.languages.end();
    });
    if (missing.empty()) continue;
    std::vector<std::string> each;  // once, also where the only language is the missing one
    for (const auto& language : languages) each.push_back(language + " = \"…\"");
    source.error("missing-language", text.span,
                 fmt::format("this text is missing in {}", fmt::join(missing, ", ")),
                 fmt::format("write {{ {} }}", fmt::join(each, ", ")));
  }
}

}  // namespace lw::script
