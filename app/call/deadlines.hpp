#pragma once
#include <chrono>

/// The call's times that no site may change.
namespace lw::call {

inline constexpr std::chrono::milliseconds kDebounce{30};
inline constexpr std::chrono::seconds kStuckAfter{30};
inline constexpr std::chrono::seconds kReceiptWithin{3};
inline constexpr std::chrono::seconds kPauseAtMost{120};   ///< the tone, after an answer
inline constexpr std::chrono::seconds kThereWithin{180};   ///< … or it rings again, one level up
inline constexpr std::chrono::seconds kLookInWithin{180};  ///< home: a sitter confirms each, or it is a call
inline constexpr std::chrono::seconds kTestLasts{60};
inline constexpr std::chrono::seconds kLatchAgain{1};  ///< until a failed write is tried again
inline constexpr int kTopLevel = 3;

}  // namespace lw::call
