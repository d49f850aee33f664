#include "library/own_lines.hpp"

#include "words/english.hpp"

namespace lw::library {

std::vector<std::string> ownTexts(const words::Catalogue& catalogue) {
  std::vector<std::string> texts;
  const auto messages = words::englishMessages();
  for (std::size_t i = 0; i < messages.size(); ++i)
    if (messages[i].key.starts_with("spoken."))
      texts.push_back(catalogue.say(words::Message{static_cast<std::uint16_t>(i), {}}));
  return texts;
}

}  // namespace lw::library
