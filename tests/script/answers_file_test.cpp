#include "script/answers_file.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace {

namespace fs = std::filesystem;
using namespace lw;
using namespace lw::script;

Option option(const std::string& id) {
  Option made;
  made.id = id;
  return made;
}

Question question(const std::string& id, QuestionKind kind) {
  Question made;
  made.id = id;
  made.kind = kind;
  if (kind == QuestionKind::choice || kind == QuestionKind::many)
    made.options = {option("calm"), option("tense"), option("none")};
  if (kind == QuestionKind::number) made.least = 30, made.most = 200;
  return made;
}

Bundle room() {
  Bundle bundle;
  Form form;
  form.id = "arrival";
  form.questions = {question("sleep", QuestionKind::scale),  question("mood", QuestionKind::choice),
                    question("helps", QuestionKind::many),   question("eaten", QuestionKind::yesNo),
                    question("pulse", QuestionKind::number), question("words", QuestionKind::words),
                    question("meal", QuestionKind::time)};
  bundle.forms["arrival"] = form;
  Phase phase;
  phase.name = "medicine";
  phase.waitsFor = "medicine-given";
  bundle.script.phases = {phase};
  return bundle;
}

LoadedAnswers load(const std::string& text) {
  const auto file = fs::temp_directory_path() / ("lullwater-answers-" + std::to_string(::getpid()) + ".toml");
  std::ofstream(file, std::ios::binary) << text;
  auto loaded = loadAnswers(file, room());
  fs::remove(file);
  return loaded;
}

std::string firstMessage(const std::string& text) {
  const auto loaded = load(text);
  if (loaded.diagnostics.empty()) return "";
  const auto& first = loaded.diagnostics.front();
  return std::to_string(first.span.begin.line) + ": " + first.message +
         (first.hint.empty() ? "" : " (" + first.hint + ")");
}

std::string onArrival(const std::string& line) {
  return firstMessage("format = 1\n[answers.arrival]\n" + line + "\n");
}

}  // namespace

TEST_CASE("a file of answers is read by the kinds of the questions") {
  const auto loaded = load(
      "format = 1\n[answers.arrival]\nsleep = 7\nmood = \"tense\"\nhelps = [\"calm\", \"tense\"]\n"
      "eaten = false\npulse = 72\nwords = \"Let it be quiet.\"\nmeal = \"07:30\"\n"
      "[marks]\nmedicine-given = \"10 s\"\n");
  CHECK(loaded.diagnostics.empty());
  const auto& answers = loaded.answers;
  REQUIRE(answers.find("arrival", "sleep") != nullptr);
  CHECK(*answers.find("arrival", "sleep") == core::AnswerValue{std::int64_t{7}});
  CHECK(*answers.find("arrival", "mood") == core::AnswerValue{std::string("tense")});
  CHECK(*answers.find("arrival", "helps") == core::AnswerValue{std::vector<std::string>{"calm", "tense"}});
  CHECK(*answers.find("arrival", "eaten") == core::AnswerValue{false});
  CHECK(*answers.find("arrival", "pulse") == core::AnswerValue{72.0});
  CHECK(*answers.find("arrival", "words") == core::AnswerValue{std::string("Let it be quiet.")});
  CHECK(*answers.find("arrival", "meal") == core::AnswerValue{std::string("07:30")});
  CHECK(answers.find("arrival", "other") == nullptr);
  CHECK(answers.find("other", "sleep") == nullptr);
  CHECK(answers.marks.at("medicine-given") == core::framesOf(10));
}

TEST_CASE("each wrong answer is told with what the question takes") {
  CHECK(onArrival("sleep = 11") == "3: 'sleep' takes a whole number from 0 to 10");
  CHECK(onArrival("sleep = 7.0") == "3: 'sleep' takes a whole number from 0 to 10");
  CHECK(onArrival("mood = \"clam\"") == "3: 'mood' takes one of: calm, tense, none");
  CHECK(onArrival("helps = []") == "3: 'helps' takes a list of some of: calm, tense, none");
  CHECK(onArrival("helps = [\"calm\", \"calm\"]") == "3: 'helps' takes a list of some of: calm, tense, none");
  CHECK(onArrival("eaten = \"yes\"") == "3: 'eaten' takes true or false");
  CHECK(onArrival("pulse = 5") == "3: 'pulse' takes a number from 30 to 200");
  CHECK(onArrival("pulse = nan") == "3: 'pulse' takes a number from 30 to 200");
  CHECK(onArrival("words = \"  \"") == "3: 'words' takes words, 400 characters at most");
  CHECK(onArrival("meal = \"24:00\"") == "3: 'meal' takes a time such as \"07:30\"");
  CHECK(onArrival("slep = 3") == "3: the form 'arrival' has no question 'slep' (did you mean 'sleep'?)");
}

TEST_CASE("what the session does not have can't be answered") {
  CHECK(firstMessage("[answers]\n") == "1: the file does not say its format (begin it with: format = 1)");
  CHECK(firstMessage("format = 1\n[answers.arival]\n") ==
        "2: the session asks no form 'arival' (did you mean 'arrival'?)");
  CHECK(firstMessage("format = 1\n[answers]\narrival = 3\n") ==
        "3: the answers to 'arrival' are a table ([answers.arrival])");
  CHECK(firstMessage("format = 1\n[marks]\nmedicine = \"1 s\"\n") == "3: no phase waits for 'medicine'");
  CHECK(firstMessage("format = 1\n[marks]\nmedicine-given = \"2 h\"\n") ==
        "3: 'medicine-given' takes a length of an hour at most, such as \"10 s\"");
  CHECK(firstMessage("format = 1\n[mark]\n") ==
        "2: a file of answers has no key 'mark' (it has tables [answers.FORM] and [marks])");
  CHECK(firstMessage("format = 9\n").starts_with("1: format 9 needs Lullwater 0.9 or newer"));
}
