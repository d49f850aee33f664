#include <array>
#include <string_view>

#include "script/common_fields.hpp"

namespace lw::script {
namespace {

using namespace std::string_view_literals;

// --- playlists

constexpr std::array kOrders{"listed"sv, "fit"sv, "arc"sv};
constexpr std::array kLevellings{"track"sv, "album"sv};

constexpr Field kTrackFields[]{
    {"file", Type::string, "The sound file, relative to this playlist.", true, "", 1, 1000},
    {"title", Type::string, "Title of the piece.", false, "", 0, 200},
    {"artist", Type::string, "Who made it.", false, "", 0, 200},
    {"licence", Type::string, "Under which licence it may be played.", false, "", 0, 100},
    {"intensity", Type::integer, "From 1 (calmest) to 5 (strongest).", false, "1", 1, 5},
    {"gain", Type::number, "In dB, on top of the measured loudness.", false, "0", -12, 6},
    {"from", Type::length, "Where to begin in the file.", false, "0 s", 0, 12 * kHour},
    {"to", Type::length, "Where to end in the file.", false, "", 0, 12 * kHour},
};
constexpr FieldTable kTrack{"[[track]]", "A piece of music.", kTrackFields};

constexpr Field kPlaylistFields[]{
    kFormatField,
    kLanguageField,
    {"title", Type::text, "Title of the playlist.", true, "", 0, 80},
    {"order", Type::word, "As listed, chosen so that they fit the phase, or by intensity.", false, "listed",
     0, 0, kOrders},
    {"level", Type::word,
     "By what pieces are brought to the session's loudness: each by its own, or by its album's (within 2 "
     "LU).",
     false, "track", 0, 0, kLevellings},
    {"gapless", Type::flag, "The pieces are one album that plays through as one piece, without a crossfade.",
     false, "false"},
    {"track", Type::tables, "The pieces.", true, "", 1, 2000, {}, &kTrack},
};

// --- breath.toml

constexpr Field kPatternFields[]{
    {"title", Type::text, "Title of the pattern, for staff.", true, "", 0, 60},
    {"in", Type::length, "How long to breathe in.", true, "", 2, 10},
    {"hold-in", Type::length, "How long to hold after breathing in.", false, "0 s", 0, 7},
    {"out", Type::length, "How long to breathe out.", true, "", 2, 14},
    {"hold-out", Type::length, "How long to rest after breathing out.", false, "0 s", 0, 7},
};
constexpr FieldTable kPattern{"a breath pattern", "A way to breathe; a breath lasts 6 to 20 s in all.",
                              kPatternFields};

constexpr Field kBreathFields[]{kFormatField, kLanguageField};

// --- room.toml

constexpr Field kRoomOutputFields[]{
    {"device", Type::string, "The sound device, as the system calls it.", true, "", 1, 200},
    {"volume-cap", Type::number, "Never louder than this, in dB.", false, "0", -40, 0},
    {"calibration", Type::number, "Level at the ear in dB(A) at -23 LUFS and 0 dB volume.", false, "", 30,
     110},
    {"cap", Type::number,
     "Level at the ear over a session in dB(A) that volume never leads above, once "
     "calibrated.",
     false, "65", 40, 70},
};
constexpr FieldTable kRoomOutput{"[[sound.output]]", "A further device that plays the same.",
                                 kRoomOutputFields};

constexpr Field kRoomSoundFields[]{
    {"device", Type::string, "The sound device; the system's own if left out.", false, "", 0, 200},
    {"volume", Type::number, "Volume at the start, in dB.", false, "-10", -60, 0},
    {"volume-cap", Type::number, "Never louder than this, in dB.", false, "0", -40, 0},
    {"calibration", Type::number,
     "Level at the ear in dB(A) at -23 LUFS and 0 dB volume; `lullwater calibrate` finds it.", false, "", 30,
     110},
    {"output-latency", Type::length, "Added to the delay that the device reports.", false, "0 s", 0, 1},
    {"cap", Type::number,
     "Level at the ear over a session in dB(A) that volume never leads above, once "
     "calibrated.",
     false, "65", 40, 70},
    {"output",
     Type::tables,
     "Further devices that play the same at the same time.",
     false,
     "",
     0,
     3,
     {},
     &kRoomOutput},
};
constexpr FieldTable kRoomSound{"[sound]", "Loudspeakers or headphones.", kRoomSoundFields};

constexpr Field kScreenFields[]{
    {"fullscreen", Type::flag, "Take the whole screen.", false, "true"},
    {"display", Type::integer, "Which display, counted from 0.", false, "0", 0, 15},
    {"width-millimetres", Type::number, "Width of the picture; 0 asks the display.", false, "0", 0, 3000},
    {"text-scale", Type::number, "Size of texts: 1 to 1.25.", false, "1", 1, 1.25},
    {"reduced-motion", Type::flag, "Nothing moves; the breath is words alone.", false, "false"},
    {"call-on-the-right", Type::flag, "The call button stands on the right side.", false, "false"},
};
constexpr FieldTable kScreen{"[screen]", "The person's screen.", kScreenFields};

constexpr Field kCallFields[]{
    {"emergency-number", Type::string, "Shown where a call got nowhere, such as \"112\".", false, "", 0, 30},
    {"clinic-number", Type::string, "The clinic's telephone number.", false, "", 0, 30},
    {"word-for-staff", Type::string, "Who comes when one calls.", false, "a nurse", 1, 40},
    {"what-else", Type::text, "What else to do when a call got nowhere.", false, "", 0, 120},
    {"hand-button", Type::flag,
     "A call button lies in the hand and sends F13; the call test asks for it, too.", false, "false"},
};
constexpr FieldTable kCall{"[call]", "Calling for somebody.", kCallFields};

constexpr std::array kStaffRoles{"staff"sv, "lead"sv};

constexpr Field kPersonFields[]{
    {"name", Type::string, "Name or initials, as records show them.", true, "", 1, 60},
    {"pin", Type::string, "The PIN's hash, as `lullwater pin` prints it.", true, "", 1, 400},
    {"role", Type::word, "What they may do in the room; a lead may do all that staff may, and more.", false,
     "staff", 0, 0, kStaffRoles},
};
constexpr FieldTable kPerson{"[[staff.person]]", "Somebody who works here.", kPersonFields};

constexpr Field kStaffFields[]{
    {"lock-after", Type::length, "The staff panel locks after so long without a touch.", false, "120 s", 30,
     600},
    {"person", Type::tables, "Who may open the staff panel.", false, "", 0, 200, {}, &kPerson},
};
constexpr FieldTable kStaff{"[staff]", "Who may open the staff panel.", kStaffFields};

constexpr Field kRecordFields[]{
    {"folder", Type::string, "Where records are kept.", false, "", 0, 1000},
    {"key-file", Type::string, "The file with the key of the records.", false, "", 0, 1000},
    {"keep", Type::length, "How long records are kept; for ever if left out.", false, "0 s", 0, 3650 * kDay},
    {"spare", Type::string,
     "A folder on another disk for what the record's disk does not take, encrypted like the record.", false,
     "", 0, 1000},
};
constexpr FieldTable kRecord{"[record]", "What is kept, and where.", kRecordFields};

// An empty room.toml is one that works, so even the format may be left out.
constexpr Field kRoomFields[]{
    {"format", Type::integer, "The format of this file: 1.", false, "1", 1},
    kLanguageField,
    {"room", Type::string, "What the screens call this room.", false, "Room 1", 1, 40},
    {"site", Type::name, "Name of the site in messages and records.", false, "site"},
    {"sound", Type::table, "Loudspeakers or headphones.", false, "", 0, 0, {}, &kRoomSound},
    {"screen", Type::table, "The person's screen.", false, "", 0, 0, {}, &kScreen},
    {"call", Type::table, "Calling for somebody.", false, "", 0, 0, {}, &kCall},
    {"staff", Type::table, "Who may open the staff panel.", false, "", 0, 0, {}, &kStaff},
    {"record", Type::table, "What is kept, and where.", false, "", 0, 0, {}, &kRecord},
};

}  // namespace

const FieldTable kPlaylistTable{"a playlist", "Music for a phase.", kPlaylistFields};
const FieldTable kBreathTable{"breath.toml", "Ways to breathe, each a table with a name.", kBreathFields,
                              &kPattern};
const FieldTable kRoomTable{"room.toml", "One room: its sound, screen, call, staff and records.",
                            kRoomFields};

const FieldTable& tableOf(Kind kind) {
  switch (kind) {
    case Kind::session: return kSessionTable;
    case Kind::playlist: return kPlaylistTable;
    case Kind::form: return kFormTable;
    case Kind::checklist: return kChecklistTable;
    case Kind::breath: return kBreathTable;
    case Kind::room: break;
  }
  return kRoomTable;
}

}  // namespace lw::script
