#include "audio/guard.hpp"

#include <doctest/doctest.h>
#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "audio/guarded_reader.hpp"
#include "audio/guarded_source.hpp"
#include "audio/rise_guard.hpp"
#include "audio/sample_loops.hpp"
#include "audio/sounds.hpp"
#include "audio/step_meter.hpp"
#include "support/edges.hpp"
#include "support/judge.hpp"

using namespace lw::audio;
using namespace lw::core;
using namespace lw::test;

namespace {

/// Samples as a source, in pieces of odd sizes.
class Given : public SourceReader {
 public:
  explicit Given(Samples samples, std::size_t piece = 1777) : samples_(std::move(samples)), piece_(piece) {}
  Chunk next() override {
    const auto count = std::min(2 * piece_, samples_.size() - at_);
    const std::span<const float> part(samples_.data() + at_, count);
    at_ += count;
    return {part, false};
  }

 private:
  Samples samples_;
  std::size_t piece_, at_ = 0;
};

Samples guarded(const Samples& sound, Decibels gain, const Guarding& guarding, std::size_t piece = 1777) {
  const auto reader = guardedSource(std::make_unique<Given>(sound, piece), gain, guarding);
  Samples out;
  for (auto chunk = reader->next(); !chunk.samples.empty(); chunk = reader->next())
    out.insert(out.end(), chunk.samples.begin(), chunk.samples.end());
  return out;
}

Samples after(std::initializer_list<Samples> parts) {
  Samples all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// As the mixer would sound it: with its gain and a fade in of 8 s.
Samples heard(Samples samples, Decibels gain) {
  const auto by = static_cast<float>(amplitude(gain));
  const auto fade = static_cast<float>(8 * 48000);
  for (std::size_t i = 0; i < samples.size() / 2; ++i) {
    const float part = std::min(1.0F, static_cast<float>(i) / fade);
    const float rise =
        part < 0.2F ? 0.126F * part / 0.2F : 0.126F * std::pow(1 / 0.126F, (part - 0.2F) / 0.8F);
    samples[2 * i] *= by * rise;
    samples[2 * i + 1] *= by * rise;
  }
  return samples;
}

Contour contourOf(const Samples& samples) {
  Contour contour;
  StepMeter meter;
  for (std::size_t at = 0; at < samples.size(); at += 9600) {
    const auto step = std::span(samples).subspan(at, std::min<std::size_t>(9600, samples.size() - at));
    contour.loudness.push_back(
        std::max(-70.0F, static_cast<float>(10 * std::log10(std::max(meter.power(step), 1e-12)))));
    contour.truePeak.push_back(20 * std::log10(std::max(sampleLoops().lookAt(step).most, 1e-6F)) +
                               6);  // noise
  }
  return contour;
}

struct Hostile {
  std::string name;
  Samples sound;
};

std::vector<Hostile> hostileSounds() {
  auto click = noise(30, 0.01F, 1);
  for (int i = 0; i < 20; ++i) click[static_cast<std::size_t>(2 * 48000 * 15 + i)] = 1;
  auto steadily = noise(40, 0.05F, 2);
  for (std::size_t i = steadily.size() / 2; i < steadily.size(); ++i) steadily[i] += 0.7F;
  Samples steps;
  for (int i = 0; i < 12; ++i)
    steps = after({steps, noise(3, 0.005F * std::pow(1.5F, static_cast<float>(i)), 9)});
  return {
      {"a scream in a quiet track", after({noise(30, 0.003F, 1), sine(1500, 2, 0.9), noise(30, 0.003F, 2)})},
      {"a drum entry", after({noise(20, 0.02F, 3), noise(20, 0.5F, 4)})},
      {"full scale out of silence",
       after({Samples(2 * 48000 * 20, 0.0F), noise(5, 1, 5), Samples(2 * 48000 * 5, 0.0F)})},
      {"a full-scale click", click},
      {"DC", steadily},
      {"a second half 20 dB louder", after({noise(60, 0.05F, 6), noise(60, 0.5F, 7)})},
      {"bursts", after({noise(5, 0.01F, 1), noise(0.2, 1, 2), noise(4, 0.01F, 1), noise(0.2, 1, 2),
                        noise(12, 0.01F, 3), noise(0.2, 1, 2), noise(9, 0.001F, 1)})},
      {"a scream at once", after({noise(1, 1, 1), noise(10, 0.01F, 2)})},
      {"stairs", steps},
      {"fs/4 at 45 degrees",
       [] {
         Samples between(2 * 48000 * 12);
         for (std::size_t i = 0; i < between.size(); ++i) between[i] = i / 4 % 2 == 0 ? 0.8F : -0.8F;
         return between;
       }()},
  };
}

}  // namespace

TEST_CASE("a step is as loud as libebur128 says") {
  StepMeter meter;
  auto* judge = ebur128_init(2, 48000, EBUR128_MODE_M);
  const auto sound = after({noise(2, 0.2F, 1), sine(60, 2, 0.3), sine(5000, 2, 0.1)});
  std::vector<double> powers;
  for (std::size_t at = 0; at < sound.size(); at += 9600) {
    powers.push_back(meter.power(std::span(sound).subspan(at, 9600)));
    ebur128_add_frames_float(judge, sound.data() + at, 4800);
    if (powers.size() < 4) continue;
    double momentary = 0;
    ebur128_loudness_momentary(judge, &momentary);
    const double mine =
        10 * std::log10((powers.end()[-1] + powers.end()[-2] + powers.end()[-3] + powers.end()[-4]) / 4);
    CHECK(std::fabs(mine - momentary) < 0.02);
  }
  ebur128_destroy(&judge);
}

TEST_CASE("whatever a file holds comes out within bounds, planned or not") {
  for (const auto& [name, sound] : hostileSounds()) {
    for (const double gain : {0.0, 12.0}) {
      if (gain != 0 && name.starts_with("a")) continue;
      const Decibels by{gain};
      Guarding guarding{.programme = Lufs{-23}, .fadeIn = seconds(8), .fadeShape = Shape::gentle};
      INFO(name << " at " << gain << " dB");
      const auto online = lw::test::judge(heard(guarded(sound, by, guarding), by));
      CHECK_MESSAGE(online.ok(), online.text());
      if (gain != 0) continue;
      CHECK_MESSAGE(!lw::test::judge(heard(sound, by)).ok(), "is it hostile at all?");
      guarding.planned =
          std::make_shared<const GuardCurve>(planGuard(contourOf(sound), {}, {}, by, guarding));
      const auto planned = lw::test::judge(heard(guarded(sound, by, guarding), by));
      CHECK_MESSAGE(planned.ok(), planned.text());
    }
  }
}

TEST_CASE("what one clip's guard lets through leaves the guard of the sum nothing to do") {
  for (const auto& [name, sound] : hostileSounds()) {
    const Guarding guarding{.programme = Lufs{-23}, .fadeIn = seconds(8), .fadeShape = Shape::gentle};
    auto out = heard(guarded(sound, Decibels{0}, guarding), Decibels{0});
    RiseGuard sum;
    sum.guard({-23});
    for (std::size_t at = 0; at + RiseGuard::kStep <= out.size() / 2; at += RiseGuard::kStep)
      sum.process(out.data() + 2 * at, RiseGuard::kStep);
    // but for what is over before 400 ms are
    if (name != "a full-scale click" && name != "bursts")
      CHECK_MESSAGE(sum.deepest() > Decibels{-0.1}, name << ": " << sum.deepest().value);
  }
}

TEST_CASE("a file that is not what was measured is held by what it is") {
  const auto measured = noise(40, 0.01F, 1);
  for (const auto& [name, sound] : hostileSounds()) {
    INFO(name);
    Guarding guarding{.programme = Lufs{-23}, .fadeIn = seconds(8), .fadeShape = Shape::gentle};
    guarding.planned =
        std::make_shared<const GuardCurve>(planGuard(contourOf(measured), {}, {}, Decibels{0}, guarding));
    const auto out = lw::test::judge(heard(guarded(sound, Decibels{0}, guarding), Decibels{0}));
    CHECK_MESSAGE(out.ok(), out.text());
  }
}

TEST_CASE("the peaks of a plan do not stand for a loudness that the file has not") {
  const auto amplitudeAt = [](double db) { return static_cast<float>(amplitude(Decibels{db})); };
  std::vector<std::tuple<std::string, Samples, Samples>> all;
  for (const double softer : {0.5, 0.9, 1.3, 2.0, 3.0, 6.0, 11.0})
    all.emplace_back(fmt::format("{} dB softer, then loud", softer), noise(40, 0.05F, 1),
                     after({noise(20, 0.05F * amplitudeAt(-softer), 2), noise(20, 0.5F, 3)}));
  all.emplace_back("bass for 3 s, then loud", noise(40, 0.05F, 1),
                   after({noise(20, 0.05F, 2), sine(10, 3, 0.05), noise(9, 0.15F, 3)}));
  all.emplace_back("softer, then louder than a rise that was planned",
                   after({noise(30, 0.02F, 1), noise(20, 0.4F, 2)}),
                   after({noise(30, 0.02F * amplitudeAt(-0.9), 3), noise(20, 0.4F * amplitudeAt(0.9), 4)}));
  all.emplace_back("all bass, then none", noise(40, 0.3F, 1), after({sine(10, 20, 0.3), noise(20, 0.3F, 2)}));
  all.emplace_back("all bass, then some", noise(40, 0.3F, 1), after({sine(10, 30, 0.3), noise(1, 0.3F, 2)}));
  for (const auto& [name, measured, sound] : all) {
    Guarding guarding{.programme = Lufs{-23}, .fadeIn = seconds(8), .fadeShape = Shape::gentle};
    guarding.planned =
        std::make_shared<const GuardCurve>(planGuard(contourOf(measured), {}, {}, Decibels{0}, guarding));
    const auto out = lw::test::judge(heard(guarded(sound, Decibels{0}, guarding), Decibels{0}));
    CHECK_MESSAGE(out.ok(), name << ": " << out.text());
    const auto pieces = guarded(sound, Decibels{0}, guarding, 97);
    CHECK_MESSAGE(pieces == guarded(sound, Decibels{0}, guarding, 48000), name);
  }
}

TEST_CASE("a plan holds for the file that it was made from, and for no other") {
  auto sound = after({noise(20, 0.05F, 1), noise(20, 0.2F, 2)});
  for (std::size_t i = 0; i < sound.size(); ++i)
    sound[i] *= 1 + 0.5F * std::sin(static_cast<float>(i) / 30000.0F);
  const auto holds = [&](double from, double softer) {
    Guarding guarding{.programme = Lufs{-23}, .fadeIn = seconds(8), .continues = true};
    guarding.planned = std::make_shared<const GuardCurve>(
        planGuard(contourOf(sound), seconds(from), {}, Decibels{-3}, guarding));
    Samples rest(sound.begin() + 2 * seconds(from).count(), sound.end());
    for (auto& sample : rest) sample *= static_cast<float>(amplitude(Decibels{-softer}));
    GuardedReader reader(std::make_unique<Given>(rest), Decibels{-3}, guarding);
    while (!reader.next().samples.empty()) {
    }
    return reader.isAsPlanned();
  };
  for (const double from : {0.0, 3.0, 3.03, 3.05, 3.09}) {
    INFO("from " << from << " s");
    CHECK(holds(from, 0));
    CHECK_FALSE(holds(from, 2));
    CHECK_FALSE(holds(from, -2));
  }
}

TEST_CASE("a clip that goes on where another one ended may be as loud from its first frame on") {
  const auto contour = contourOf(noise(20, 0.05F, 1));
  const auto lowest = [&](bool continues) {
    return std::ranges::min(planGuard(contour, {}, {}, Decibels{0}, {.continues = continues}).points);
  };
  CHECK(lowest(true) == 0);
  CHECK(lowest(false) < -6);
}

TEST_CASE("a fade in over other music is no rise, one out of silence is") {
  const auto contour = contourOf(noise(40, 0.05F, 1));
  const auto lowest = [&](Shape shape) {
    return std::ranges::min(
        planGuard(contour, {}, {}, Decibels{0}, {.fadeIn = seconds(8), .fadeShape = shape}).points);
  };
  CHECK(lowest(Shape::equalPower) == 0);
  CHECK(lowest(Shape::raisedCosine) < -1);
}

TEST_CASE("a clip that begins between two steps of its contour is planned by the louder one of each two") {
  const auto contour = contourOf(after({noise(20, 0.02F, 1), noise(5, 0.4F, 2), noise(20, 0.02F, 3)}));
  Contour louder;
  for (const auto& [from, to] :
       {std::pair{&contour.loudness, &louder.loudness}, {&contour.truePeak, &louder.truePeak}})
    for (std::size_t i = 30; i < from->size(); ++i)
      to->push_back(std::max((*from)[i], (*from)[std::min(i + 1, from->size() - 1)]));
  const Guarding guarding{.fadeIn = seconds(8)};
  const auto between = planGuard(contour, seconds(3.03), {}, Decibels{0}, guarding).points;
  CHECK(between == planGuard(louder, {}, {}, Decibels{0}, guarding).points);
  CHECK(std::ranges::min(between) < -6);
}

TEST_CASE("the guard's curve comes down in time and recovers slowly") {
  const auto sound = after({noise(40, 0.03F, 1), noise(2, 0.9F, 2), noise(60, 0.03F, 3)});
  const auto curve = planGuard(contourOf(sound), {}, {}, Decibels{0}, {.fadeIn = seconds(8)});
  float lowest = 0;
  for (std::size_t i = 1; i < curve.points.size(); ++i) {
    const float step = curve.points[i] - curve.points[i - 1];
    CHECK(step <= 0.1001F);
    CHECK(step >= -0.6001F);
    lowest = std::min(lowest, curve.points[i]);
  }
  CHECK(lowest < -10);
  CHECK(lowest > -31);
  CHECK(curve.points[300] == 0);
  CHECK(curve.points.back() == 0);
}

TEST_CASE("music that startles nobody passes bit for bit") {
  auto sound = noise(20, 0.05F, 1);
  for (std::size_t i = 0; i < sound.size(); ++i)
    sound[i] *= 1 + 0.5F * std::sin(static_cast<float>(i) / 300000.0F);
  const auto out = guarded(sound, Decibels{-1}, {.continues = true});
  const auto differs = std::mismatch(out.begin(), out.end(), sound.begin()).first - out.begin();
  CHECK_MESSAGE(out == sound, "from frame ", differs / 2);
  CHECK(guarded(sound, Decibels{-1}, {.continues = true}, 4800) == sound);
}

TEST_CASE("the guard does the same whatever the pieces it reads") {
  const auto sound = after({noise(10, 0.02F, 3), noise(10, 0.5F, 4)});
  const Guarding guarding{.fadeIn = seconds(8)};
  const auto one = guarded(sound, Decibels{0}, guarding, 97);
  CHECK(one == guarded(sound, Decibels{0}, guarding, 48000));
  CHECK(one.size() == sound.size());
}

TEST_CASE("the plan and what is decoded come to the same") {
  const auto sound = after({noise(20, 0.02F, 3), noise(20, 0.4F, 4), noise(20, 0.05F, 5)});
  Guarding guarding{.fadeIn = seconds(8)};
  const auto online = guarded(sound, Decibels{0}, guarding);
  guarding.planned =
      std::make_shared<const GuardCurve>(planGuard(contourOf(sound), {}, {}, Decibels{0}, guarding));
  const auto planned = guarded(sound, Decibels{0}, guarding);
  const auto one = contourOf(online).loudness, other = contourOf(planned).loudness;
  double worst = 0;
  for (std::size_t i = 0; i < one.size(); ++i)
    worst = std::max(worst, std::fabs(static_cast<double>(one[i] - other[i])));
  CHECK(worst < 4);
}

TEST_CASE("speech with pauses is left alone") {
  Samples speech;
  for (int i = 0; i < 4; ++i) speech = after({speech, noise(2, 0.1F, 1), Samples(2 * 48000 * 6, 0.0F)});
  CHECK(guarded(speech, Decibels{0}, {.continues = true, .speech = true}) == speech);
}

TEST_CASE("speech that shouts is held from above") {
  const auto speech = after({noise(3, 0.09F, 1), Samples(2 * 48000, 0.0F), noise(3, 0.9F, 2)});
  const auto out = guarded(speech, Decibels{0}, {.programme = Lufs{-23}, .continues = true, .speech = true});
  const auto contour = contourOf(out);
  Lufs loudest{-70};
  for (std::size_t i = 0; i < contour.loudness.size(); ++i)
    loudest = std::max(loudest, momentary(contour, i));
  CHECK(loudest.value <= -17);
  CHECK(loudest.value > -20);
}

TEST_CASE("a loud clip that fades in over music far softer than the programme is held") {
  const auto music = heard(noise(30, 0.0215F, 3), Decibels{0});  // -32 LUFS
  const auto clip = guarded(noise(20, 0.3F, 4), Decibels{0}, {.programme = Lufs{-23}, .fadeIn = seconds(8)});
  auto sum = music;
  for (std::size_t i = 0; i < clip.size(); ++i) {
    const auto part = std::min(1.0, static_cast<double>(i / 2) / (8 * 48000)) * std::numbers::pi / 2;
    auto& sample = sum[2 * 48000 * 10 + i];
    sample = sample * static_cast<float>(std::cos(part)) + clip[i] * static_cast<float>(std::sin(part));
  }
  auto verdict = lw::test::judge(sum);
  CHECK_MESSAGE(verdict.ok(), verdict.text());
}

TEST_CASE("what is loud only between the samples of two steps is found") {
  auto sound = noise(20, 0.01F, 1);
  const std::size_t seam = 4800 * 100;
  for (std::size_t i = 2 * (seam - 1); i < 2 * (seam + 1); ++i) sound[i] = 0.6F;
  const PeakBetween between;
  const auto peakOf = [&](const Samples& samples) {
    float most = 0;
    for (std::size_t i = seam - 50; i < seam + 50; ++i)
      most = std::max(most, between.at(samples.data() + 2 * i));
    return 20 * std::log10(most);
  };
  CHECK(peakOf(sound) > -2.5);
  CHECK(peakOf(guarded(sound, Decibels{0}, {.continues = true})) <= -3);
}

TEST_CASE("a gap in the source is told at its own frame") {
  class Gapped : public SourceReader {
   public:
    Chunk next() override {
      if (++piece_ > 40) return {};
      return {samples_, piece_ == 11 || piece_ == 12 || piece_ == 30};
    }

   private:
    Samples samples_ = noise(1777 / 48000.0, 0.05F, 1);
    int piece_ = 0;
  };
  const auto reader = guardedSource(std::make_unique<Gapped>(), Decibels{0}, {.continues = true});
  std::vector<std::size_t> gaps;
  std::size_t frames = 0;
  for (auto chunk = reader->next(); !chunk.samples.empty(); chunk = reader->next()) {
    if (chunk.afterGap) gaps.push_back(frames);
    frames += chunk.samples.size() / 2;
  }
  CHECK(frames == 40 * 1777);
  CHECK(gaps == std::vector<std::size_t>{10 * 1777, 11 * 1777, 29 * 1777});
}

TEST_CASE("what is steady is taken out from -46 dBFS on") {
  const auto with = [](float constant) {
    auto sound = noise(15, 0.05F, 1);
    for (auto& sample : sound) sample += constant;
    return sound;
  };
  const auto out = guarded(with(0.008F), Decibels{0}, {.continues = true});
  const auto calm = noise(15, 0.05F, 1);
  for (std::size_t i = out.size() - 96000; i < out.size(); ++i) REQUIRE(std::fabs(out[i] - calm[i]) < 0.001F);
  CHECK(guarded(with(0.004F), Decibels{0}, {.continues = true}) == with(0.004F));
}

TEST_CASE("a short rise is measured by all of the 10 s before it, however long a file is") {
  for (const double begin : {14.0, 30.0, 32.0, 34.0, 36.0, 38.0}) {
    // -25, -32 and -21 LUFS
    const auto sound =
        after({noise(begin, 0.0483F, 1), noise(7, 0.0216F, 2), noise(0.4, 0.0766F, 3), noise(6, 0.0216F, 4)});
    const auto out = guarded(sound, Decibels{0}, {.fadeIn = seconds(8)});
    const auto last = 2 * seconds(13).count();
    CHECK_MESSAGE(std::equal(out.end() - last, out.end(), sound.end() - last), begin);
  }
}

TEST_CASE("a click is lowered where it is, and nothing else is softer for it") {
  auto sound = noise(30, 0.02F, 3);
  const auto quiet = sound;
  for (const std::size_t at : {480000, 480001, 1500000, 2399999}) sound[2 * (at / 2)] = 1;
  const Guarding guarding{
      .planned = std::make_shared<const GuardCurve>(planGuard(contourOf(sound), {}, {}, Decibels{12}, {}))};
  for (const auto& with : {Guarding{}, guarding}) {
    const auto out = guarded(sound, Decibels{12}, with);
    REQUIRE(out.size() == sound.size());
    const auto loudest = std::ranges::max(out, {}, [](float x) { return std::fabs(x); });
    CHECK(std::fabs(loudest) * static_cast<float>(amplitude(Decibels{12})) < 0.71F);
    const auto calm = guarded(quiet, Decibels{12}, {});
    std::size_t other = 0;
    for (std::size_t i = 0; i < out.size(); ++i) other += std::fabs(out[i] - calm[i]) > 1e-4F ? 1 : 0;
    CHECK(other > 0);
    CHECK(other < 4 * 2 * 600);  // of each click some 11 ms
    CHECK(edgesIn(heard(out, Decibels{12})).ok());
  }
}

TEST_CASE("one click does not decide how loud a file may be") {
  Measure measure;
  measure.truePeak = Decibels{0};
  Contour contour{std::vector<float>(300, -40), std::vector<float>(300, -30)};
  contour.truePeak[100] = 0;
  measure.contour = std::make_shared<const Contour>(contour);
  CHECK(peakToKeep(measure) == Decibels{-30});
  for (std::size_t i = 100; i < 130; ++i) contour.truePeak[i] = contour.loudness[i] = -10;
  measure.contour = std::make_shared<const Contour>(contour);
  CHECK(peakToKeep(measure) == Decibels{-10});
  measure.contour.reset();
  CHECK(peakToKeep(measure) == Decibels{0});
}
