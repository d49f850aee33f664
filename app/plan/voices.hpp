#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plan/media.hpp"

/// Which sound file speaks a line. A file stands for the line whose key (script/voice_key.hpp) is its name
/// without the ending. A clinic's recording wins over the voice that was built (.opus), of recordings the
/// better format.
namespace lw::plan {

/// The one of these files that speaks each line, by key, not yet measured. Files of other kinds count for
/// nothing.
std::map<std::string, Media::Voice> chooseVoices(const std::vector<std::filesystem::path>& files);

/// Whether the voice that is built can read this language ("en", "en-GB"). In any other language it would be
/// heard as the wrong sounds: such lines are recorded, or stay unspoken.
bool builtVoiceReads(std::string_view language);

/// Names that recordings of a line may have, the one that is played first in front.
std::vector<std::string> recordingNames(const std::string& key);

}  // namespace lw::plan
