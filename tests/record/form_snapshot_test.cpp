#include <doctest/doctest.h>

#include "record/database.hpp"
#include "record/form_snapshot.hpp"
#include "record/key_file.hpp"
#include "session/describe.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;

namespace {

script::Text in(const std::string& english, const std::string& german = "") {
  script::Text text{{{"en", english}}};
  if (!german.empty()) text.byLanguage["de"] = german;
  return text;
}

script::Form aForm() {
  script::Form form;
  form.id = "arrival";
  form.title = in("Before", "Davor");
  form.who = script::Who::sitter;
  form.copyright = "\xC2\xA9 nobody \"here\"";
  script::Question sleep;
  sleep.id = "sleep";
  sleep.text = in("How did you sleep?", "Wie haben Sie geschlafen?");
  sleep.kind = script::QuestionKind::scale;
  sleep.low = {-2, in("badly")};
  sleep.high = {8, in("well", "gut")};
  script::Question many;
  many.id = "notice";
  many.kind = script::QuestionKind::many;
  many.options = {{"dizzy", in("Dizzy", "Schwindlig"), 3, "LA1-2", false},
                  {"none", in("None"), {}, "", true}};
  many.optional = false;
  script::Question words;
  words.id = "words";
  words.kind = script::QuestionKind::words;
  words.isPrivate = true;
  words.least = 0.5;
  words.most = 1e300;
  form.questions = {sleep, many, words};
  form.scores = {{"total", in("All"), {"sleep"}, 0, 12, {{0, in("low")}, {7, in("high")}}, "a paper", "1-2"}};
  form.notices = {{"sleep", 7, {}, in("Look"), true}, {"notice", {}, {"dizzy"}, in("Dizzy"), false}};
  return form;
}

Row asked(std::uint64_t number, const std::string& snapshot) {
  Row one = row(number);
  one.fields = session::describe(session::FormAsked{"arrival", "de", snapshot});
  return one;
}

}  // namespace

TEST_CASE("a form is read back as it was asked, in the language that it was asked in") {
  const auto kept = formSnapshot(aForm(), "de");
  CHECK(kept == formSnapshot(aForm(), "de"));
  CHECK(kept != formSnapshot(aForm(), "en"));
  const auto form = formOfSnapshot(kept);
  CHECK(formSnapshot(form, "de") == kept);
  CHECK(form.id == "arrival");
  CHECK(form.who == script::Who::sitter);
  CHECK(form.copyright == aForm().copyright);
  REQUIRE(form.questions.size() == 3);
  CHECK(form.questions[0].text.in("de") == "Wie haben Sie geschlafen?");
  CHECK(form.questions[0].kind == script::QuestionKind::scale);
  CHECK(form.questions[0].low.value == -2);
  CHECK(form.questions[0].low.label.in("de") == "badly");
  CHECK(form.questions[1].options[0].value == 3);
  CHECK(form.questions[1].options[0].code == "LA1-2");
  CHECK_FALSE(form.questions[1].options[1].value.has_value());
  CHECK(form.questions[1].options[1].exclusive);
  CHECK_FALSE(form.questions[1].optional);
  CHECK(form.questions[2].isPrivate);
  CHECK(form.questions[2].most == 1e300);
  REQUIRE(form.scores.size() == 1);
  CHECK(form.scores[0].bands[1].from == 7);
  REQUIRE(form.notices.size() == 2);
  CHECK(form.notices[0].atLeast == 7);
  CHECK(form.notices[0].blocksStart);
  CHECK(form.notices[1].isAnyOf == std::vector<std::string>{"dizzy"});
  for (const char* wrong : {"", "{}", "[]", R"({"language":"en","form":{"id":7}})"})
    CHECK_THROWS_AS(formOfSnapshot(wrong), std::runtime_error);
}

TEST_CASE("a form is kept once, by what is in it") {
  Folder folder;
  const auto content = formSnapshot(aForm(), "de");
  const auto name = openIn(folder)->keepSnapshot(content);
  CHECK(name.size() == 64);
  const auto store = openIn(folder);
  CHECK(store->keepSnapshot(content) == name);
  CHECK(store->keepSnapshot(formSnapshot(aForm(), "en")) != name);
  CHECK(store->snapshot(name) == content);
  CHECK_FALSE(store->snapshot(std::string(64, '0')).has_value());
  CHECK_FALSE(store->snapshot("no name").has_value());
  Database database(folder.store(), kStoreName, Mode::readOnly, KeyFile(folder.key(), false).key());
  CHECK(database.value("SELECT count(*) FROM snapshots") == "2");
}

TEST_CASE("a form that was kept can't be changed or taken out unseen") {
  Folder folder;
  {
    const auto store = openIn(folder);
    const auto name = store->keepSnapshot(formSnapshot(aForm(), "de"));
    const auto session = store->begin("s", "t", "r", kMorning).id;
    store->append(session, std::vector{asked(1, name)});
    CHECK(store->verify().problem == "");
  }
  Database database(folder.store(), kStoreName, Mode::readWrite, KeyFile(folder.key(), false).key());
  CHECK_THROWS_AS(database.run("UPDATE snapshots SET content = 'x'"), DatabaseError);
  CHECK_THROWS_AS(database.run("DELETE FROM snapshots"), DatabaseError);
  SUBCASE("changed") {
    database.run("DROP TRIGGER snapshots_no_UPDATE; UPDATE snapshots SET content = 'x'");
    CHECK(openIn(folder)->verify().problem.starts_with("a form that was kept was changed"));
  }
  SUBCASE("taken out") {
    database.run("DROP TRIGGER snapshots_no_DELETE; DELETE FROM snapshots");
    CHECK(openIn(folder)->verify().problem == "the form that row 2 names is missing");
  }
}
