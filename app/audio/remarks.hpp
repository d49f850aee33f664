#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "audio/programme.hpp"

namespace lw::audio {

/// Something that whoever chose a file should know. Such a file plays all the same.
struct Remark {
  std::string code;                ///< stable, kebab-case
  std::optional<core::Frames> at;  ///< from the begin of the file
  std::string message;             ///< begins with the time where there is one
  std::string hint;
};

/// From 12 LU on a piece is worth a word, from 20 on a stronger one (bounds for loudness range).
inline constexpr core::Decibels kWideRange{12}, kTooWideRange{20};

/// All of a file, in the order of time within each kind. At most 5 sudden rises are told one by one.
std::vector<Remark> remarksOn(const Measure& measure, const std::filesystem::path& file);

}  // namespace lw::audio
