/// What the inner parts cost, per second of sound.
#include <benchmark/benchmark.h>

#include <random>

#include "audio/guard.hpp"
#include "audio/lane.hpp"
#include "audio/limiter.hpp"
#include "audio/step_meter.hpp"

using namespace lw;

namespace {

std::vector<float> noise(std::size_t frames, float amplitude) {
  std::minstd_rand random(1);
  std::vector<float> samples(2 * frames);
  for (auto& sample : samples) sample = amplitude * (static_cast<float>(random()) / 1073741824.0F - 1);
  return samples;
}

void second(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * core::kFrameRate);
}

void limiter(benchmark::State& state) {
  const auto sound = noise(core::kFrameRate, static_cast<float>(state.range(0)) / 100);
  audio::Limiter limiter;
  std::vector<float> block(2 * 240);
  for (auto _ : state)
    for (std::size_t at = 0; at < sound.size(); at += block.size()) {
      std::copy_n(sound.begin() + static_cast<std::ptrdiff_t>(at), block.size(), block.begin());
      limiter.process(block.data(), 240);
      benchmark::DoNotOptimize(block.data());
    }
  second(state);
}
BENCHMARK(limiter)->Arg(30)->Arg(70)->Arg(150)->Unit(benchmark::kMicrosecond);

void meter(benchmark::State& state) {
  const auto sound = noise(core::kFrameRate, 0.1F);
  audio::StepMeter meter;
  for (auto _ : state)
    for (std::size_t at = 0; at < sound.size(); at += 9600)
      benchmark::DoNotOptimize(meter.power(std::span(sound).subspan(at, 9600)));
  second(state);
}
BENCHMARK(meter)->Unit(benchmark::kMicrosecond);

void lane(benchmark::State& state) {
  audio::Lane moving;
  moving.fade(0, std::int64_t{1} << 40, 0.1, audio::Shape::raisedCosine);
  std::vector<float> gains(256, 1.0F);
  std::int64_t at = 0;
  for (auto _ : state)
    for (int i = 0; i < core::kFrameRate / 256; ++i, at += 256) {
      moving.multiply(at, gains.data(), gains.size());
      benchmark::DoNotOptimize(gains.data());
    }
  second(state);
}
BENCHMARK(lane)->Unit(benchmark::kMicrosecond);

void plan(benchmark::State& state) {
  audio::Contour contour;
  std::mt19937 random(1);
  for (int i = 0; i < 36000; ++i) {
    contour.loudness.push_back(-28.0F + static_cast<float>(random() % 100) / 10);
    contour.truePeak.push_back(-12);
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(
        audio::planGuard(contour, {}, {}, core::Decibels{0}, {.fadeIn = core::framesOf(10)}));
}
BENCHMARK(plan)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
