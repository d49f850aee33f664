#pragma once
#include <string>

#include "script/field.hpp"

namespace lw::script {

/// The JSON Schema (draft 7) for files of that kind, made from the very table of fields that the reader uses.
/// Ends with a newline; the same on every machine.
std::string schemaFor(Kind kind);

}  // namespace lw::script
