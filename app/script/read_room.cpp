#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/text.hpp"
#include "script/read.hpp"

namespace lw::script {
namespace {

// Methods of crypt(5) that are good enough for a PIN kept on disk: yescrypt, gost-yescrypt, scrypt, bcrypt,
// SHA-512 and SHA-256. MD5 and DES are not.
constexpr std::array<std::string_view, 9> kMethods{"$y$",  "$gy$", "$7$", "$2b$", "$2a$",
                                                   "$2x$", "$2y$", "$6$", "$5$"};

bool looksHashed(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '/' || c == '$' || c == '=' || c == ',' || c == '-';
  };
  const auto starts = [&](std::string_view method) { return text.starts_with(method); };
  return std::ranges::any_of(kMethods, starts) && text.size() >= 40 && std::ranges::all_of(text, fits);
}

Room::Staff readStaff(const Section& section) {
  Room::Staff staff;
  staff.lockAfter = section.length("lock-after");
  for (const auto& person : section.tables("person")) {
    staff.people.push_back({person.string("name"), person.string("pin"), person.word<StaffRole>("role")});
    const auto& hash = staff.people.back().pinHash;
    if (person.has("pin") && !looksHashed(hash))
      section.source().error("pin-not-hashed", person.spanOfValue("pin"), "this is not a hashed PIN",
                             "`lullwater pin` asks for a PIN and prints its hash");
  }
  reportDoubles(section.tables("person"), "name");
  return staff;
}

}  // namespace

Room readRoom(Source& source) {
  Room room;
  const auto file = openFile(source, Kind::room);
  if (!file) return room;
  room.file = source.file;
  room.room = file->string("room");
  room.site = file->string("site");
  const auto sound = file->table("sound"), screen = file->table("screen"), call = file->table("call"),
             record = file->table("record");
  room.sound = {sound.string("device"),
                {sound.number("volume")},
                {sound.number("volume-cap")},
                sound.maybeNumber("calibration"),
                sound.length("output-latency"),
                sound.number("cap"),
                {}};
  for (const auto& output : sound.tables("output"))
    room.sound.outputs.push_back({output.string("device"),
                                  {output.number("volume-cap")},
                                  output.maybeNumber("calibration"),
                                  output.number("cap")});
  reportDoubles(sound.tables("output"), "device");
  if (room.sound.volume > room.sound.volumeCap)
    source.error("volume-above-cap",
                 sound.has("volume") ? sound.spanOfValue("volume") : sound.spanOfValue("volume-cap"),
                 fmt::format("'volume' is {} dB, above the 'volume-cap' of {} dB", room.sound.volume.value,
                             room.sound.volumeCap.value));
  room.screen = {screen.flag("fullscreen"),          screen.integer("display"),
                 screen.number("width-millimetres"), screen.number("text-scale"),
                 screen.flag("reduced-motion"),      screen.flag("call-on-the-right")};
  room.call = {call.string("emergency-number"), call.string("clinic-number"), call.string("word-for-staff"),
               call.text("what-else"), call.flag("hand-button")};
  room.staff = readStaff(file->table("staff"));
  const auto beside = [&](const std::string& written) {
    return written.empty() ? std::filesystem::path()
                           : (source.file.parent_path() / written).lexically_normal();
  };
  room.record = {beside(record.string("folder")), beside(record.string("key-file")), record.length("keep"),
                 beside(record.string("spare"))};
  return room;
}

}  // namespace lw::script
