#include "script/codes.hpp"

namespace lw::script {
namespace {

constexpr CodeEntry kSessionCodes[]{
    // --- steps before and after
    {"empty-step",
     "A step shows a page, asks a form, goes through a checklist or tries the call; this one does nothing.",
     Frame::before, "[[before]]\npage  = \"welcome\"\ntitle = \"Welcome.\""},
    {"crowded-step", "One step is one thing at a time; the order of two in one would be anybody's guess.",
     Frame::before, "[[before]]\npage  = \"welcome\"\ntitle = \"Welcome.\"\n\n[[before]]\nform = \"ask\""},
    {"misplaced-step", "Some steps only make sense before the session, some only after it.", Frame::session,
     "[[before]]\npage  = \"welcome\"\ntitle = \"Welcome.\"\n\n[[phase]]\nname   = \"rest\"\nlength = \"5 "
     "min\"\n\n[[after]]\npage  = \"goodbye\"\ntitle = \"Take your time.\""},
    {"call-test-off", "A step that is written down and switched off reads as if it took place.",
     Frame::before, "[[before]]\ncall-test = true"},
    {"two-call-tests", "The person tries the call once: a second try teaches nothing and tires.",
     Frame::before, "[[before]]\ncall-test = true"},
    {"duplicate-step",
     "The same questions twice look like a mistake to the person, and give two answers of which nobody knows "
     "which counts.",
     Frame::before, "[[before]]\nform = \"ask\"\n\n[[before]]\nform = \"ask-two\""},
    {"wrong-person",
     "Forms say who answers them. Staff's questions are not for the person, and the person is left in peace "
     "during a session.",
     Frame::session,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\n\n[[observe]]\nat   = [\"2 min\"]\nform = "
     "\"readings\"        # who = \"staff\""},
    // --- safety
    {"no-call-test",
     "Nobody lies down under a medicine, or at home, before they have pressed the call once and seen it "
     "arrive.",
     Frame::session, "[[before]]\ncall-test = true\n\n[[phase]]\nname   = \"rest\"\nlength = \"5 min\""},
    {"no-mark",
     "What comes due, what may be breathed and when somebody may leave all count from the medicine. Without "
     "a mark "
     "nothing knows when that was.",
     Frame::effect,
     "[[phase]]\nname      = \"inward\"\nlength    = \"10 min\"\nwaits-for = \"medicine-given\"\nrole      = "
     "\"return\""},
    {"no-staff-checks",
     "Before a medicine somebody who is responsible goes through what must be so, and signs it.", Frame::none,
     "[[before]]\nchecklist = \"before-medicine\"    # who = \"staff\", or one that staff sign"},
    {"no-readings",
     "Blood pressure rises after ketamine: its label asks for readings. The program asks for them at their "
     "time.",
     Frame::none,
     "[[observe]]\nafter = \"medicine-given\"\nat    = [\"15 min\", \"end\"]\nform  = \"vitals\""},
    {"nothing-after",
     "Whoever had a medicine does not leave from the middle of the music: there is a rest, and what must be "
     "so before "
     "they go home.",
     Frame::none, "[[after]]\nchecklist = \"going-home\""},
    {"effect-denied",
     "What comes after the medicine is under it. An exception stands in the file, with its reason, for "
     "whoever reads "
     "it next.",
     Frame::effect,
     "[[phase]]\nname      = \"inward\"\nlength    = \"10 min\"\nwaits-for = \"medicine-given\"\nrole      = "
     "\"return\"\n\n[[phase]]\nname              = \"next-day\"\nlength            = \"10 min\"\neffect      "
     "      = "
     "false\nno-effect-because = \"it is heard on the next morning\""},
    {"nasal-at-home", "Esketamine spray is given under the eyes of staff only (its REMS rules).", Frame::top,
     "setting = \"clinic\""},
    {"no-sitter-checklist",
     "At home nobody but a sitter is there: they go through what must be ready before anything begins.",
     Frame::home,
     "[[before]]\nchecklist = \"sitter\"        # who = \"sitter\"\n\n[[before]]\ncall-test = "
     "true\n\n[[phase]]\nname   = \"rest\"\nlength = \"20 min\"\n\n[[observe]]\nat   = [\"15 min\"]\nform = "
     "\"look\""},
    {"no-sitter-checks", "A sitter who looks in at set times is what makes a session at home bearable.",
     Frame::home,
     "[[before]]\nchecklist = \"sitter\"\n\n[[before]]\ncall-test = true\n\n[[phase]]\nname   = "
     "\"rest\"\nlength = \"20 min\"\n\n[[observe]]\nat   = [\"15 min\"]\nform = \"look\"        # who = "
     "\"sitter\""},
    {"nobody-there",
     "At home there is a sitter, and nobody with a PIN: what only staff can tick or sign would never be "
     "done, and "
     "the session would stand still on that screen.",
     Frame::home,
     "[[before]]\nchecklist = \"sitter\"        # who = \"sitter\"; or who = \"person\" and staff-signs = "
     "false\n\n[[before]]\ncall-test = true\n\n[[phase]]\nname   = \"rest\"\nlength = \"20 "
     "min\"\n\n[[observe]]\nat   = [\"15 min\"]\nform = \"look\""},
    {"notice-at-home", "An answer that staff must act on at once is asked only where staff can come at once.",
     Frame::session,
     "[[before]]\nform = \"blocking\"        # fine in a clinic: setting = \"clinic\"\n\n[[phase]]\nname   = "
     "\"rest\"\nlength = \"5 min\""},
    {"notice-after", "The form can hold back a start, but it is asked when the session is over.",
     Frame::session, "[[before]]\nform = \"blocking\"\n\n[[phase]]\nname   = \"rest\"\nlength = \"5 min\""},
    {"hold-under-effect",
     "Ketamine raises blood pressure and dulls the sense of one's breath; holding it adds to both. From the "
     "medicine on, only patterns without holds are guided.",
     Frame::effect,
     "[[phase]]\nname   = \"inward\"\nlength = \"10 min\"\nwaits-for = \"medicine-given\"\nrole   = "
     "\"return\"\n\n  "
     "[[phase.breath]]\n  at      = \"2 min\"\n  pattern = \"long-out\"        # no holds\n  length  = \"2 "
     "min\""},
    {"no-return", "Staff must be able to lead a person back before the music has run its course.",
     Frame::effect,
     "[[phase]]\nname   = \"inward\"\nlength = \"10 min\"\nwaits-for = \"medicine-given\"\n\n[[phase]]\nname "
     "  = "
     "\"return\"\nlength = \"10 min\"\nrole   = \"return\""},
    {"two-returns", "An early return leads to one place.", Frame::effect,
     "[[phase]]\nname   = \"inward\"\nlength = \"10 min\"\nwaits-for = \"medicine-given\"\n\n[[phase]]\nname "
     "  = "
     "\"return\"\nlength = \"10 min\"\nrole   = \"return\""},
    {"return-before-effect",
     "Whoever returns early would be led back to before the medicine, and through it again.", Frame::effect,
     "[[phase]]\nname   = \"inward\"\nlength = \"10 min\"\nwaits-for = \"medicine-given\"\n\n[[phase]]\nname "
     "  = "
     "\"return\"\nlength = \"10 min\"\nrole   = \"return\""},
    // --- time
    {"cue-outside-phase", "What comes after the end of its phase never comes.", Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\n\n  [[phase.voice]]\n  at  = \"4 min\"\n  say = "
     "\"Slowly come back.\""},
    {"voices-overlap", "Two voices at once can't be understood, and startle.", Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\n\n  [[phase.voice]]\n  at  = \"20 s\"\n  say = "
     "\"Rest.\"\n\n  [[phase.voice]]\n  at  = \"1 min\"\n  say = \"Nothing needs to be done.\""},
    {"voice-overlap", "By its real length the line before is still being spoken.", Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\n\n  [[phase.voice]]\n  at  = \"20 s\"\n  say = "
     "\"Rest.\"\n\n  [[phase.voice]]\n  at  = \"1 min\"\n  say = \"Nothing needs to be done.\""},
    {"voice-past-phase", "By its real length the line would be cut off by the end of its phase.",
     Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\n\n  [[phase.voice]]\n  at  = \"4 min\"        # "
     "leaves a minute for the line\n  say = \"Slowly come back.\""},
    {"voice-missing",
     "A line that nothing can speak is left out of the session. Lines are spoken by a recording in "
     "assets/voice, or by the voice that is built.",
     Frame::none, "lullwater voice SESSION lists the lines and their keys; app/run builds what is missing."},
    {"voice-too-soft",
     "A voice that does not stand out from the music under it is not understood, and straining to hear it is "
     "not resting.",
     Frame::none,
     "Record the line more evenly, speak it over softer music, or let the music step back further: [sound] "
     "duck."},
    {"voice-stands-out",
     "A voice that comes up far above the music before it startles, out of silence most of all. Up to 6 LU "
     "is "
     "calm.",
     Frame::none, "Speak the line a little later, when the music is there, or make [sound] voice softer."},
    {"breath-overlap", "Two guided breathings at once lead to neither.", Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"10 min\"\n\n  [[phase.breath]]\n  at      = \"1 min\"\n  "
     "pattern = \"long-out\"\n  length  = \"2 min\"\n\n  [[phase.breath]]\n  at      = \"5 min\"\n  pattern "
     "= "
     "\"long-out\"\n  length  = \"2 min\""},
    {"breath-too-short", "One breath is not yet breathing together: two at least must fit.", Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\n\n  [[phase.breath]]\n  at      = \"1 min\"\n  "
     "pattern = \"long-out\"\n  length  = \"2 min\""},
    {"too-many-holds",
     "Patterns with long holds (4-7-8) are meant for a few breaths; its author names four for the first "
     "month and never more than eight.",
     Frame::none, "Shorten the breathing, or take a pattern with shorter holds."},
    {"unknown-pattern", "Breath patterns are written in config/breath.toml.", Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\n\n  [[phase.breath]]\n  at      = \"1 min\"\n  "
     "pattern = \"long-out\"        # config/breath.toml\n  length  = \"2 min\""},
    {"no-breath", "A screen that shows breathing needs some to show.", Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\nscreen = \"breath\"\n\n  [[phase.breath]]\n  at      "
     "= \"1 min\"\n  pattern = \"long-out\"\n  length  = \"2 min\""},
    {"flex-too-long", "A phase that may be half as long or twice as long is no plan.", Frame::phase,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\nflex   = \"45 s\""},
    {"reserved-mark", "The program places this mark itself.", Frame::phase,
     "[[phase]]\nname      = \"inward\"\nlength    = \"5 min\"\nwaits-for = \"medicine-given\""},
    {"duplicate-mark", "Times count from a mark, so there is one of each.", Frame::phase,
     "[[phase]]\nname      = \"inward\"\nlength    = \"5 min\"\nwaits-for = "
     "\"medicine-given\"\n\n[[phase]]\nname      = \"return\"\nlength    = \"5 min\"\nwaits-for = "
     "\"drip-ended\""},
    {"unknown-mark", "A mark is what a phase waits for; the times of a form can count from nothing else.",
     Frame::session,
     "[[phase]]\nname      = \"inward\"\nlength    = \"5 min\"\nwaits-for = "
     "\"medicine-given\"\n\n[[observe]]\nafter = \"medicine-given\"\nat    = [\"2 min\"]\nform  = "
     "\"readings\""},
    {"duplicate-moment", "The form would come due twice at once.", Frame::session,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\n\n[[observe]]\nat   = [\"1 min\", \"3 min\"]\nform = "
     "\"readings\""},
    {"never-due", "The session is over before this comes due, so nobody is asked.", Frame::session,
     "[[phase]]\nname   = \"rest\"\nlength = \"5 min\"\n\n[[observe]]\nat   = [\"3 min\", \"end\"]\nform = "
     "\"readings\""},
    // --- music
    {"no-bed",
     "The bed is what plays when all other music has ended or fails: a session is never silent by accident.",
     Frame::none, "Keep playlists/bed.toml, with one calm piece that loops well."},
    {"no-piece-fits", "No piece of the playlist is within the phase's intensity: only the bed would play.",
     Frame::phase,
     "[[phase]]\nname      = \"rest\"\nlength    = \"5 min\"\nplaylist  = \"soft\"\nintensity = [1, 3]"},
    {"playlist-empty",
     "No piece of the playlist that can be played is within the phase's intensity: the bed plays.",
     Frame::phase,
     "[[phase]]\nname      = \"rest\"\nlength    = \"5 min\"\nplaylist  = \"soft\"\nintensity = [1, 3]"},
    {"playlist-too-short", "The music ends before the phase does; the bed plays on.", Frame::none,
     "Add pieces to the playlist, or make the phase shorter."},
    {"no-music", "There is nothing to play in this phase, not even the bed.", Frame::none,
     "Give playlists/bed.toml a piece that can be read."},
    {"piece-too-short",
     "No fade of music is shorter than 4 s, so a piece of less than 8 s has no room for its two: no list "
     "plays it.",
     Frame::none, "Take the piece out, or put a longer one in its place."},
    {"crossfade-too-long",
     "The piece is shorter than a fade in and a fade out, so its fades are made shorter.", Frame::none,
     "Take the piece out, or make [sound] crossfade shorter (4 s at least)."},
    {"phase-too-loud",
     "Speech stands out from the music, so a phase that is mostly speech is louder than the music alone. The "
     "music is made softer for it, by 2 LU at most; what is still louder than 1 LU counts as a step between "
     "phases.",
     Frame::none, "Say less in this phase, or make it longer."},
    {"loudness-step",
     "A neighbour that is much louder startles, and people with trauma startle easily and for long. Up to 2 "
     "LU goes unnoticed; more than 4 LU is not played as written.",
     Frame::track,
     "[[track]]\nfile = \"../sounds/tone.wav\"\ngain = 0.0\n\n[[track]]\nfile = \"../sounds/tone.wav\"\nfrom "
     "= \"100 ms\"\ngain = -2.0"},
    {"wide-range",
     "A piece that goes from very soft to very loud has to be turned up to be heard and down to be borne. "
     "Its loudness range (LRA, EBU Tech 3342) is above 12 LU.",
     Frame::none, "Choose a calmer piece, or use only a part of it with `from` and `to`."},
    {"range-too-wide", "With a loudness range above 20 LU the loud parts can't be kept from startling.",
     Frame::none, "Choose another piece, or use only a part of it with `from` and `to`."},
};

}  // namespace

std::span<const CodeEntry> sessionCodes() {
  return kSessionCodes;
}

}  // namespace lw::script
