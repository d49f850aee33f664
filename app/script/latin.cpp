#include "script/latin.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <stdexcept>

namespace lw::script {
namespace {

/// The C library's converter.
class Converter {
 public:
  Converter() : handle_(::iconv_open("UTF-8", "WINDOWS-1252")) {
    if (handle_ == reinterpret_cast<iconv_t>(-1))  // NOLINT(performance-no-int-to-ptr): so iconv_open says no
      throw std::runtime_error("the C library does not know Windows-1252");
  }
  ~Converter() { ::iconv_close(handle_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  /// False at the first byte that stands for nothing: `from` begins with it then.
  bool convert(std::string_view& from, std::string& to) {
    std::array<char, 4096> out{};
    while (!from.empty()) {
      char* in = const_cast<char*>(from.data());  // iconv only reads there
      char* end = out.data();
      std::size_t left = from.size(), room = out.size();
      const auto result = ::iconv(handle_, &in, &left, &end, &room);
      const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
      to.append(out.data(), end);
      from.remove_prefix(from.size() - left);
      if (error == EILSEQ) return false;
    }
    return true;
  }

 private:
  iconv_t handle_;
};

}  // namespace

std::string fromWindowsLatin(std::string_view bytes) {
  Converter converter;
  std::string text;
  while (!converter.convert(bytes, text)) {
    text += "\xEF\xBF\xBD";  // U+FFFD
    bytes.remove_prefix(1);
  }
  return text;
}

bool declaresLatin(std::string_view xml) {
  std::string first(xml.substr(0, std::min<std::size_t>(xml.find('>'), 200)));
  std::ranges::transform(first, first.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (!first.starts_with("<?xml")) return false;
  return std::ranges::any_of(
      std::array<std::string_view, 4>{"iso-8859-1", "latin1", "windows-1252", "iso-8859-15"},
      [&](auto name) { return first.find(name) != first.npos; });
}

}  // namespace lw::script
