#include <doctest/doctest.h>

#include "author/cue_sheet.hpp"
#include "author/progress.hpp"
#include "author/room_file.hpp"
#include "session/volume_cap.hpp"

using namespace lw;
using namespace lw::author;

TEST_CASE("until it is calibrated a room plays at half of its range; then up to its level at the ear") {
  script::Room::Sound sound;
  CHECK(session::volumeCap(sound, core::Lufs{-23}).value == doctest::Approx(-6));
  sound.calibration = 72;
  CHECK(session::volumeCap(sound, core::Lufs{-23}).value == doctest::Approx(-7));
  CHECK(session::volumeCap(sound, core::Lufs{-20}).value == doctest::Approx(-10));  // a louder programme
  sound.calibration = 50;
  CHECK(session::volumeCap(sound, core::Lufs{-23}).value == doctest::Approx(0));
  sound.volumeCap = core::Decibels{-20};
  CHECK(session::volumeCap(sound, core::Lufs{-23}).value == doctest::Approx(-20));
}

TEST_CASE("a preview begins as loud as the room, and within its limits") {
  script::Room::Sound sound;
  sound.volume = core::Decibels{-10};
  CHECK(session::volumeAtBegin(sound, core::Lufs{-23}).value == doctest::Approx(-10));
  sound.volume = core::Decibels{0};
  CHECK(session::volumeAtBegin(sound, core::Lufs{-23}).value == doctest::Approx(-6));
  sound.calibration = 75;
  CHECK(session::volumeAtBegin(sound, core::Lufs{-20}).value == doctest::Approx(-13));
}

TEST_CASE("each output keeps its own cap at any volume") {
  script::Room::Sound sound;
  sound.calibration = 70;  // cap at -5
  script::Room::Sound::Output speakers{"Speakers", {0}, 62, 50};
  CHECK(session::outputGain(sound, speakers, core::Lufs{-23}).value == doctest::Approx(-7));  // cap at -12
  speakers.calibration = 40;
  CHECK(session::outputGain(sound, speakers, core::Lufs{-23}).value == doctest::Approx(0));
  speakers.calibration.reset();
  CHECK(session::outputGain(sound, speakers, core::Lufs{-23}).value == doctest::Approx(-1));
}

TEST_CASE("a calibration finds its place in room.toml, and nothing else changes") {
  CHECK(withSoundNumber("[sound]\n# calibration    = 62          # measured\nvolume = -10\n", "",
                        "calibration",
                        "58.5") == "[sound]\ncalibration    = 58.5          # measured\nvolume = -10\n");
  CHECK(withSoundNumber("[sound]\ncalibration = 60 # old\n[screen]\n", "", "calibration", "58") ==
        "[sound]\ncalibration = 58 # old\n[screen]\n");
  CHECK(withSoundNumber("room = \"1\"\n\n[sound]\nvolume = -10\n\n[call]\ncalibration = 1\n", "",
                        "calibration", "58") ==
        "room = \"1\"\n\n[sound]\ncalibration = 58\nvolume = -10\n\n[call]\ncalibration = 1\n");
  CHECK(withSoundNumber("format = 1\n", "", "calibration", "58") ==
        "format = 1\n\n[sound]\ncalibration = 58\n");
  CHECK(withSoundNumber(
            "[sound]\n[[sound.output]]\ndevice = \"A\"\n[[sound.output]]\ndevice = \"B\"\ncap = 50\n", "B",
            "calibration", "61") ==
        "[sound]\n[[sound.output]]\ndevice = \"A\"\n[[sound.output]]\ncalibration = 61\ndevice = \"B\"\ncap "
        "= 50\n");
  CHECK(withSoundNumber("[sound]\n# [[sound.output]]\n# device = \"C\"\n", "C", "calibration", "61") ==
        "[sound]\n# [[sound.output]]\n# device = \"C\"\n\n[[sound.output]]\ndevice = \"C\"\ncalibration = "
        "61\n");
}

TEST_CASE("a cue sheet names phases and pieces by their place") {
  const auto text = cueSheet(
      "An \"hour\"", "/out/hour.flac",
      {{core::Frames{}, "Arriving"}, {core::framesOf(0.03), "Moss"}, {core::framesOf(754.5), "Lamp"}});
  CHECK(text ==
        "TITLE \"An 'hour'\"\nFILE \"hour.flac\" FLAC\n"
        "  TRACK 01 AUDIO\n    TITLE \"Arriving: Moss\"\n    INDEX 01 00:00:00\n"
        "  TRACK 02 AUDIO\n    TITLE \"Lamp\"\n    INDEX 01 12:34:37\n");
}

TEST_CASE("the time left is told once it can be") {
  CHECK(timeLeft(0.5, 1) == "");
  CHECK(timeLeft(0.25, 60) == ", 3:00 left");
  CHECK(timeLeft(1, 60) == "");
}
