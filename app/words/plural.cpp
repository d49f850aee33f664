#include "words/plural.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <string>

#include "core/text.hpp"

namespace lw::words {
namespace {

constexpr std::size_t kLongestRule = 1000, kDeepest = 50, kMostForms = 8;
constexpr std::uint64_t kTried = 1000;

/// The text behind "key=" up to the next ';'.
std::string_view partOf(std::string_view rule, std::string_view key) {
  for (const auto part : core::split(rule, ';')) {
    const auto trimmed = core::trim(part);
    const auto equals = trimmed.find('=');
    if (equals != std::string_view::npos && core::trim(trimmed.substr(0, equals)) == key)
      return core::trim(trimmed.substr(equals + 1));
  }
  throw RuleError(fmt::format("the plural rule has no '{}='", key));
}

// Of a division by zero, which C leaves open, the value is 0.
std::uint64_t quotient(std::uint64_t a, std::uint64_t b) {
  return b == 0 ? 0 : a / b;
}
std::uint64_t remainder(std::uint64_t a, std::uint64_t b) {
  return b == 0 ? 0 : a % b;
}

}  // namespace

/// Recursive descent, one level of C's precedence each.
class PluralRule::Reader {
 public:
  Reader(std::string_view text, std::vector<Node>& nodes) : rest_(text), nodes_(nodes) {}

  void whole() {
    choice();
    blanks();
    if (!rest_.empty()) fail();
  }

 private:
  struct Sign {
    std::string_view text;
    Kind kind;
  };
  /// The levels of two-sided operators, the weakest first.
  static constexpr std::array<std::array<Sign, 4>, 6> kLevels{{
      {{{"||", Kind::either}}},
      {{{"&&", Kind::both}}},
      {{{"==", Kind::equal}, {"!=", Kind::unequal}}},
      {{{"<=", Kind::lessEqual}, {">=", Kind::greaterEqual}, {"<", Kind::less}, {">", Kind::greater}}},
      {{{"+", Kind::plus}, {"-", Kind::minus}}},
      {{{"*", Kind::multiply}, {"/", Kind::divide}, {"%", Kind::remainder}}},
  }};

  [[noreturn]] void fail() const {
    throw RuleError(rest_.empty()
                        ? std::string("the plural rule ends too early")
                        : fmt::format("the plural rule can't be read at '{}'", rest_.substr(0, 20)));
  }
  void blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size())); }
  bool take(std::string_view sign) {
    blanks();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }
  std::size_t add(Node node) {
    nodes_.push_back(node);
    return nodes_.size() - 1;
  }

  std::size_t choice() {
    if (++depth_ > kDeepest) throw RuleError("the plural rule is nested too deeply");
    auto found = level(0);
    if (take("?")) {
      const auto yes = choice();
      if (!take(":")) fail();
      found = add({Kind::choice, 0, found, yes, choice()});
    }
    --depth_;
    return found;
  }

  std::optional<Kind> signOf(std::size_t at) {
    for (const auto& sign : kLevels[at])
      if (!sign.text.empty() && take(sign.text)) return sign.kind;
    return std::nullopt;
  }

  std::size_t level(std::size_t at) {
    if (at == kLevels.size()) return single();
    auto left = level(at + 1);
    while (const auto kind = signOf(at)) left = add({*kind, 0, left, level(at + 1)});
    return left;
  }

  std::size_t single() {
    std::size_t turns = 0;
    while (!(blanks(), rest_.starts_with("!=")) && take("!")) ++turns;
    auto found = plain();
    for (; turns > 0; --turns) found = add({Kind::negate, 0, found});
    return found;
  }

  std::size_t plain() {
    if (take("(")) {
      const auto inner = choice();
      if (!take(")")) fail();
      return inner;
    }
    if (take("n")) return add({Kind::n});
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (error != std::errc{}) fail();
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return add({Kind::number, number});
  }

  std::string_view rest_;
  std::vector<Node>& nodes_;
  std::size_t depth_ = 0;
};

PluralRule::PluralRule(std::string_view rule) {
  if (rule.size() > kLongestRule) throw RuleError("the plural rule is too long");
  const auto count = partOf(rule, "nplurals");
  const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), forms_);
  if (error != std::errc{} || end != count.data() + count.size() || forms_ < 1 || forms_ > kMostForms)
    throw RuleError(fmt::format("the plural rule has '{}' forms; it may have 1 to {}", count, kMostForms));
  Reader(partOf(rule, "plural"), nodes_).whole();
  for (std::uint64_t n = 0; n <= kTried; ++n)
    if (const auto form = valueOf(nodes_.back(), n); form >= forms_)
      throw RuleError(fmt::format("the plural rule gives form {} of {} for {}", form, forms_, n));
}

std::size_t PluralRule::formFor(std::int64_t number) const {
  const auto n = number < 0 ? -static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  return std::min<std::size_t>(valueOf(nodes_.back(), n), forms_ - 1);
}

std::uint64_t PluralRule::valueOf(const Node& node, std::uint64_t n) const {
  const auto a = [&] { return valueOf(nodes_[node.a], n); };
  const auto b = [&] { return valueOf(nodes_[node.b], n); };
  switch (node.kind) {
    case Kind::n: return n;
    case Kind::number: return node.number;
    case Kind::negate: return a() == 0 ? 1 : 0;
    case Kind::multiply: return a() * b();
    case Kind::divide: return quotient(a(), b());
    case Kind::remainder: return remainder(a(), b());
    case Kind::plus: return a() + b();
    case Kind::minus: return a() - b();
    case Kind::less: return a() < b() ? 1 : 0;
    case Kind::lessEqual: return a() <= b() ? 1 : 0;
    case Kind::greater: return a() > b() ? 1 : 0;
    case Kind::greaterEqual: return a() >= b() ? 1 : 0;
    case Kind::equal: return a() == b() ? 1 : 0;
    case Kind::unequal: return a() != b() ? 1 : 0;
    case Kind::both: return a() != 0 && b() != 0 ? 1 : 0;
    case Kind::either: return a() != 0 || b() != 0 ? 1 : 0;
    case Kind::choice: return valueOf(nodes_[a() != 0 ? node.b : node.c], n);
  }
  return 0;
}

}  // namespace lw::words
