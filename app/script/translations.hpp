#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "script/field.hpp"

/// Files of an older format, read by translating their keys. There is none yet: format 1 is the first. What
/// changes with a later one is a row of `translations` in translations.cpp, and nothing else.
namespace lw::script {

/// A key or a header that has another name in the next format.
struct Renamed {
  Kind kind;
  std::string_view
      table;  ///< the table it stands in, by its names of the next format, joined by dots; "*" = any
  std::string_view old, now;
  bool minutes = false;  ///< was a number of minutes, is a length
};

/// From format `from` to the newest one.
struct Translation {
  std::int64_t from = 0;
  std::span<const Renamed> renamed;
};
using Translations = std::span<const Translation>;

/// Those of this program. Tests bring their own.
Translations translations();

/// The translation for a format; none for the newest and for those that nobody can read.
const Translation* translationFrom(std::int64_t format, Translations translations);

}  // namespace lw::script
