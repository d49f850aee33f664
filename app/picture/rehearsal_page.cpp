#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "picture/page.hpp"
#include "picture/phase_colours.hpp"
#include "picture/rehearsal.hpp"
#include "picture/strip.hpp"
#include "plan/loudness.hpp"

namespace lw::picture {
namespace {

using core::Frames;

constexpr auto kStyle = R"(
:root { color-scheme: light; }
body { background: #F2EBDF; color: #2B2320; font: 17px/1.45 Lato, "Noto Sans", sans-serif; margin: 0 auto; max-width: 1240px; padding: 40px 28px 80px; }
h1 { font-size: 38px; font-weight: 400; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 22px; font-weight: 600; margin: 44px 0 10px; }
h3 { font-size: 18px; font-weight: 600; margin: 0; }
p { margin: 4px 0; max-width: 75ch; }
.second { color: #5B4F46; }
.verdict { border-radius: 14px; margin: 26px 0; padding: 16px 22px; }
.fine { background: #D5E0D7; color: #1F4F4A; }
.wrong { background: #9B3020; color: #FFF4EA; }
.verdict b { font-size: 21px; font-weight: 600; }
ul { margin: 6px 0 0; padding-left: 22px; }
svg { display: block; height: auto; margin: 14px -12px 0; width: calc(100% + 24px); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
th { color: #5B4F46; font-weight: 400; text-align: left; }
th, td { border-bottom: 1px solid #D9CDBA; padding: 6px 14px 6px 0; vertical-align: top; }
td.n, th.n { text-align: right; white-space: nowrap; }
.bad { color: #9B3020; font-weight: 600; }
.course { background: #E7DDCD; border-radius: 8px; display: flex; height: 34px; margin: 8px 0; overflow: hidden; }
.course span { box-sizing: border-box; color: #FBF7F0; font-size: 14px; line-height: 34px; min-width: 1px; overflow: hidden; padding-left: 8px; text-overflow: ellipsis; white-space: nowrap; border-right: 2px solid #F2EBDF; }
.course .dark { color: #241A0C; }
.course .before, .course .after { background: #C9BBA4; color: #2B2320; }
.course .hold { background: #E4C07A; color: #2B2320; }
details { margin: 10px 0 0; }
summary { color: #1F4F4A; cursor: pointer; }
section { background: #FBF7F0; border-radius: 14px; margin: 14px 0; padding: 16px 22px; }
@media print { body { padding: 0; } section { break-inside: avoid; } }
)";

std::string safe(const std::string& text) {
  std::string out;
  // long texts (many lines of a form) stay whole; each line is made safe by itself
  return escapeMarkup(oneLine(text));
}

std::string list(const std::vector<std::string>& lines, const std::string& kind = {}) {
  constexpr std::size_t kMost = 60;
  if (lines.empty()) return {};
  std::string text = "<ul>";
  for (std::size_t i = 0; i < std::min(lines.size(), kMost); ++i)
    text += fmt::format("<li{}>{}</li>", kind.empty() ? "" : " class=\"" + kind + "\"", safe(lines[i]));
  if (lines.size() > kMost) text += fmt::format("<li>and {} more</li>", lines.size() - kMost);
  return text + "</ul>\n";
}

std::string verdict(const Rehearsal& rehearsal) {
  std::vector<std::string> wrong = rehearsal.wrong;
  for (const auto& run : rehearsal.people)
    for (const auto& one : run.wrong) wrong.push_back(fmt::format("{}: {}", run.name, one));
  if (rehearsal.fine())
    return fmt::format(
        "<div class=\"verdict fine\"><b>Nothing is wrong.</b> {} people went through it, and everybody came "
        "to "
        "the end.</div>\n",
        rehearsal.people.size());
  return fmt::format("<div class=\"verdict wrong\"><b>{} {} to be looked at.</b>{}</div>\n", wrong.size(),
                     wrong.size() == 1 ? "thing has" : "things have", list(wrong));
}

std::string levelTable(const Rehearsal& rehearsal) {
  if (rehearsal.levels.empty()) return {};
  std::string text =
      "<h2>How loud it was</h2>\n<p class=\"second\">Measured on every sample at full volume, in LUFS. A "
      "rise within 3 s of more "
      "than 6 LU can startle, more than 9 LU is too much.</p>\n<table><tr><th>Phase</th><th "
      "class=\"n\">planned</th><th "
      "class=\"n\">measured</th><th class=\"n\">loudest 3 s</th><th class=\"n\">largest rise of the "
      "music</th></tr>\n";
  for (const auto& one : rehearsal.levels)
    text += fmt::format(
        "<tr><td>{}</td><td class=\"n\">{:.1f}</td><td class=\"n\">{:.1f}</td><td class=\"n\">{:.1f}</td><td "
        "class=\"n{}\">{:.1f} LU at {}</td></tr>\n",
        safe(one.title), one.planned.value, one.measured.value, one.loudest.value,
        one.largestRise > plan::kRiseWorthALook ? " bad" : "", one.largestRise.value, clockText(one.riseAt));
  text += "</table>\n";
  text += fmt::format("<p>All phases together {:.1f} LUFS, true peak {:.1f} dBTP. {}</p>\n",
                      rehearsal.programme.value, rehearsal.truePeak.value,
                      rehearsal.limited == 0 ? std::string("The limiter had nothing to do.")
                                             : fmt::format("The limiter acted in {} s, by up to {:.1f} dB.",
                                                           rehearsal.limited, rehearsal.limitedBy.value));
  return text;
}

/// The parts as a bar of their lengths.
std::string courseBar(const PlanFacts& facts, const PersonRun& run, Frames longest) {
  const auto colours = phaseColours(*facts.plan);
  std::string text = fmt::format("<div class=\"course\" style=\"width:{:.2f}%\">",
                                 100 * core::toSeconds(run.length) / std::max(core::toSeconds(longest), 1.0));
  for (const auto& part : run.stretches) {
    static constexpr std::array<const char*, 4> kClass{"before", "hold", "", "after"};
    const auto flow = std::max(core::toSeconds(part.took), 0.1);
    std::string style = fmt::format("flex:{:.2f} 0 0", flow);
    std::string kind = kClass[static_cast<std::size_t>(part.kind)];
    if (part.kind == Stretch::Kind::phase && part.phase >= 0) {
      const auto colour = colours[static_cast<std::size_t>(part.phase)];
      style += fmt::format(";background:#{:06X}", colour.rgb);
      if (colour.rgb == kPhaseColours[3].rgb || colour.rgb == kPhaseColours[2].rgb) kind = "dark";
    }
    text += fmt::format("<span class=\"{}\" style=\"{}\" title=\"{}: {}\">{}</span>", kind, style,
                        safe(part.title), inWholeSeconds(part.took),
                        part.took * 14 > run.length ? safe(part.title) : std::string());
  }
  return text + "</div>\n";
}

std::string partTable(const PersonRun& run) {
  std::string text =
      "<table><tr><th>at</th><th>part</th><th class=\"n\">took</th><th class=\"n\">planned</th></tr>\n";
  for (const auto& part : run.stretches)
    text += fmt::format("<tr><td>{}</td><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
                        clockText(part.at), safe(part.title), inWholeSeconds(part.took),
                        part.planned.count() > 0 ? inWholeSeconds(part.planned) : "");
  return text + "</table>\n";
}

std::string person(const PlanFacts& facts, const PersonRun& run, Frames longest) {
  std::string text =
      fmt::format("<section><h3>{}</h3><p class=\"second\">{}</p>\n", safe(run.name), safe(run.what));
  text += courseBar(facts, run, longest);
  text +=
      run.ended
          ? fmt::format("<p>Ended as \u201C{}\u201D after {}; {} answers, {} spoken lines, {} calls.</p>\n",
                        safe(run.how), inWholeSeconds(run.length), run.answers, run.lines, run.calls)
          : fmt::format("<p class=\"bad\">Did not end within {}.</p>\n", inWholeSeconds(run.length));
  text += list(run.wrong, "bad");
  if (!run.differences.empty())
    text += fmt::format("<details open><summary>{} {} from the plan</summary>{}</details>\n",
                        run.differences.size(), run.differences.size() == 1 ? "difference" : "differences",
                        list(run.differences));
  text += fmt::format("<details><summary>how long each part took</summary>{}</details></section>\n",
                      partTable(run));
  return text;
}

}  // namespace

std::string rehearsalPage(const PlanFacts& facts, const Rehearsal& rehearsal, const Letters& letters) {
  const auto& script = facts.plan->bundle->script;
  const auto title = safe(script.title.in(script.language));
  auto svg = svgOf(planPage(facts, letters), letters, captionOf(facts));
  if (const auto root = svg.find("<svg "); root != std::string::npos)
    svg.erase(0, root);  // a page has its own head
  Frames longest{1};
  for (const auto& run : rehearsal.people) longest = std::max(longest, run.length);
  std::string text = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src "
      "'none'; style-src 'unsafe-inline'\">\n<title>{} \u2013 "
      "rehearsal</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
      title, kStyle, title);
  text += fmt::format(
      "<p class=\"second\">Rehearsed in {:.0f} s with {} artificial people; planned length {}.</p>\n",
      rehearsal.seconds, rehearsal.people.size(), inWholeSeconds(facts.plan->total));
  text += verdict(rehearsal);
  text += "<h2>The plan</h2>\n" + svg + "\n";
  text += levelTable(rehearsal);
  text += "<h2>Who went through it</h2>\n";
  for (const auto& run : rehearsal.people) text += person(facts, run, longest);
  return text + "</body>\n</html>\n";
}

}  // namespace lw::picture
