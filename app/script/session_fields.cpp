#include <array>
#include <string_view>

#include "script/common_fields.hpp"

namespace lw::script {
namespace {

using namespace std::string_view_literals;
constexpr double kMinute = 60;

constexpr std::array kSettings{"clinic"sv, "home"sv};
constexpr std::array kRoutes{"infusion"sv, "intramuscular"sv, "nasal"sv, "lozenge"sv, "none"sv};
constexpr std::array kPages{"welcome"sv, "text"sv, "intention"sv, "rest"sv, "goodbye"sv};
constexpr std::array kScreens{"breath"sv, "dark"sv, "horizon"sv, "words"sv};
constexpr std::array kUntil{"staff"sv};
constexpr std::array kRoles{"return"sv, "rest"sv};
constexpr std::array kFrom{"natural"sv};

constexpr Field kSoundFields[]{
    {"loudness", Type::number, "Loudness of the music in LUFS.", false, "-23", -35, -18},
    {"crossfade", Type::length, "How long one piece fades into the next.", false, "10 s", 4, 30},
    {"duck", Type::number, "How far the music steps back under a voice, in LU.", false, "12", 6, 24},
    {"music", Type::number, "How much softer the music is than usual, in dB.", false, "0", -24, 0},
    {"voice", Type::number, "How much softer the voice is than usual, in dB.", false, "0", -24, 0},
    {"breath", Type::number, "How much softer the sound of breathing is than usual, in dB.", false, "0", -24,
     0},
    {"bell", Type::number, "How much softer the bell is than usual, in dB.", false, "0", -24, 0},
};
constexpr FieldTable kSound{"[sound]", "How the session sounds.", kSoundFields};

constexpr Field kStepFields[]{
    {"page", Type::word, "A page to read: its look.", false, "", 0, 0, kPages},
    {"title", Type::text, "The page's title.", false, "", 0, 80},
    {"lead",
     Type::text,
     "The page's second line, larger than its text.",
     false,
     "",
     0,
     160,
     {},
     nullptr,
     false,
     true},
    {"text",
     Type::text,
     "The page's text; an empty line parts paragraphs.",
     false,
     "",
     0,
     600,
     {},
     nullptr,
     false,
     true},
    {"form", Type::reference, "A form that the person answers: config/forms/NAME.toml."},
    {"checklist", Type::reference, "Lines to tick, then a signature: config/forms/NAME.toml."},
    {"call-test", Type::flag, "The person presses the call button once and sees it arrive."},
};
constexpr FieldTable kBeforeStep{
    "[[before]]", "A step before the session: a page, a form, a checklist or the call test.", kStepFields};
constexpr FieldTable kAfterStep{"[[after]]", "A step after the session: a page, a form or a checklist.",
                                kStepFields};

constexpr Field kVoiceFields[]{
    {"at", Type::length, "When, counted from the begin of the phase.", true},
    {"say",
     Type::text,
     "What is said. A recording of the clinic's wins over the built-in voice.",
     true,
     "",
     0,
     400,
     {},
     nullptr,
     false,
     true},
};
constexpr FieldTable kVoice{"[[phase.voice]]", "A line that is spoken.", kVoiceFields};

constexpr Field kBreathUseFields[]{
    {"at", Type::length, "When, counted from the begin of the phase.", true},
    {"pattern", Type::name, "A pattern of config/breath.toml.", true},
    {"length", Type::length, "How long; it ends on a whole breath.", true, "", 20, 20 * kMinute},
    {"from", Type::word, "\"natural\" eases in from about 12 breaths a minute.", false, "", 0, 0, kFrom},
};
constexpr FieldTable kBreathUse{"[[phase.breath]]", "Guided breathing.", kBreathUseFields};

constexpr Field kPhaseFields[]{
    {"name", Type::name, "Name of the phase, once in a script.", true},
    {"title", Type::text, "Title for staff; made from the name if left out.", false, "", 0, 60},
    {"length", Type::length, "How long the phase lasts.", true, "", 10, 4 * kHour},
    {"playlist", Type::reference, "The music: playlists/NAME.toml. Without one the bed plays."},
    {"screen", Type::word, "What the person sees.", false, "dark", 0, 0, kScreens},
    {"words", Type::text, "The words of the screen \"words\".", false, "", 0, 160, {}, nullptr, false, true},
    {"waits-for", Type::name,
     "A mark that staff place; the phase holds at its begin until then, music going on."},
    {"effect", Type::flag,
     "Under the medicine: no breath holds from here on. Behind the mark of a session with medicine: true.",
     false, "false"},
    {"no-effect-because", Type::string,
     "Why a phase behind the mark, with effect = false, is not under the medicine.", false, "", 0, 200},
    {"until", Type::word, "\"staff\": at least its length, then on until staff go on.", false, "", 0, 0,
     kUntil},
    {"role", Type::word, "\"return\" is where an early return leads; \"rest\" is quiet time after it.", false,
     "", 0, 0, kRoles},
    {"intensity", Type::range,
     "How strong the music may be, from 1 (calmest) to 5; [3, 1] leads from strong to calm.", false, "", 1,
     5},
    {"flex", Type::length, "May end this much earlier or later, so that a piece can end.", false, "0 s", 0,
     2 * kMinute},
    {"voice", Type::tables, "Lines that are spoken.", false, "", 0, 200, {}, &kVoice},
    {"breath", Type::tables, "Guided breathing.", false, "", 0, 50, {}, &kBreathUse},
};
constexpr FieldTable kPhase{"[[phase]]", "A part of the session; phases follow each other.", kPhaseFields};

constexpr Field kObserveFields[]{
    {"after", Type::name, "The mark that times count from.", false, "session-start"},
    {"at", Type::moments, "When the form is due: lengths, and \"end\" for the end of the last phase.", true,
     "", 0, kDay},
    {"form", Type::reference, "A form for staff or the sitter.", true},
};
constexpr FieldTable kObserve{
    "[[observe]]", "A form that staff or the sitter are asked for at certain times.", kObserveFields};

constexpr Field kFollowUpFields[]{
    {"after", Type::length, "How long after the session.", true, "", kHour, 366 * kDay},
    {"title", Type::text, "What it is, in a few words.", true, "", 0, 80},
    {"form", Type::reference, "A form to ask for then."},
};
constexpr FieldTable kFollowUp{"[[follow-up]]", "Something to ask for in the days after.", kFollowUpFields};

constexpr Field kSessionFields[]{
    kFormatField,
    {"title", Type::text, "Title of the session, for staff.", true, "", 0, 80},
    {"summary", Type::text, "What it is for, in a sentence or two.", false, "", 0, 400},
    kLanguageField,
    {"languages", Type::strings, "Every language that this session can be run in.", false, "", 1, 20},
    {"setting", Type::word, "Where it takes place.", true, "", 0, 0, kSettings},
    {"route", Type::word, "How the medicine is given; \"none\" for a session without.", true, "", 0, 0,
     kRoutes},
    {"sound", Type::table, "How the session sounds.", false, "", 0, 0, {}, &kSound},
    {"before", Type::tables, "Steps before the session, in order.", false, "", 0, 100, {}, &kBeforeStep},
    {"phase", Type::tables, "The session itself, phase by phase.", true, "", 1, 100, {}, &kPhase},
    {"observe", Type::tables, "What staff are asked for, and when.", false, "", 0, 100, {}, &kObserve},
    {"after", Type::tables, "Steps after the session, in order.", false, "", 0, 100, {}, &kAfterStep},
    {"follow-up", Type::tables, "What is asked for in the days after.", false, "", 0, 50, {}, &kFollowUp},
};

}  // namespace

const FieldTable kSessionTable{"a session script", "A whole session, from the welcome to the way home.",
                               kSessionFields};

}  // namespace lw::script
