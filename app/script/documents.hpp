#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/diagnostic.hpp"
#include "core/level.hpp"
#include "core/time.hpp"

/// What the files that people write say, once read. Documents are plain values; only the readers in this
/// module make them, and what a reader hands out without errors is within every range named here.
namespace lw::script {

/// A text in one or more languages ("en" -> "Welcome").
struct Text {
  std::map<std::string, std::string, std::less<>> byLanguage;
  /// In `language`; failing that in English, failing that in any; "" if there is none at all.
  const std::string& in(std::string_view language) const;
  bool empty() const { return byLanguage.empty(); }
};

/// Where in a file something was said, for diagnostics that come after reading.
struct Origin {
  std::filesystem::path file;
  core::Span span;
};

enum class Setting { clinic, home };
enum class Route { infusion, intramuscular, nasal, lozenge, none };
enum class Who { person, staff, sitter };
enum class PhaseScreen { breath, dark, horizon, words };

struct SoundSettings {
  core::Lufs loudness{-23.0};                  ///< -35 to -18
  core::Frames crossfade{core::framesOf(10)};  ///< 4 s to 30 s
  core::Decibels duck{12.0};                   ///< LU, 6 to 24
  /// Each by itself, -24 to 0 dB, beside what staff choose.
  core::Decibels music{0}, voice{0}, breath{0}, bell{0};
};

// --- steps before and after
// -------------------------------------------------------------------------------------

/// A page to read (and hear). "welcome" has the arch of the lake; "intention" asks for words of one's own;
/// "rest" and "goodbye" are dusk pages.
enum class PageKind { welcome, text, intention, rest, goodbye };
struct PageStep {
  PageKind kind = PageKind::text;
  Text title;
  Text lead;
  Text text;
};
struct FormStep {
  std::string form;
};  ///< id of a form
struct ChecklistStep {
  std::string checklist;
};  ///< id of a checklist
struct CallTestStep {};

struct Step {
  std::variant<PageStep, FormStep, ChecklistStep, CallTestStep> what;
  Origin origin;
};

// --- phases
// -----------------------------------------------------------------------------------------------------

struct VoiceLine {
  core::Frames at{};
  Text say;
  Origin origin;
};

struct BreathUse {
  core::Frames at{};
  core::Frames length{};
  std::string pattern;       ///< id in breath.toml
  bool fromNatural = false;  ///< eases in from about 12 breaths a minute
  Origin origin;
};

struct Phase {
  std::string name;  ///< unique, kebab-case
  Text title;
  core::Frames length{};  ///< 10 s to 4 h
  std::string playlist;   ///< id or path as written; "" = the bed only
  PhaseScreen screen = PhaseScreen::dark;
  std::string waitsFor;  ///< name of a mark; "" = none
  /// Under the medicine: as written; behind the mark of a session with medicine always, unless the file
  /// says why not.
  bool effect = false;
  bool untilStaff = false;             ///< `until = "staff"`
  std::string role;                    ///< "return", "rest" or ""
  std::array<int, 2> intensity{1, 5};  ///< from, to: an arc rises or falls with them
  core::Frames flex{};                 ///< 0 to 2 min
  Text words;                          ///< for the screen "words"
  std::vector<VoiceLine> voice;
  std::vector<BreathUse> breath;
  Origin origin;
};

/// A form that staff are asked to fill in at times counted from a mark ("session-start" always exists).
struct Observation {
  std::string after;
  std::vector<core::Frames> at;
  bool atEnd = false;  ///< `at` named "end": when the last phase ends
  std::string form;
  Origin origin;
};

/// Asked in the days after: a form due `after` the end of the session.
struct FollowUp {
  core::Frames after{};
  Text title;
  std::string form;  ///< may be ""
  Origin origin;
};

struct Script {
  std::filesystem::path file;
  std::string id;  ///< file name without .toml
  Text title;
  Text summary;
  std::string language = "en";
  std::vector<std::string> languages;  ///< all that the script claims; holds at least `language`
  Setting setting = Setting::clinic;
  Route route = Route::none;
  SoundSettings sound;
  std::vector<Step> before;
  std::vector<Phase> phases;
  std::vector<Observation> observations;
  std::vector<Step> after;
  std::vector<FollowUp> followUps;
};

// --- playlists
// ---------------------------------------------------------------------------------------------------

enum class Order { listed, fit, arc };
/// By what pieces are brought to the session's loudness: each by its own, or by their album's, so that soft
/// pieces of an album stay a little softer.
enum class Levelling { track, album };

struct Track {
  std::filesystem::path file;  ///< absolute, normalised
  std::string title, artist, licence;
  int intensity = 1;       ///< 1 calmest .. 5 strongest
  core::Decibels gain{0};  ///< -12 to +6, on top of the measured loudness
  core::Frames from{};
  std::optional<core::Frames> to;
  core::Decibels inAlbum{0};                 ///< how far it lies above its album; set once that is measured
  std::optional<core::Frames> statedLength;  ///< what an M3U or XSPF says that the file lasts
  Origin origin;
};

struct Playlist {
  std::filesystem::path file;
  std::string id;
  Text title;
  Order order = Order::listed;
  Levelling level = Levelling::track;
  bool gapless = false;  ///< its tracks are one recording, cut into files
  std::vector<Track> tracks;
};

// --- forms and checklists
// -----------------------------------------------------------------------------------------

enum class QuestionKind { scale, choice, many, yesNo, number, words, time };

struct ScaleEnd {
  int value = 0;
  Text label;
};

struct Option {
  std::string id;
  Text label;
  std::optional<int> value;  ///< for scores
  std::string code;          ///< LOINC answer code, may be ""
  bool exclusive = false;    ///< "None of these": clears the others
};

struct Question {
  std::string id;
  Text text;
  Text hint;  ///< a second line, may be empty
  QuestionKind kind = QuestionKind::yesNo;
  ScaleEnd low{0, {}}, high{10, {}};  ///< scale; at most 11 steps
  std::vector<Option> options;        ///< choice (2 to 7), many (2 to 12)
  double least = 0, most = 0;         ///< number, inclusive; equal = no bound
  std::string unit;                   ///< number, UCUM or plain, may be ""
  bool optional = true;               ///< may be left out
  bool isPrivate = false;             ///< free words that exports leave out
  std::string code;                   ///< LOINC, may be ""
  Origin origin;
};

struct Band {
  int from = 0;
  Text label;
};

struct Score {
  std::string id;  ///< "total" or a subscale's name
  Text title;
  std::vector<std::string> questions;  ///< ids; empty = all with values
  int low = 0, high = 0;
  std::vector<Band> bands;
  std::string source, code;
};

/// Tells staff at once when an answer matches; nothing shows on the person's screen.
struct Notice {
  std::string question;
  std::optional<int> atLeast;        ///< scale or option value
  std::vector<std::string> isAnyOf;  ///< option ids, "yes", "no"
  Text text;
  bool blocksStart = false;  ///< session waits until staff record that they spoke with the person
};

struct Form {
  std::filesystem::path file;
  std::string id;
  Text title;
  Who who = Who::person;
  Text instruction;  ///< also the stem shown above each question
  std::string copyright, source, code;
  std::vector<Question> questions;
  std::vector<Score> scores;
  std::vector<Notice> notices;
};

struct ChecklistItem {
  std::string id;
  Text text;
  Text hint;
  bool required = true;
  Origin origin;
};

/// Lines to tick, then a signature. Staff's and the sitter's are unlocked by a PIN (a sitter's only in a
/// clinic); the person's own (going home) is ticked by the person and signed by staff.
struct Checklist {
  std::filesystem::path file;
  std::string id;
  Text title;
  Text instruction;
  Who who = Who::staff;
  bool staffSigns = true;
  std::vector<ChecklistItem> items;
};

// --- breath
// -------------------------------------------------------------------------------------------------------

struct BreathPattern {
  std::string id;
  Text title;
  core::Frames in{}, holdIn{}, out{}, holdOut{};  ///< cycle 6 to 20 s, holds at most 7 s each
  core::Frames cycle() const { return in + holdIn + out + holdOut; }
  bool hasHold() const { return holdIn.count() > 0 || holdOut.count() > 0; }
};

// --- the room
// -----------------------------------------------------------------------------------------------------

enum class StaffRole { staff, lead };
struct StaffMember {
  std::string name;
  std::string pinHash;  ///< crypt(5) string
  StaffRole role = StaffRole::staff;
};

struct Room {
  std::filesystem::path file;  ///< "" when there is none: all defaults
  std::string room = "Room 1";
  std::string site = "site";
  struct Sound {
    std::string device;                 ///< "" = the system's default
    core::Decibels volume{-10.0};       ///< at start, dB on the programme, -60 to 0
    core::Decibels volumeCap{0.0};      ///< never louder than this, -40 to 0
    std::optional<double> calibration;  ///< dB(A) at -23 LUFS and 0 dB volume
    core::Frames outputLatency{};       ///< added to what the device says
    double cap = 65;                    ///< dB(A) at the ear over a session, 40 to 70; where calibrated
    /// Another device that plays the same at the same time.
    struct Output {
      std::string device;
      core::Decibels volumeCap{0.0};      ///< as above, for this one
      std::optional<double> calibration;  ///< as above
      double cap = 65;                    ///< as above
    };
    std::vector<Output> outputs;
  } sound;
  struct Screen {
    bool fullscreen = true;
    int display = 0;
    double widthMillimetres = 0;  ///< 0 = ask the display
    double textScale = 1.0;       ///< 1.0 or 1.25
    bool reducedMotion = false;
    bool callSideRight = false;
  } screen;
  struct Call {
    std::string emergencyNumber;  ///< site text, e.g. "112"; "" = none shown
    std::string clinicNumber;
    std::string wordForStaff = "a nurse";
    Text whatElse;            ///< second thing to do when a call got nowhere
    bool handButton = false;  ///< a call button in the hand: the call test asks for it, too
  } call;
  struct Staff {
    static constexpr std::string_view kDefaultPin = "0000";
    std::vector<StaffMember> people;              ///< empty: `kDefaultPin` opens, and the screens say so
    core::Frames lockAfter{core::framesOf(120)};  ///< 30 to 600 s
  } staff;
  struct Record {
    std::filesystem::path folder;   ///< "" = state folder
    std::filesystem::path keyFile;  ///< "" = beside the store
    core::Frames keep{};            ///< 0 = for ever
    std::filesystem::path
        spare;  ///< where rows lie while the store takes none; "" = this user's runtime folder
  } record;
};

// --- all together
// ---------------------------------------------------------------------------------------------------

/// A session script with everything it refers to, by the name that it uses.
struct Bundle {
  Script script;
  std::map<std::string, Playlist, std::less<>> playlists;
  std::map<std::string, Form, std::less<>> forms;
  std::map<std::string, Checklist, std::less<>> checklists;
  std::map<std::string, BreathPattern, std::less<>> patterns;
  Playlist bed;  ///< playlists/bed.toml: what plays when music runs out
};

}  // namespace lw::script
