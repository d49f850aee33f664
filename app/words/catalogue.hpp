#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "words/message.hpp"
#include "words/pattern.hpp"
#include "words/plural.hpp"

/// All that the program itself says, in one language.
namespace lw::words {

struct Translation;

/// The texts of every message. What a translation lacks is English. Never changes; any thread.
class Catalogue {
 public:
  /// Compiled in: needs no file and can't fail.
  static const Catalogue& english();

  /// The text of a message. Costs one string; reads nothing.
  std::string say(const Message& message) const;
  /// The same, or the given text.
  std::string textOf(const Said& said) const;
  /// "en", "de", "ar": as the file's header has it.
  const std::string& language() const { return language_; }

 private:
  struct Entry {
    std::vector<Pattern> forms;  ///< by the plural rule; one where a number changes nothing
    int counted = -1;
    bool english = true;  ///< not translated: the English rule holds
  };
  Catalogue();
  friend class Translator;

  std::string language_ = "en";
  std::vector<Entry> entries_;
  PluralRule englishRule_, rule_;
};

/// A catalogue in another language, and what its translator should know.
struct Translation {
  /// Never null; English as long as nothing was read.
  std::shared_ptr<const Catalogue> catalogue{std::shared_ptr<void>{}, &Catalogue::english()};
  std::vector<std::string> remarks;  ///< each begins with "line N: " or names a message
};

/// Reads a translation (.po). It never throws: a file that can't be read gives English and one remark, a
/// message that can't be used (missing, fuzzy, made for another English text, with parameters that are not
/// the message's, with too few plural forms) stays English and gets a remark.
Translation translate(std::string_view content);
/// The same from a file.
Translation loadTranslation(const std::filesystem::path& file);

}  // namespace lw::words
