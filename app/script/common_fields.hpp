#pragma once
#include "script/field.hpp"

/// Keys that stand at the top of every kind of file, and the tables of the kinds.
namespace lw::script {

inline constexpr double kHour = 3600, kDay = 86400;  ///< seconds

inline constexpr Field kFormatField{.key = "format",
                                    .type = Type::integer,
                                    .description = "The format of this file: 1.",
                                    .required = true,
                                    .least = 1};
inline constexpr Field kLanguageField{
    .key = "language",
    .type = Type::language,
    .description = "The language of texts that are written as a plain string.",
    .byDefault = "en"};

extern const FieldTable kSessionTable;
extern const FieldTable kPlaylistTable;
extern const FieldTable kFormTable;
extern const FieldTable kChecklistTable;
extern const FieldTable kBreathTable;
extern const FieldTable kRoomTable;

}  // namespace lw::script
