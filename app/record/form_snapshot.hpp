#pragma once
#include <string>

#include "script/documents.hpp"

namespace lw::record {

/// A form as it was asked, as JSON: its texts in one language, every question with its kind, options, ends
/// and privacy, and how answers are scored. The same form gives the same bytes, so that a store keeps it once
/// (`Store::keepSnapshot`), and a later reader needs no file that may have changed since.
std::string formSnapshot(const script::Form& form, const std::string& language);

/// The way back, with texts in that language alone; where it came from in which file is not kept. Throws
/// std::runtime_error for what `formSnapshot` never writes.
script::Form formOfSnapshot(const std::string& json);

}  // namespace lw::record
