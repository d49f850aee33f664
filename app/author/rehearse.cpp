#include "author/rehearse.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <stdexcept>

#include "author/rehearse_people.hpp"
#include "author/rehearse_story.hpp"
#include "core/files.hpp"
#include "platform/clocks.hpp"
#include "room/offline_turns.hpp"
#include "room/visit.hpp"
#include "words/messages.hpp"

namespace lw::author {
namespace {

using namespace std::chrono_literals;
using core::Frames;

constexpr auto kSameScreen = 20min;  // a screen outside the phases that stays this long can't be left
constexpr auto kBeyond = 90min;      // what everything before, after and between the phases may take

/// A folder that goes away with everything in it.
class Scratch {
 public:
  Scratch() {
    auto name = (std::filesystem::temp_directory_path() / "lullwater-rehearse-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("can't make a folder in " + name);
    folder_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

/// Silence as long as a file would sound.
class Quiet : public audio::SourceReader {
 public:
  explicit Quiet(std::optional<Frames> length) : left_(length) {}
  Chunk next() override {
    const auto count = std::min(left_.value_or(Frames{kBlock}), Frames{kBlock});
    if (left_) *left_ -= count;
    return {std::span<const float>(kZeros.data(),
                                   2 * static_cast<std::size_t>(std::max<std::int64_t>(count.count(), 0))),
            false};
  }

 private:
  static constexpr std::int64_t kBlock = 4800;
  static inline const std::array<float, 2 * kBlock> kZeros{};
  std::optional<Frames> left_;
};

/// Opens silence in place of files, as long as they were measured.
audio::Player::Opener quietly(const plan::Media& media) {
  std::map<std::filesystem::path, Frames> lengths;
  for (const auto& [file, measure] : media.music) lengths[file] = measure.length;
  for (const auto& [key, voice] : media.voices) lengths[voice.file] = voice.measure.length;
  return [lengths](const audio::SourceSpec& spec) -> std::unique_ptr<audio::SourceReader> {
    const auto* file = std::get_if<audio::FileSpec>(&spec);
    if (file == nullptr) return std::make_unique<Quiet>(core::framesOf(30));
    const auto known = lengths.find(file->file);
    if (file->loop) return std::make_unique<Quiet>(std::nullopt);
    auto rest = known == lengths.end() ? core::framesOf(8) : known->second - file->from;
    for (const auto& part : file->then) rest += part.length;
    return std::make_unique<Quiet>(std::min(file->length.value_or(rest), rest));
  };
}

/// Notices a screen outside the phases that stays too long.
class Watch {
 public:
  /// The screen that can't be left, once.
  std::optional<std::string> look(const std::string& screen, session::View::Stage stage, core::UiTime now) {
    const bool quiet = stage == session::View::Stage::during || stage == session::View::Stage::ended;
    if (quiet || screen != screen_) {
      if (!quiet && screen.starts_with("staff")) return std::nullopt;  // staff look in between
      screen_ = screen;
      since_ = now;
      return std::nullopt;
    }
    return now - since_ > kSameScreen ? std::optional{screen_} : std::nullopt;
  }

 private:
  std::string screen_;
  core::UiTime since_{0};
};

struct Played {
  std::vector<Told> told;
  std::optional<audio::Measure> measure;
  core::UiTime length{0};
  bool ended = false;
  std::string stuck;
};

Played play(const library::Library& library, const script::Room& room, people::Person& person, bool rendered,
            const std::function<void(double)>& share) {
  const Scratch scratch;
  Played played;
  room::OfflineClock clock(platform::SystemWallClock().now());
  room::VisitOptions options;
  options.reading = audio::Reading::inlined;
  if (!rendered) options.open = quietly(library.media);
  options.record = scratch.folder();
  options.rehearsal = true;
  options.sound = words::ready::soundMeasured;
  options.listen = [&](const record::Row& row) {
    if (auto event = tellable(row.fields)) played.told.push_back({row.time, row.at, std::move(*event)});
  };
  script::Room full = room;
  if (rendered) {  // as loud as the script has it, whatever this room allows
    full.sound.volume = full.sound.volumeCap = core::Decibels{0};
    full.sound.calibration = 40.0;
  }
  room::Visit visit(library, full, options, clock);
  MeasuringSink sink(visit.player(), rendered);
  room::OfflineTurns turns(visit, clock, person, [&](Frames frames) { sink.pull(frames); });
  Watch watch;
  const auto planned = std::chrono::duration_cast<core::UiTime>(library.plan.total);
  const auto longest = 3 * planned + kBeyond;
  while (!visit.over() && turns.now() < longest && played.stuck.empty()) {
    turns.step([&](const ui::Model& model, const std::vector<ui::Rect>&) {
      if (const auto stuck =
              watch.look(people::caption(visit.screens(), model.view), model.view.stage, turns.now()))
        played.stuck = *stuck;
    });
    if (turns.now() % 10s == 0ms)
      share(std::min(
          1.0, static_cast<double>(turns.now().count()) / static_cast<double>((planned + 15min).count())));
  }
  played.ended = visit.onLastPage();
  played.length = turns.endedAt();
  visit.finish();
  if (rendered) played.measure = sink.finish();
  return played;
}

picture::PersonRun runOf(const Rehearsing& one, const Played& played, const plan::Plan& plan) {
  picture::PersonRun run;
  run.name = one.name;
  run.what = one.what;
  run.ended = played.ended;
  run.length = core::toFrames(played.length);
  tellStory(played.told, plan, run);
  if (!played.stuck.empty())
    run.wrong.push_back(fmt::format("the screen \u201C{}\u201D could not be left for {} minutes",
                                    played.stuck, kSameScreen.count()));
  else if (!played.ended)
    run.wrong.push_back("the session did not come to its end");
  return run;
}

void takeSound(const picture::PlanFacts& facts, const library::Library& library, const Played& played,
               picture::Rehearsal& rehearsal) {
  const auto places = phasePlaces(played.told, library.plan);
  takeLevels(facts, *played.measure, places, coveredBySpeech(played.told), rehearsal);
  for (const auto& [at, length] : findSilences(played.measure->contour->loudness, places, core::framesOf(1)))
    rehearsal.wrong.push_back(fmt::format("Nothing is heard for {:.1f} s, {} after the first phase began.",
                                          core::toSeconds(length),
                                          picture::clockText(at - places.front().from)));
}

/// Seconds in which the limiter acted, and by how much.
void takeLimiter(const std::vector<Told>& told, picture::Rehearsal& rehearsal) {
  for (const auto& one : told) {
    const auto* limited = one.as<session::Limited>();
    if (limited == nullptr) continue;
    ++rehearsal.limited;
    rehearsal.limitedBy = std::max(rehearsal.limitedBy, limited->by);
  }
  if (rehearsal.limitedBy > core::Decibels{1})
    rehearsal.wrong.push_back(
        fmt::format("The limiter had to take away {:.1f} dB.", rehearsal.limitedBy.value));
}

}  // namespace

picture::Rehearsal rehearse(const library::Library& library, const script::Room& room, std::uint64_t seed,
                            const std::function<void(double)>& share) {
  const auto start = std::chrono::steady_clock::now();
  picture::Rehearsal rehearsal;
  const auto facts = picture::gatherFacts(library.plan, library.media, library.diagnostics);
  const auto people = rehearsalPeople(seed);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto here = [&](double part) {
      share((static_cast<double>(i) + part) / static_cast<double>(people.size()));
    };
    const auto played = play(library, room, *people[i].person, i == 0, here);
    if (i == 0) {
      takeSound(facts, library, played, rehearsal);
      takeLimiter(played.told, rehearsal);
    }
    rehearsal.people.push_back(runOf(people[i], played, library.plan));
  }
  share(1);
  rehearsal.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return rehearsal;
}

}  // namespace lw::author
