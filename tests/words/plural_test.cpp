#include "words/plural.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using lw::words::PluralRule;
using lw::words::RuleError;

namespace {

/// The forms for 0, 1, 2, … as digits.
std::string formsOf(const std::string& rule, int numbers) {
  const PluralRule read(rule);
  std::string forms;
  for (int n = 0; n < numbers; ++n) forms += std::to_string(read.formFor(n));
  return forms;
}

}  // namespace

// The rules are those of gettext's manual (section 12.6) and of the Unicode CLDR for whole numbers.
TEST_CASE("the plural rules of many languages give the forms that their grammars ask for") {
  CHECK(formsOf("nplurals=1; plural=0;", 4) == "0000");
  CHECK(formsOf("nplurals=2; plural=(n != 1);", 4) == "1011");
  CHECK(formsOf("nplurals=2; plural=n>1;", 4) == "0011");  // French
  CHECK(
      formsOf("nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", 26) ==
      "20111222222222222222221112"
      "");
  const std::string arabic =
      "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;";
  CHECK(formsOf(arabic, 13) == "0123333333344");
  CHECK(PluralRule(arabic).formFor(100) == 5);
  CHECK(PluralRule(arabic).formFor(103) == 3);
}

TEST_CASE("precedence is C's") {
  CHECK(formsOf("nplurals=8; plural=1+2*3%4-1;", 1) == "2");
  CHECK(formsOf("nplurals=2; plural=!n||n==3&&n!=2;", 5) == "10010");
  CHECK(formsOf("nplurals=2; plural=!(n<2);", 3) == "001");
  CHECK(formsOf("nplurals=2; plural=n/2/2%2;", 9) == "000011110");
}

TEST_CASE("numbers that no rule was tried with still lead to a form that is there") {
  const PluralRule rule("nplurals=2; plural=n>5000 ? 7 : 0;");
  CHECK(rule.formFor(6000) == 1);
  CHECK(rule.formFor(-1) == 0);
  CHECK(PluralRule("nplurals=2; plural=n==n%(n-2000) ? 0 : 1;").formFor(2000) < 2);  // a division by zero
}

TEST_CASE("a rule of many divisions is worked out once each") {
  std::string rule = "n";
  for (int i = 0; i < 40; ++i) rule = "(n+1)/(" + rule + ")";
  CHECK_NOTHROW(PluralRule("nplurals=8; plural=(" + rule + ")%8;"));  // 2^40 steps would never end
}

TEST_CASE("what is no plural rule is refused") {
  const std::vector<std::string> wrong{"",
                                       "nplurals=2;",
                                       "plural=0;",
                                       "nplurals=0; plural=0;",
                                       "nplurals=9; plural=0;",
                                       "nplurals=x; plural=0;",
                                       "nplurals=2; plural=;",
                                       "nplurals=2; plural=n;",
                                       "nplurals=2; plural=m;",
                                       "nplurals=2; plural=(n;",
                                       "nplurals=2; plural=n?1;",
                                       "nplurals=2; plural=n!=1 0;",
                                       "nplurals=2; plural=n&1;",
                                       "nplurals=2; plural=99999999999999999999;",
                                       "nplurals=2; plural=" + std::string(200, '(') + "0;",
                                       "nplurals=2; plural=" + std::string(2000, '!') + "0;"};
  for (const auto& rule : wrong) {
    CAPTURE(rule);
    CHECK_THROWS_AS(PluralRule{rule}, RuleError);
  }
}
