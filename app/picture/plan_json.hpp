#pragma once
#include <string>

#include "picture/facts.hpp"

namespace lw::picture {

/// A plan for other programs, `format` 1. Times are seconds from the begin of the first phase; levels are
/// LUFS, LU and dB. Fields are added, never renamed or given another meaning:
///
///     format, session {id, title, language, setting, route, file}, length,
///     loudness {target, integrated, courses {step, heard [], music []}},
///     phases [{name, title, start, length, waits_for, until_staff, effect, role,
///              music  [{title, file, start, length, from, fade_in, fade_out, gain, bed}],
///              voice  [{text, start, length, spoken}],
///              breath [{pattern, start, length, breaths}]}],
///     observations [{id, form, title, after, start | null}], marks [{name, start}],
///     rises [{start, by, over, too_much}],
///     problems [{number, severity, code, message, hint, file, line, start | null}]
///
/// `loudness.courses` has one value every `step` seconds; -70 is silence.
std::string planJson(const PlanFacts& facts);

}  // namespace lw::picture
