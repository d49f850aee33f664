#pragma once
#include <string>

namespace lw::author {

/// The text of a room.toml with a number set: in [sound] for `device` "", else in the [[sound.output]] of
/// that device (made anew at the end where there is none). Everything else stays as it is, comments too; a
/// key that is there as a comment is taken over in its place.
std::string withSoundNumber(const std::string& text, const std::string& device, const std::string& key,
                            const std::string& value);

}  // namespace lw::author
