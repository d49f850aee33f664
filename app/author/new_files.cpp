#include "author/new_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "script/listed.hpp"

namespace lw::author {
namespace {

namespace fs = std::filesystem;
using script::Route;
using script::Setting;

class SessionText {
 public:
  SessionText(const library::Places& places, const NewSession& session)
      : places_(places), session_(session) {}
  std::string all();

 private:
  bool hasForm(const char* name) const {
    return fs::exists(places_.config() / "forms" / (std::string(name) + ".toml"));
  }
  // A line that names a playlist, if the library has one of these.
  std::string music(std::initializer_list<const char*> names) const;
  void step(const char* list, const char* key, const char* name);
  void before();
  void phases();
  void observations();
  void after();
  bool medicine() const { return session_.route != Route::none; }
  bool home() const { return session_.setting == Setting::home; }

  const library::Places& places_;
  const NewSession& session_;
  std::string text_;
};

std::string SessionText::music(std::initializer_list<const char*> names) const {
  for (const auto* name : names)
    for (const auto* ending : {".toml", ".m3u8", ".m3u", ".xspf"})
      if (fs::exists(places_.playlists() / (std::string(name) + ending)))
        return fmt::format("playlist = \"{}\"\n", name);
  return "# playlist = \"NAME\"            # playlists/NAME.toml; without one the bed plays\n";
}

void SessionText::step(const char* list, const char* key, const char* name) {
  if (hasForm(name)) text_ += fmt::format("\n[[{}]]\n{} = \"{}\"\n", list, key, name);
}

void SessionText::before() {
  text_ +=
      "\n# Before: pages, forms and checklists, in order. ------------------------------------------\n"
      "\n[[before]]\npage  = \"welcome\"\ntitle = \"Welcome.\"\ntext  = \"There is nothing you need to do "
      "well today.\"\n";
  step("before", "form", home() ? "arrival-home" : "arrival");
  if (medicine() && !home()) step("before", "checklist", "before-medicine");
  if (home()) step("before", "checklist", "sitter-ready");
  if (medicine() || home())
    text_ +=
        "\n[[before]]\ncall-test = true                 # the person presses the call button once, and sees "
        "it arrive\n";
}

void SessionText::phases() {
  text_ +=
      "\n# During: phases, one after the other. ----------------------------------------------------\n"
      "\n[[phase]]\nname     = \"arrive\"\ntitle    = \"Arriving\"\nlength   = \"8 min\"\n";
  text_ += music({"arriving", "inward", "resting"});
  text_ +=
      "\n  [[phase.voice]]\n  at  = \"20 s\"                    # counted from the begin of the phase\n"
      "  say = \"You might notice what you rest on. It stays where it is.\"\n";
  text_ += "\n[[phase]]\nname     = \"inward\"\ntitle    = \"Inward\"\nlength   = \"30 min\"\n";
  if (medicine())
    text_ +=
        "waits-for = \"medicine-given\"    # holds here, music going on, until staff mark it\n"
        "                                # under the medicine from here on: no breath is held\n";
  text_ += music({"inward", "deep", "arriving"});
  text_ +=
      "flex     = \"45 s\"               # may end this much earlier or later, so that a piece can end\n";
  text_ += "\n[[phase]]\nname     = \"return\"\ntitle    = \"Returning\"\nlength   = \"10 min\"\n";
  text_ += music({"returning", "resting", "arriving"});
  text_ +=
      "role     = \"return\"             # where 'return early' leads\n"
      "until    = \"staff\"              # at least its length, then on, softly, until staff go on\n"
      "\n  [[phase.voice]]\n  at  = \"1 min\"\n  say = \"Slowly come back. There is no hurry.\"\n";
}

void SessionText::observations() {
  const bool sitter = home() && hasForm("sitter-look");
  if (!sitter && !(medicine() && hasForm("vitals"))) return;
  text_ +=
      "\n# What is asked of those who watch, and when. "
      "---------------------------------------------\n\n[[observe]]\n";
  if (sitter)
    text_ += "at    = [\"15 min\", \"30 min\", \"end\"]\nform  = \"sitter-look\"\n";
  else
    text_ +=
        "after = \"medicine-given\"        # the mark that times count from\n"
        "at    = [\"0 min\", \"20 min\"]\nform  = \"vitals\"\n";
}

void SessionText::after() {
  text_ +=
      "\n# After. ------------------------------------------------------------------------------------\n";
  step("after", "form", "check-out");
  step("after", "checklist", home() ? "home-evening" : "going-home");
  text_ += "\n[[after]]\npage  = \"goodbye\"\ntitle = \"Take your time.\"\n";
}

std::string SessionText::all() {
  constexpr const char* kSettings[]{"clinic", "home"};
  constexpr const char* kRoutes[]{"infusion", "intramuscular", "nasal", "lozenge", "none"};
  text_ = fmt::format(
      "#:schema ../schema/session.schema.json\n"
      "# A whole visit, from the welcome to the way home. `lullwater check` reads it, `lullwater plan` lays "
      "it out in time.\n"
      "format   = 1\ntitle    = {}\nlanguage = \"en\"\n"
      "setting  = \"{}\"             # clinic | home\n"
      "route    = \"{}\"             # infusion | intramuscular | nasal | lozenge | none\n"
      "\n[sound]\nloudness  = -23.0               # LUFS, -35 to -18\n"
      "crossfade = \"10 s\"              # how long one piece fades into the next, 4 s to 30 s\n",
      script::tomlQuoted(session_.title), kSettings[static_cast<int>(session_.setting)],
      kRoutes[static_cast<int>(session_.route)]);
  before();
  phases();
  observations();
  after();
  return text_;
}

// Place of each value among all, from 0 (smallest) to 1.
std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<double> result;
  const double most = static_cast<double>(std::max<std::size_t>(values.size() - 1, 1));
  for (const double value : values)
    result.push_back(
        static_cast<double>(std::ranges::count_if(values, [&](double other) { return other < value; })) /
        most);
  return result;
}

}  // namespace

std::string titleOf(std::string name) {
  std::ranges::replace(name, '-', ' ');
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

std::string newSessionText(const library::Places& places, const NewSession& session) {
  return SessionText(places, session).all();
}

std::string newFormText(const std::string& title, script::Who who) {
  constexpr const char* kWho[]{"person", "staff", "sitter"};
  return fmt::format(
      "#:schema ../schema/form.schema.json\n"
      "# Questions, asked one at a time. A session names this file: form = \"NAME\".\n"
      "format = 1\ntitle  = {}\nwho    = \"{}\"                  # person | staff | sitter\n"
      "\n[[question]]\nid   = \"calm\"                    # its name in records, once in a form\n"
      "text = \"How calm do you feel now?\"\nkind = \"scale\"                   # scale | choice | many | "
      "yes-no | number | words | time\n"
      "low  = {{ value = 0,  label = \"Not at all\" }}\nhigh = {{ value = 10, label = \"Very calm\" }}\n"
      "\n[[question]]\nid   = \"eaten\"\ntext = \"Have you eaten today?\"\nkind = \"yes-no\"\n"
      "\n[[question]]\nid   = \"sleep\"\ntext = \"How did you sleep?\"\nkind = \"choice\"\n"
      "\n  [[question.option]]\n  id    = \"well\"\n  label = \"Well\"\n"
      "\n  [[question.option]]\n  id    = \"badly\"\n  label = \"Badly\"\n"
      "\n[[question]]\nid      = \"else\"\ntext    = \"Is there something else?\"\nkind    = \"words\"\n"
      "private = true                   # exports leave these words out\n",
      script::tomlQuoted(title), kWho[static_cast<int>(who)]);
}

void proposeIntensity(std::vector<MeasuredPiece>& pieces) {
  std::vector<double> loudness, range, brightness;
  for (const auto& piece : pieces) {
    loudness.push_back(piece.loudness);
    range.push_back(piece.range);
    brightness.push_back(std::log(std::max(piece.brightness, 1.0)));
  }
  const auto loud = ranks(loudness), wide = ranks(range), bright = ranks(brightness);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < pieces.size(); ++i) order.emplace_back((loud[i] + wide[i] + bright[i]) / 3, i);
  std::ranges::stable_sort(order, {}, [](const auto& one) { return one.first; });
  std::vector<MeasuredPiece> sorted;
  for (const auto& [strength, index] : order) {
    sorted.push_back(std::move(pieces[index]));
    sorted.back().intensity = std::clamp(1 + static_cast<int>(strength * 5), 1, 5);
  }
  pieces = std::move(sorted);
}

std::string newPlaylistText(const std::string& title, const std::vector<MeasuredPiece>& pieces,
                            const fs::path& folder) {
  auto text = fmt::format(
      "#:schema ../config/schema/playlist.schema.json\n"
      "# Music for a phase. Order and intensity are proposals, from what was measured: listen, and change "
      "them.\n"
      "format = 1\ntitle  = {}\norder  = \"listed\"                # listed | fit (so that they fill the "
      "phase) | arc (by intensity)\n",
      script::tomlQuoted(title));
  for (const auto& piece : pieces) {
    script::Playlist one;
    auto& only = one.tracks.emplace_back();
    only.file = piece.file;
    only.title = piece.file.stem().string();
    only.intensity = piece.intensity;
    const auto track = script::writePlaylistToml(one, folder);
    text += fmt::format("\n# {:.1f} LUFS, range {:.1f} LU, brightness {:.0f} Hz\n{}", piece.loudness,
                        piece.range, piece.brightness, track.substr(track.find("[[track]]")));
  }
  return text;
}

}  // namespace lw::author
