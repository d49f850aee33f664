#include "script/codes.hpp"

namespace lw::script {
namespace {

constexpr std::string_view kChoice =
    "[[question]]\nid   = \"mood\"\ntext = \"How are you?\"\nkind = \"choice\"\n\n  [[question.option]]\n  "
    "id    = \"well\"\n  label = \"Well\"\n  value = 0\n\n"
    "  [[question.option]]\n  id    = \"not-well\"\n  label = \"Not well\"\n  value = 1";
constexpr std::string_view kScore =
    "[[question]]\nid   = \"sleep\"\ntext = \"Did you sleep badly?\"\nkind = \"yes-no\"\n\n[[question]]\nid  "
    " = \"pain\"\ntext = \"Are you in pain?\"\nkind = \"yes-no\"\n\n"
    "[[score]]\ntitle     = \"Troubles\"\nquestions = [\"sleep\", \"pain\"]\nlow       = 0\nhigh      = "
    "2\nsource    = \"Our own\"\n\n"
    "  [[score.band]]\n  from  = 0\n  label = \"Few\"\n\n  [[score.band]]\n  from  = 2\n  label = \"Many\"";
constexpr std::string_view kNotice =
    "[[question]]\nid   = \"pain\"\ntext = \"Are you in pain?\"\nkind = \"yes-no\"\n\n[[notice]]\nquestion = "
    "\"pain\"\nis       = [\"yes\"]\ntext     = \"In pain\"";
constexpr std::string_view kMany =
    "[[question]]\nid   = \"felt\"\ntext = \"What did you feel?\"\nkind = \"many\"\n\n  "
    "[[question.option]]\n  id    = \"calm\"\n  label = \"Calm\"\n\n"
    "  [[question.option]]\n  id    = \"none\"\n  label = \"None of these\"\n  exclusive = true";
constexpr std::string_view kM3u =
    "#EXTM3U\n#EXTINF:215,Somebody - A tone\n#LULLWATER:intensity=2 gain=-3\n../sounds/tone.wav";
constexpr std::string_view kXspf =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\">\n  "
    "<title>Night &amp; day</title>\n  <trackList>\n    <track>\n"
    "      <location>../sounds/tone.wav</location>\n      <duration>1000</duration>\n    </track>\n  "
    "</trackList>\n</playlist>";

constexpr CodeEntry kOtherCodes[]{
    // --- forms
    {"scale-steps", "More than eleven steps can't be told apart, nor hit with a finger.", Frame::question,
     "[[question]]\nid   = \"tense\"\ntext = \"How tense are you?\"\nkind = \"scale\"\nlow  = { value = 0,  "
     "label = \"Calm\" }\nhigh = { value = 10, label = \"Very tense\" }"},
    {"option-count", "One answer is no choice, and more than fit a screen can't be looked over.",
     Frame::question, kChoice},
    {"no-possible-answer",
     "A number is typed with digits and a point, without a sign, in six places. Where none of these lies in "
     "the "
     "range, the question can't be answered, and a form that needs it can't be finished.",
     Frame::question,
     "[[question]]\nid    = \"pulse\"\ntext  = \"What is the pulse?\"\nkind  = \"number\"\nleast = 30\nmost  "
     "= 220\nunit  = \"/min\""},
    {"two-exclusive", "\"None of these\" clears all others; two such answers would clear each other.",
     Frame::question, kMany},
    {"unknown-question", "The form has no question of that id.", Frame::question, kScore},
    {"unknown-option", "The question has no such answer, so it would never match.", Frame::question, kNotice},
    {"no-values", "Only answers that have numbers can be added up or compared.", Frame::question, kChoice},
    {"score-range", "The range that is written is not what the answers add up to: one of the two is wrong.",
     Frame::question, kScore},
    {"band-outside-score", "The score never gets there.", Frame::question, kScore},
    {"bands-out-of-order", "Bands are read from the lowest up; each begins where the one before ends.",
     Frame::question, kScore},
    {"incomplete-score",
     "A score that goes by a known code (LOINC) is read by others as the whole instrument. With questions "
     "missing it is another score.",
     Frame::question, kScore},
    {"panel-for-score",
     "A form and its score have codes of their own; taking one for the other is the commonest mistake in "
     "exports of the GAD-7.",
     Frame::none,
     "GAD-7: the form is 69737-5, its score 70274-6. PHQ-9: 44249-1 and 44261-6. PCL-5: 101697-1 and "
     "101698-9."},
    {"bad-loinc", "The last digit of a LOINC code is worked out from the others, so a mistyped one shows.",
     Frame::question,
     "[[question]]\nid   = \"pain\"\ntext = \"How strong is your pain?\"\nkind = \"scale\"\ncode = "
     "\"72514-3\"\nlow  = { value = 0,  label = \"No pain\" }\nhigh = { value = 10, label = \"As bad as can "
     "be\" }"},
    {"notice-condition", "A notice looks either at a number or at certain answers.", Frame::question,
     kNotice},
    {"notice-never", "No answer reaches that value, so staff would never be told: a safety net with a hole.",
     Frame::question, kNotice},
    // --- playlists
    {"unknown-sound-format", "Only formats whose decoders we trust are opened.", Frame::track,
     "[[track]]\nfile = \"../sounds/tone.wav\"        # FLAC, WAV, AIFF, Ogg Vorbis, Opus, MP3, M4A"},
    {"missing-sound", "A piece that is not there can't be played; better to know now than in the session.",
     Frame::track,
     "[[track]]\nfile = \"../sounds/tone.wav\"        # counts from the folder of the playlist"},
    {"not-a-file", "A folder, a device or a pipe is there where a sound file should be.", Frame::track,
     "[[track]]\nfile = \"../sounds/tone.wav\""},
    {"empty-track", "The piece would end before it begins.", Frame::track,
     "[[track]]\nfile = \"../sounds/tone.wav\"\nfrom = \"100 ms\"\nto   = \"900 ms\""},
    {"duplicate-track", "The same piece twice in a playlist is mostly a slip.", Frame::track,
     "[[track]]\nfile = \"../sounds/tone.wav\""},
    {"gapless-order", "An album that is one recording can only be played in its own order.", Frame::none,
     "format  = 1\ntitle   = \"Soft\"\norder   = \"listed\"\ngapless = true"},
    {"gapless-cut", "An album that is one recording can't be cut where one piece leads into the next.",
     Frame::none, "Write `from` only in its first piece and `to` only in its last."},
    {"gapless-gain", "A step in level where one piece leads into the next would be heard as a jump.",
     Frame::none, "Write `gain` and `intensity` in the first piece of the album alone."},
    {"no-track", "A playlist without a piece plays nothing.", Frame::m3u, kM3u},
    {"track-unreadable",
     "Nothing of the piece can be played: it was not measured, or `from` and `to` leave nothing of it.",
     Frame::track, "[[track]]\nfile = \"../sounds/tone.wav\"\nfrom = \"100 ms\"\nto   = \"900 ms\""},
    {"unreadable-sound", "The file can't be decoded from its begin to its end.", Frame::none,
     "Convert it to FLAC, or take another file."},
    {"unreadable-voice", "The recording can't be decoded, so the line stays unspoken.", Frame::none,
     "Record it again, or take the file away: then the built voice speaks."},
    {"sudden-rise",
     "A sudden rise inside a piece startles, and people with trauma startle easily and for long. It is named "
     "with its second.",
     Frame::none, "End the piece before it with `to`, begin behind it with `from`, or choose another."},
    {"wrong-ending", "The file is of another kind than its name says. It plays here, but may not elsewhere.",
     Frame::none, "Give it the ending of what it is."},
    {"cut-short", "The file ends before it should: it was not copied to its end.", Frame::none,
     "Copy it again."},
    {"damaged-sound", "Parts of the file can't be decoded; they are left out.", Frame::none,
     "Copy it again, or take another file."},
    {"not-a-number", "Samples that are no numbers are played as silence.", Frame::none,
     "Export the file again."},
    {"lying-tags",
     "The loudness that the file's tags claim is not what was measured. What was measured counts.",
     Frame::none, "Nothing to do here; other players may play it too loud or too soft."},
    {"length-differs",
     "The list says another length than the file has: the file was changed or replaced since.", Frame::none,
     "Look whether it is the right piece, and save the list again."},
    {"stream-list", "An M3U of a stream names parts of a broadcast, not pieces on this machine.", Frame::m3u,
     kM3u},
    {"bad-extinf", "The length in #EXTINF is a number of seconds; -1 stands for unknown.", Frame::m3u, kM3u},
    {"bad-list-setting",
     "Our own settings in the list of another program are few: intensity, gain, from, to.", Frame::m3u, kM3u},
    {"bad-duration", "A <duration> is a number of milliseconds.", Frame::xspf, kXspf},
    {"bad-address",
     "The location can't be made a path: it is empty, too long, or has a % without two digits behind it.",
     Frame::xspf, kXspf},
    {"not-on-this-machine",
     "A session never depends on a network: a piece that comes late or not at all leaves a person in "
     "silence.",
     Frame::m3u, kM3u},
    {"windows-drive", "Drives of Windows are not here.", Frame::m3u, kM3u},
    {"not-xml",
     "An XSPF is XML: every element that is opened is closed, and & and < are written &amp; and &lt; in "
     "texts.",
     Frame::xspf, kXspf},
    {"not-xspf", "XML has many kinds; the first element of a playlist is <playlist> of xspf.org.",
     Frame::xspf, kXspf},
    {"xml-doctype",
     "A playlist needs no document type, and with one a file of a few lines can grow to gigabytes or read "
     "other files.",
     Frame::xspf, kXspf},
    // --- breath
    {"breath-cycle",
     "Three to ten breaths a minute can be followed at rest; faster breathing upsets the blood's balance, "
     "slower strains.",
     Frame::breath, "[slow]\ntitle = \"Slow\"\nin  = \"4 s\"\nout = \"6 s\""},
    {"breath-holds", "Holding the breath for more than two fifths of it strains instead of calming.",
     Frame::breath,
     "[box]\ntitle    = \"Box\"\nin       = \"5 s\"\nhold-in  = \"2 s\"\nout      = \"5 s\"\nhold-out = \"2 "
     "s\""},
    {"breath-out-short", "Breathing out for longer than in is what calms.", Frame::breath,
     "[slow]\ntitle = \"Slow\"\nin  = \"4 s\"\nout = \"6 s\""},
    // --- the room
    {"pin-not-hashed", "A PIN in plain text in a file is everybody's PIN.", Frame::none,
     "`lullwater pin \"Ada\"` asks for a PIN and prints the lines for room.toml."},
    {"volume-above-cap", "The room would begin louder than it may be.", Frame::room,
     "[sound]\nvolume     = -12\nvolume-cap = -6"},
};

}  // namespace

std::span<const CodeEntry> otherCodes() {
  return kOtherCodes;
}

}  // namespace lw::script
