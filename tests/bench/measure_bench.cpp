#include <benchmark/benchmark.h>
#include <ebur128.h>

#include <random>
#include <vector>

#include "audio/contour.hpp"
#include "audio/gating.hpp"
#include "audio/k_weighting.hpp"
#include "audio/meter.hpp"

/// The inner parts of measuring, a minute of stereo at 48 kHz each. Items are frames.
namespace {

using namespace lw::audio;

constexpr int kRate = 48000;
constexpr std::size_t kFrames = 60UL * kRate;

/// Noise with most of its power at the bottom, like music.
std::vector<float> minute(std::size_t channels, std::size_t before = 0) {
  std::mt19937 random(1);
  std::vector<float> samples(channels * (kFrames + before));
  for (std::size_t i = channels; i < samples.size(); ++i)
    samples[i] =
        0.97F * samples[i - channels] + 0.05F * (static_cast<float>(random()) / 2147483648.0F - 1.0F);
  return samples;
}

void count(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kFrames));
}

void meter(benchmark::State& state) {
  const auto left = minute(1), right = minute(1);
  for (auto _ : state) {
    Meter whole(kRate, meterLoops(state.range(0) != 0));
    whole.add(left.data(), right.data(), kFrames);
    benchmark::DoNotOptimize(whole.finish());
  }
  count(state);
}
BENCHMARK(meter)->ArgName("wide")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void judge(benchmark::State& state) {
  const auto samples = minute(2);
  for (auto _ : state) {
    auto* libebur128 = ebur128_init(2, kRate, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
    ebur128_add_frames_float(libebur128, samples.data(), kFrames);
    double loudness = 0;
    ebur128_loudness_global(libebur128, &loudness);
    benchmark::DoNotOptimize(loudness);
    ebur128_destroy(&libebur128);
  }
  count(state);
}
BENCHMARK(judge)->Unit(benchmark::kMillisecond);

void kFilter(benchmark::State& state) {
  constexpr std::size_t kBlock = 512, kBefore = 32;
  const auto samples = minute(2, kBefore);
  const KWeighting filter(kRate);
  const auto loops = meterLoops(state.range(0) != 0);
  std::vector<float> first(2 * (kBlock + kBefore)), second(first), dense(first), out(first),
      memory(kStateSize);
  for (auto _ : state) {
    for (std::size_t i = 0; i + kBlock <= kFrames; i += kBlock) {
      loops.dense(filter, samples.data() + 2 * (i + kBefore), first.data() + 2 * kBefore,
                  second.data() + 2 * kBefore, dense.data() + 2 * kBefore, kBlock);
      loops.recursive(filter, dense.data() + 2 * kBefore, out.data(), kBlock, memory.data());
    }
    benchmark::DoNotOptimize(out.data());
  }
  count(state);
}
BENCHMARK(kFilter)->ArgName("wide")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

/// Without leaving anything out.
void truePeak(benchmark::State& state) {
  constexpr std::size_t kBefore = 32;
  const auto samples = minute(2, kBefore);
  const PeakInterpolation phases(kRate);
  const auto loops = meterLoops(state.range(0) != 0);
  for (auto _ : state) benchmark::DoNotOptimize(loops.between(phases, samples.data() + 2 * kBefore, kFrames));
  count(state);
}
BENCHMARK(truePeak)->ArgName("wide")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

/// Ten hours.
void gating(benchmark::State& state) {
  std::mt19937 random(1);
  std::vector<float> steps(360'000);
  for (auto& step : steps) step = static_cast<float>(random() % 1000 + 1) * 1e-5F;
  for (auto _ : state) {
    benchmark::DoNotOptimize(integrated(steps));
    benchmark::DoNotOptimize(loudnessRange(steps));
  }
}
BENCHMARK(gating)->Unit(benchmark::kMillisecond);

void rises(benchmark::State& state) {
  std::mt19937 random(1);
  Contour contour;
  for (int i = 0; i < 360'000; ++i)
    contour.loudness.push_back(static_cast<float>(-30.0 + static_cast<double>(random() % 6)));
  contour.truePeak.assign(contour.loudness.size(), -10.0F);
  for (auto _ : state) benchmark::DoNotOptimize(suddenRises(contour));
}
BENCHMARK(rises)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
