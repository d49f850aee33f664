#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Reading gettext's catalogues (.po, .pot; the manual's chapter 3, "The Format of PO Files").
namespace lw::words {

/// A catalogue that can't be read. `what()` begins with the line: "line 12: …".
class PoError : public std::runtime_error {
 public:
  PoError(int line, std::string_view what);
};

/// One entry as it stands in the file.
struct PoEntry {
  int line = 0;                    ///< where its first keyword is, from 1
  std::vector<std::string> notes;  ///< extracted comments ("#. …")
  bool fuzzy = false;              ///< the translation was made for another English text
  std::string key;                 ///< msgctxt; "" in the header
  std::string text, plural;        ///< msgid and msgid_plural
  bool hasPlural = false;
  std::vector<std::string> said;  ///< msgstr, or msgstr[0] to msgstr[n]
};

struct PoFile {
  std::vector<PoEntry> entries;  ///< without the header
  /// A field of the header, e.g. "Plural-Forms"; "" where it is missing.
  std::string field(std::string_view name) const;
  std::string header;
};

/// Reads a whole catalogue. UTF-8 only, at most 4 MB. Throws PoError with the line of the first fault: a text
/// that is not closed, an unknown escape, a control character, keywords in a wrong order, a key twice, an end
/// in the middle of an entry.
PoFile readPo(std::string_view content);

}  // namespace lw::words
