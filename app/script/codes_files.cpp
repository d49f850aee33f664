#include "script/codes.hpp"

namespace lw::script {
namespace {

constexpr CodeEntry kFileCodes[]{
    // --- that it can be read at all
    {"unreadable-file",
     "Nothing can be said about a file that can't be read: it is not there, is a folder or a device, may not "
     "be read, or is larger than a text ever is.",
     Frame::none, "Look at the path and at who may read the file. Texts may have up to 16 MB."},
    {"nul-byte", "A NUL byte is never in a text: the file is a sound, a picture, or damaged.", Frame::none,
     "Look whether it is the right file. UTF-16 has NUL bytes, too: save it as UTF-8."},
    {"not-utf-8", "Letters beyond A to Z are only read alike everywhere when a file is UTF-8.", Frame::none,
     "In the editor: Save as, encoding UTF-8."},
    {"too-deep",
     "Tables in tables in tables are nothing that our files need, and a file that goes on like that is made "
     "to break a program.",
     Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\n\n  [[phase.voice]]\n  at  = \"20 s\"\n  say = "
     "\"Rest.\""},
    {"not-toml",
     "The files are TOML (toml.io): key = value lines under [headers]. Where that form is broken nobody can "
     "say what was meant, so nothing behind it is looked at.",
     Frame::phase,
     "[[phase]]               # a header\nname   = \"rest\"         # text between straight quotes\nlength = "
     "\"5 min\"        # lengths, too\neffect = false           # true and false, and numbers, without"},
    {"curly-quotes", "Word processors turn \" into the quotes of print, which a file does not know.",
     Frame::top, "title = \"A quiet hour\""},
    {"unknown-kind", "What a file may hold follows from what it is: its folder tells, or its name.",
     Frame::none,
     "config/sessions/NAME.toml, config/forms/NAME.toml, playlists/NAME.toml (.m3u8, .xspf), "
     "config/breath.toml, config/room.toml"},
    {"newer-format",
     "A later Lullwater may give keys a new meaning. Guessing what a newer file means is not safe in a room "
     "with a person in it.",
     Frame::none, "Update Lullwater, or write the file in the format that this one reads: format = 1"},
    {"unknown-format", "What a key means is told by the format, and there is none of this number.",
     Frame::none, "format = 1"},
    {"old-format", "Files of an older format are still read, by translating their keys.", Frame::none,
     "lullwater upgrade FILE rewrites it in the newest format and keeps comments and order."},
    // --- keys and values
    {"unknown-key",
     "A mistyped key that is passed over means a session that does something else than it says.",
     Frame::phase, "[[phase]]\nname     = \"rest\"\nlength   = \"5 min\"\nplaylist = \"soft\""},
    {"missing-key", "Without this key the rest has no meaning, and no default would be right for everybody.",
     Frame::phase, "[[phase]]\nname   = \"rest\"\nlength = \"5 min\""},
    {"wrong-type", "A text stands between quotes; numbers, true and false don't; a list stands in brackets.",
     Frame::phase,
     "[[phase]]\nname      = \"rest\"\nlength    = \"5 min\"\neffect    = false\nintensity = [1, 3]"},
    {"out-of-range",
     "The bounds come from what is safe and bearable in a session (loudness, fades, breathing) or from what "
     "a screen can show.",
     Frame::top,
     "sound.loudness  = -23.0        # -35 to -18 LUFS\nsound.crossfade = \"10 s\"        # 4 s to 30 s"},
    {"bad-length", "A length has a unit, so that nobody takes minutes for seconds.", Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"1 min 30 s\""},
    {"bad-name",
     "Names become file names and column headings: small letters, digits and dashes do everywhere.",
     Frame::phase, "[[phase]]\nname   = \"slow-return\"\nlength = \"5 min\""},
    {"bad-language", "Languages have codes that all programs share (BCP 47): en, es, pt-BR.", Frame::top,
     "language = \"en\""},
    {"unknown-word", "Only some words have a meaning here.", Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\nscreen = \"dark\"       # breath, dark, horizon or "
     "words"},
    {"empty-text", "An empty text would be an empty place on a screen.", Frame::before,
     "[[before]]\npage  = \"text\"\ntitle = \"Before we begin\""},
    {"text-too-long",
     "Texts are set large, to be read without glasses or at arm's length; longer ones don't fit their place.",
     Frame::before,
     "[[before]]\npage  = \"text\"\ntitle = \"Before we begin\"\ntext  = \"You can stop at any time.\""},
    {"empty-list", "A list with nothing in it says nothing; leave the key out.", Frame::top,
     "languages = [\"en\"]"},
    {"too-many",
     "More than this no session or form needs; it is nearly always a file that was glued together by "
     "mistake.",
     Frame::none, "Make two files of it."},
    {"reversed-range", "A range goes from the smaller number to the larger.", Frame::phase,
     "[[phase]]\nname      = \"rest\"\nlength    = \"5 min\"\nintensity = [1, 3]"},
    {"duplicate-id", "Records name things by these: two of one name could not be told apart.",
     Frame::question,
     "[[question]]\nid   = \"sleep\"\ntext = \"Did you sleep?\"\nkind = \"yes-no\"\n\n[[question]]\nid   = "
     "\"rest\"\ntext = \"Do you feel rested?\"\nkind = \"yes-no\""},
    {"key-does-not-fit", "The key has a meaning elsewhere, but not in this place, where it would do nothing.",
     Frame::phase,
     "[[phase]]\nname   = \"arrive\"\nlength = \"5 min\"\nscreen = \"words\"\nwords  = \"Welcome.\"       # "
     "only with screen = \"words\""},
    // --- other files
    {"outside-library",
     "A library can be copied and locked as a whole only if its files name nothing outside of it.",
     Frame::none, "Put the file into the library and name it: form = \"arrival\""},
    {"unknown-form", "The form is not in config/forms.", Frame::before,
     "[[before]]\nform = \"ask\"        # config/forms/ask.toml"},
    {"unknown-checklist", "The checklist is not in config/forms.", Frame::before,
     "[[before]]\nchecklist = \"ready\"        # config/forms/ready.toml"},
    {"unknown-playlist", "The playlist is not in playlists.", Frame::phase,
     "[[phase]]\nname     = \"rest\"\nlength   = \"5 min\"\nplaylist = \"soft\"        # "
     "playlists/soft.toml, .m3u8, .m3u or .xspf"},
    {"wrong-kind",
     "Forms are answered, checklists are ticked; they look different and are recorded in different ways.",
     Frame::before, "[[before]]\nform = \"ask\"\n\n[[before]]\nchecklist = \"ready\""},
    {"missing-language",
     "A session that claims a language must be whole in it: a person who reads only that language must never "
     "meet another.",
     Frame::top, "title     = { en = \"A quiet hour\", de = \"Eine stille Stunde\" }\nlanguages = [\"en\"]"},
    {"duplicate-language", "A language is claimed once.", Frame::top, "languages = [\"en\"]"},
    {"hard-to-read",
     "People who are anxious, tired or sedated read and hear less than they otherwise would. Grade 8 of the "
     "Flesch-Kincaid formula is what most adults take in with ease. Forms that name their source are left as "
     "they are.",
     Frame::before,
     "[[before]]\npage  = \"text\"\ntitle = \"Before we begin\"\ntext  = \"You can stop at any time. Press "
     "the button and a nurse will come. You do not have to say why.\""},
    {"wrong-answer",
     "A file of answers for a run without a display gives each question an answer that it takes.",
     Frame::none, "A number for a scale, true or false for yes-no, an option's id, a list of ids, or words."},
    {"unused-file",
     "Nothing in config/sessions leads to this file. That may be as wanted; or a name was mistyped where it "
     "was meant.",
     Frame::none, "Name it in a session, or move it out of the library."},
};

}  // namespace

std::span<const CodeEntry> fileCodes() {
  return kFileCodes;
}

}  // namespace lw::script
