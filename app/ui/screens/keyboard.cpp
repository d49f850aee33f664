#include "ui/screens/keyboard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>

#include "core/text.hpp"
#include "words/messages.hpp"

namespace lw::ui {
namespace {

constexpr int kMoreLetters = 1, kDigits = 2;  // Local::keyPage
constexpr double kKey = 110;
constexpr std::size_t kMostDigits = 6;

void limit(std::string& text) {
  while (core::codePoints(text) > kMostCharacters) core::removeLastCharacter(text);
}

void append(Local& local, const std::string& what) {
  local.typed += what;
  limit(local.typed);
  local.shift = false;
}

/// Draws keys one by one and gives each its handler.
struct Keys {
  Draw& d;
  Scene& scene;

  void letter(const Box& box, char plain) {
    const std::string name{plain}, large{static_cast<char>(std::toupper(static_cast<unsigned char>(plain)))};
    const TargetId id{Role::key, name};
    key(d, scene.feel, box, id, scene.local.shift ? large : name);
    scene.on(id, [name, large](Outbox& out) { append(out.local, out.local.shift ? large : name); });
    if (large != name)
      scene.on({Role::key, large}, [large](Outbox& out) { append(out.local, large); });  // a physical shift
  }
  void sign(const Box& box, char sign) {
    const std::string text{sign};
    key(d, scene.feel, box, {Role::key, text}, text);
    scene.on({Role::key, text}, [text](Outbox& out) { append(out.local, text); });
  }
  void shift(const Box& box) {
    key(d, scene.feel, box, Role::shift, "", true, Icon::shift);
    if (scene.local.shift) d.outline(box, d.T().actText, 20, 4);
    scene.on(Role::shift, [](Outbox& out) { out.local.shift = !out.local.shift; });
  }
  void erase(const Box& box) {
    key(d, scene.feel, box, Role::erase, "", true, Icon::erase);
    scene.on(Role::erase, [](Outbox& out) { core::removeLastCharacter(out.local.typed); });
  }
  void clear(const Box& box) {
    key(d, scene.feel, box, Role::clear, d.say(words::keyboard::clear), true, {}, box.w < 130 ? 32 : 40);
    scene.on(Role::clear, [](Outbox& out) {
      out.local.typed.clear();
      out.local.shift = true;
    });
  }
  void space(const Box& box) {
    key(d, scene.feel, box, {Role::key, " "}, d.say(words::keyboard::space), false, {}, 40);
    scene.on({Role::key, " "}, [](Outbox& out) {
      out.local.typed += ' ';
      limit(out.local.typed);
    });
  }
  void turnTo(const Box& box, const std::string& label, const std::string& which, int keyPage) {
    const TargetId id{Role::keyPage, which};
    key(d, scene.feel, box, id, label, true, {}, 40);
    scene.on(id, [keyPage](Outbox& out) { out.local.keyPage = keyPage; });
  }
  void digitsOrLetters(const Box& box) {
    if (scene.local.keyPage == kDigits)
      turnTo(box, d.say(words::keyboard::letters), "letters", 0);
    else
      turnTo(box, d.say(words::keyboard::numbers), "numbers", kDigits);
  }
  void one(const Box& box, char c) {
    std::isalpha(static_cast<unsigned char>(c)) ? letter(box, c) : sign(box, c);
  }
};

void row(Keys& keys, Point at, double width, double step, std::string_view letters) {
  for (std::size_t i = 0; i < letters.size(); ++i)
    keys.one({at.x + static_cast<double>(i) * step, at.y, width, kKey}, letters[i]);
}

void wideBoard(Keys& keys, double x, double y) {
  constexpr double step = 122;
  const bool digits = keys.scene.local.keyPage == kDigits;
  row(keys, {x, y}, kKey, step, digits ? "1234567890" : "qwertyuiop");
  row(keys, {x + 61, y + step}, kKey, step, digits ? "-/:;()&@\"" : "asdfghjkl");
  if (!digits) keys.shift({x, y + 2 * step, 171, kKey});
  row(keys, {x + 183, y + 2 * step}, kKey, step, digits ? "?!'+=%#" : "zxcvbnm");
  keys.erase({x + 183 + 7 * step, y + 2 * step, 171, kKey});
  y += 3 * step;
  keys.digitsOrLetters({x, y, 171, kKey});
  keys.sign({x + 183, y, kKey, kKey}, ',');
  keys.space({x + 305, y, 598, kKey});
  keys.sign({x + 915, y, kKey, kKey}, '.');
  keys.clear({x + 1037, y, 171, kKey});
}

// Sixteen keys of which the last ones change the page, then a low row left of Back.
void compactBoard(Keys& keys, const Layout& page) {
  const double x = page.content.x, gap = 10, width = (page.content.w - 7 * gap) / 8,
               y = page.next.y - 2 * (kKey + gap) - 5;
  const auto place = [&](std::size_t i) {
    return Box{x + static_cast<double>(i % 8) * (width + gap), y + static_cast<double>(i / 8) * (kKey + gap),
               width, kKey};
  };
  const int keyPage = keys.scene.local.keyPage;
  const std::string_view letters = keyPage == kDigits        ? "1234567890,.?!'"
                                   : keyPage == kMoreLetters ? "nopqrstuvwxyz"
                                                             : "abcdefghijklm";
  for (std::size_t i = 0; i < letters.size(); ++i) keys.one(place(i), letters[i]);
  if (keyPage != kDigits) {
    keys.shift(place(13));
    if (keyPage == kMoreLetters)
      keys.turnTo(place(14), keys.d.say(words::keyboard::firstHalf), "more", 0);
    else
      keys.turnTo(place(14), keys.d.say(words::keyboard::secondHalf), "more", kMoreLetters);
  }
  keys.erase(place(15));
  const double low = page.next.h;
  keys.digitsOrLetters({x, page.next.y, kKey, low});
  keys.space({x + kKey + gap, page.next.y, 192, low});
  keys.clear({x + kKey + 192 + 2 * gap, page.next.y, kKey, low});
}

void tallBoard(Keys& keys, const Layout& page) {
  const double gap = 12, x = page.content.x, width = (page.content.w - 6 * gap) / 7, step = kKey + gap,
               y = page.next.y - 32 - 5 * step;
  const bool digits = keys.scene.local.keyPage == kDigits;
  const std::string_view letters = digits ? "1234567890-/:;()&@\"?!'+=%#" : "abcdefghijklmnopqrstuvwxyz";
  const auto place = [&](std::size_t i) {
    return Box{x + static_cast<double>(i % 7) * (width + gap), y + static_cast<double>(i / 7) * step, width,
               kKey};
  };
  for (std::size_t i = 0; i < letters.size(); ++i) keys.one(place(i), letters[i]);
  if (!digits) keys.shift(place(26));
  keys.erase(place(27));
  const double low = y + 4 * step;
  keys.digitsOrLetters({x, low, width, kKey});
  keys.sign({x + width + gap, low, width, kKey}, ',');
  keys.space({x + 2 * (width + gap), low, 3 * width + 2 * gap, kKey});
  keys.sign({x + 5 * (width + gap), low, width, kKey}, '.');
  keys.clear({x + 6 * (width + gap), low, width, kKey});
}

// Of everything that is typed, what a number or a time can hold.
std::string digitsOf(const std::string& text, PadKind kind) {
  std::string kept;
  for (const char c : text) {
    const bool point =
        kind == PadKind::number && c == '.' && !kept.empty() && kept.find('.') == std::string::npos;
    if (point || std::isdigit(static_cast<unsigned char>(c))) kept += c;
  }
  return kept.substr(0, kind == PadKind::time ? 4 : kMostDigits);
}

}  // namespace

Layout besideKeyboard(Layout page) {
  if (!page.wide()) return page;
  for (auto* box : {&page.back, &page.next}) *box = {box->right() - 214, box->y, 214, box->h};
  return page;
}

Box lineAboveKeyboard(const Layout& page) {
  const double x = page.content.x;
  if (page.compact()) return {x, page.next.y - 245 - 8 - 66, page.content.w, 66};
  if (page.tall()) return {x, page.next.y - 32 - 5 * (kKey + 12) - 24 - 124, page.content.w, 124};
  return {x, 344, page.next.right() - x, 124};
}

void keyboard(Draw& d, Scene& scene) {
  Keys keys{d, scene};
  if (scene.page.wide())
    wideBoard(keys, scene.page.content.x, 508);
  else if (scene.page.compact())
    compactBoard(keys, scene.page);
  else
    tallBoard(keys, scene.page);
  scene.onType = [](Outbox& out) {
    limit(out.local.typed);
    out.local.shift = false;
  };
}

void pad(Draw& d, Scene& scene, const Box& area, PadKind kind) {
  const bool low = area.h < 4 * 80 + 3 * 8;
  const std::vector<std::string> order =
      low ? std::vector<std::string>{"1", "2", "3", "4", "5", "delete", "6", "7", "8", "9", "0", "last"}
          : std::vector<std::string>{"1", "2", "3", "4", "5", "6", "7", "8", "9", "last", "0", "delete"};
  const std::size_t columns = low ? 6 : 3, rows = order.size() / columns;
  const double gap = low ? 8 : 12;
  const double w = (area.w - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const double h =
      std::min(124.0, (area.h - gap * static_cast<double>(rows - 1)) / static_cast<double>(rows));
  Keys keys{d, scene};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Box box{area.x + static_cast<double>(i % columns) * (w + gap),
                  area.y + static_cast<double>(i / columns) * (h + gap), w, h};
    if (order[i] == "delete") {
      key(d, scene.feel, box, Role::erase, "", true, Icon::erase);
      scene.on(Role::erase, [kind](Outbox& out) {
        out.local.typed = digitsOf(out.local.typed, kind);  // a time has a colon that nobody typed
        core::removeLastCharacter(out.local.typed);
      });
    } else if (order[i] == "last" && kind == PadKind::time) {
      keys.clear(box);
    } else {
      const std::string text = order[i] == "last" ? "." : order[i];
      key(d, scene.feel, box, {Role::key, text}, text);
      scene.on({Role::key, text}, [text, kind](Outbox& out) {
        out.local.typed = digitsOf(digitsOf(out.local.typed, kind) + text, kind);
      });
    }
  }
  scene.onType = [kind](Outbox& out) { out.local.typed = digitsOf(out.local.typed, kind); };
}

}  // namespace lw::ui
