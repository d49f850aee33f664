#pragma once
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/fields.hpp"

/// Values that are hard to keep, for every member that a table of fields names (core/fields.hpp).
namespace lw::hostile {

inline const std::vector<std::string>& hostileTexts() {
  static const std::vector<std::string> texts{
      "",
      "plain",
      std::string("a\0b", 3),
      "\"quoted\" 'and' \\ back",
      "two\nlines\r\n\ttab",
      "\x1b[2J\x7f",
      "\xE2\x80\xAE\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xF0\x9F\x90\xB3",
      "broken \xff\xc3",
      "\xed\xa0\x80",
      "nan",
      "{\"number\":\"nan\"}",
      "{\"bytes\":\"00\"}",
      "-9223372036854775808",
      "yes",
      std::string(100'000, 'x')};
  return texts;
}

/// Fills one thing after the other, so that each member meets each value in some round.
class Filler {
 public:
  explicit Filler(std::size_t round) : round_(round) {}

  template <class T>
  void operator()(std::string_view, T& value) {
    fill(value);
  }
  template <class T>
  void operator()(std::string_view key, std::optional<T>& value) {
    if (next() % 3 == 0)
      value.reset();
    else
      (*this)(key, value.emplace());
  }
  template <class T>
  void secret(std::string_view, T& value, bool) {
    fill(value);
  }
  template <class T>
  void orNone(std::string_view, T& value) {
    fill(value);
  }
  template <class T>
  void part(T& value) {
    visitFields(*this, value);
  }
  template <class... Ts>
  void kind(std::string_view, std::variant<Ts...>& value) {
    const auto index = next() % sizeof...(Ts);
    std::size_t i = 0;
    ((i++ == index ? visitFields(*this, value.template emplace<Ts>()) : void()), ...);
  }

 private:
  std::size_t next() { return round_ + 7 * at_++; }
  template <class T>
  static const T& oneOf(const std::vector<T>& all, std::size_t at) {
    return all[at % all.size()];
  }

  void fill(bool& value) { value = next() % 2 == 0; }
  void fill(int& value) {
    using Limits = std::numeric_limits<int>;
    value = std::vector{0, -1, Limits::min(), Limits::max()}[next() % 4];
  }
  void fill(std::int64_t& value) {
    using Limits = std::numeric_limits<std::int64_t>;
    value = std::vector<std::int64_t>{0, -1, Limits::min(), Limits::max(), (1LL << 53) + 1}[next() % 5];
  }
  void fill(std::uint64_t& value) {
    value =
        std::vector<std::uint64_t>{0, 1, std::numeric_limits<std::uint64_t>::max(), 1ULL << 63}[next() % 4];
  }
  void fill(double& value) {
    using Limits = std::numeric_limits<double>;
    value = std::vector{0.0,
                        -0.0,
                        0.1,
                        7.0,
                        1e300,
                        Limits::denorm_min(),
                        Limits::max(),
                        Limits::lowest(),
                        Limits::infinity(),
                        -Limits::infinity(),
                        Limits::quiet_NaN()}[next() % 11];
  }
  void fill(std::string& value) { value = oneOf(hostileTexts(), next()); }
  void fill(std::vector<std::string>& value) {
    value.assign(next() % 4, "");
    for (auto& one : value) fill(one);
  }
  void fill(core::Frames& value) {
    std::int64_t count = 0;
    fill(count);
    value = core::Frames{count};
  }
  void fill(core::Decibels& value) { fill(value.value); }
  void fill(core::UtcTime& value) {
    value = core::UtcTime{std::chrono::milliseconds{std::vector<std::int64_t>{
        0, -1, 1'772'356'320'250, 253'402'300'799'999, -62'167'219'200'000}[next() % 5]}};
  }
  void fill(core::AnswerValue& value) {
    switch (next() % 5) {
      case 0: return fill(value.emplace<bool>());
      case 1: return fill(value.emplace<std::int64_t>());
      case 2: return fill(value.emplace<double>());
      case 3: return fill(value.emplace<std::string>());
      default: return fill(value.emplace<std::vector<std::string>>());
    }
  }
  template <core::Named E>
  void fill(E& value) {
    value = static_cast<E>(next() % namesOf(E{}).size());
  }

  std::size_t round_, at_ = 0;
};

inline constexpr std::size_t kRounds = 60;  // more than any list above is long

/// One of every kind, with the values of that round.
template <class... Ts>
std::vector<std::variant<Ts...>> everyKind(std::size_t round, const std::variant<Ts...>* = nullptr) {
  std::vector<std::variant<Ts...>> all;
  const auto add = [&]<class T>(T one) {
    Filler filler(round);
    visitFields(filler, one);
    all.push_back(std::move(one));
  };
  (add(Ts{}), ...);
  return all;
}

/// Of the same type, and the same to the bit: not a number is itself, and -0 is not 0.
inline bool sameValue(const core::AnswerValue& a, const core::AnswerValue& b) {
  const auto* x = std::get_if<double>(&a);
  const auto* y = std::get_if<double>(&b);
  if (x == nullptr || y == nullptr) return a == b;
  return (std::isnan(*x) && std::isnan(*y)) || std::memcmp(x, y, sizeof *x) == 0;
}

inline bool sameFields(const core::Fields& a, const core::Fields& b) {
  if (a.name != b.name || a.values.size() != b.values.size()) return false;
  for (std::size_t i = 0; i < a.values.size(); ++i)
    if (a.values[i].first != b.values[i].first || !sameValue(a.values[i].second, b.values[i].second))
      return false;
  return true;
}

// --- that a table forgets no member

struct Anything {
  template <class T>
  requires(!std::same_as<T, std::in_place_t> && !std::same_as<T, std::nullopt_t>) operator T() const noexcept;
};
template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires {
    T{((void)I, Anything{})...};
  };
}
/// How many members an aggregate has.
template <class T, std::size_t N = 12>
constexpr std::size_t membersOf() {
  if constexpr (takes<T>(std::make_index_sequence<N>{}))
    return N;
  else
    return membersOf<T, N - 1>();
}

struct Counter {
  std::size_t count = 0;
  template <class T>
  void operator()(std::string_view, T&) {
    ++count;
  }
  template <class T>
  void secret(std::string_view, T&, bool) {
    ++count;
  }
  template <class T>
  void orNone(std::string_view, T&) {
    ++count;
  }
  template <class T>
  void part(T&) {
    ++count;
  }
  template <class T>
  void kind(std::string_view, T&) {
    ++count;
  }
};

template <class T>
std::size_t namedMembersOf() {
  T one{};
  Counter counter;
  visitFields(counter, one);
  return counter.count;
}

}  // namespace lw::hostile
