#include <doctest/doctest.h>

#include <filesystem>

#include "script/read.hpp"
#include "script/source.hpp"
#include "support/actors.hpp"
#include "ui/rules.hpp"
#include "ui/samples.hpp"

using namespace lw;
using namespace lw::ui::stage;
using ui::Role;
using ui::TargetId;

namespace {

// Every question with an answer that makes its page fullest.
void checkForm(const script::Form& form, const Display& display) {
  const auto page = pageOf(display);
  for (const auto& question : form.questions) {
    CAPTURE(question.id);
    auto model = modelOf(session::QuestionView{&form, &question, std::nullopt, ""});
    if (form.who == script::Who::staff) model.staff = kStaff;
    const auto screen = drawn(display, model);
    checkRules(screen, page);
    for (const auto& option : question.options) CHECK(screen.hit({Role::answer, option.id}) != nullptr);
    std::string all;
    for (const auto& run : screen.texts()) all += run.text + " ";
    CHECK(all.find(question.text.in("en")) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("every question and checklist that comes with the program fits on every display") {
  int forms = 0, lists = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(LW_SOURCE_ROOT) / "config" / "forms")) {
    script::Source source(entry.path());
    const auto file = entry.path().filename().string();
    CAPTURE(file);
    const bool checklist = source.text.find("checklist.schema.json") != std::string::npos;
    const auto form = checklist ? script::Form{} : script::readForm(source);
    const auto list = checklist ? script::readChecklist(source) : script::Checklist{};
    REQUIRE(source.diagnostics.empty());
    for (const auto& display : kDisplays) {
      CAPTURE(display.name);
      if (!checklist)
        checkForm(form, display);
      else if (list.who == script::Who::person)
        checkRules(drawn(display,
                         modelOf(session::ChecklistView{&list, {}, false, {}}, session::View::Stage::after)),
                   pageOf(display));
    }
    ++(checklist ? lists : forms);
  }
  CHECK(forms > 8);
  CHECK(lists > 1);
}
