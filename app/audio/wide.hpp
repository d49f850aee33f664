#pragma once
#include <cstddef>
#include <cstring>

/// For loops that are compiled twice: a body that is always inlined, once into a plain function and once into
/// one for processors with AVX2. Both do the same sums in the same order.
#if defined(__x86_64__)
#define LW_WIDE __attribute__((target("avx2")))
#else
#define LW_WIDE
#endif
#define LW_INLINE __attribute__((always_inline)) inline

namespace lw::audio::wide {

/// Four frames of two sides.
constexpr std::size_t kLanes = 8;
using V8 [[gnu::vector_size(32)]] = float;
using I8 [[gnu::vector_size(32)]] = int;

LW_INLINE void load(V8& vector, const float* from) {
  std::memcpy(&vector, from, sizeof vector);
}
LW_INLINE void store(float* to, const V8& vector) {
  std::memcpy(to, &vector, sizeof vector);
}

/// Whether this processor runs what is marked LW_WIDE.
inline bool isSupported() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

}  // namespace lw::audio::wide
