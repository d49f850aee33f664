#pragma once
#include "script/documents.hpp"
#include "script/source.hpp"

namespace lw::script {

/// What must hold between a script and all that it names, once everything was read: safety by setting and
/// route, who answers what, breathing and the medicine, music and its arc. Adds to the script's diagnostics.
/// Names that could not be resolved are passed over: they were reported.
void checkRules(const Bundle& bundle, Source& script);

/// What a session with a route of medicine must have, whoever wrote it: a mark to wait for, a call test, what
/// staff (at home the sitter) check before, readings, and something after it. Each that is missing is an
/// error, once.
void checkMedicine(const Bundle& bundle, Source& script);

/// What of a script can never happen: observations that come due after its end, a return before the medicine.
void checkReach(const Bundle& bundle, Source& script);

/// Warns of English texts to the person that read above grade 8 (Flesch-Kincaid), with the hardest sentence.
void checkReadingLevel(Source& source);

/// Every text of a file must exist in all these languages.
void checkLanguages(Source& source, const std::vector<std::string>& languages);

}  // namespace lw::script
