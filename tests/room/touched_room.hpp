#pragma once
#include <algorithm>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "plan/make_plan.hpp"
#include "room/quiet.hpp"
#include "room/slow_disk.hpp"
#include "room/visit.hpp"
#include "session/describe.hpp"
#include "support/documents_for_tests.hpp"
#include "ui/driver.hpp"

namespace lw::room_test {

/// A whole visit with a finger on its screens, a disk that is as slow or full as is wanted, and virtual time.
class TouchedRoom {
 public:
  explicit TouchedRoom(plan::test::Made made = plan::test::everything(), script::Room with = {})
      : room(std::move(with)), library(libraryOf(std::move(made))) {
    room::VisitOptions options;
    options.reading = audio::Reading::inlined;
    options.open = openQuietly;
    options.record = folder.path();
    options.spare = folder.path() / "spare";
    options.disk = [this](std::shared_ptr<record::Store> store, std::int64_t session) {
      return std::make_unique<DiskWriter>(
          disk, [store, session](std::span<const record::Row> rows) { store->append(session, rows); });
    };
    visit = std::make_unique<room::Visit>(*library, room, options, clock);
    pass(std::chrono::seconds{1});
  }

  static constexpr core::UiTime kTurn{50};

  void turn() {
    std::vector<float> block(2 * 2400);
    visit->player().readAhead(core::Frames{2400});
    visit->player().render(block.data(), 2400);
    disk.now += kTurn;
    visit->turn(now(), true);
    visit->frame(model(), now());
  }
  void pass(core::UiTime length) {
    for (core::UiTime past{0}; past < length; past += kTurn) turn();
  }
  core::UiTime now() const { return disk.now; }
  ui::Model model() const { return visit->model(visit->player().position(), now()); }
  const std::string& screen() const { return visit->screens().screenName(); }

  std::optional<ui::Target> find(const ui::TargetId& id) const {
    const auto& targets = visit->screens().targets();
    const auto found = std::ranges::find(targets, id, &ui::Target::id);
    return found == targets.end() ? std::nullopt : std::optional{*found};
  }
  /// Down and up in the middle of a target before anything is drawn anew; false if it is not there or off.
  bool tap(const ui::TargetId& id) {
    const auto target = find(id);
    if (!target || !target->enabled) return false;
    tapAt(*target);
    return true;
  }
  void tapAt(const ui::Target& target) {
    const float x = target.x + target.width / 2, y = target.y + target.height / 2;
    visit->input(core::PointerDown{1, x, y}, now());
    visit->input(core::PointerUp{1, x, y}, now());
  }
  /// A tap after which all fades are over and all is kept, if the disk is well.
  bool calmly(const ui::TargetId& id) {
    const bool done = tap(id);
    pass(std::chrono::seconds{8});
    return done;
  }

  /// The question on the screen; "" without one.
  std::string asked() const {
    const auto shown = model();
    const auto* question = std::get_if<session::QuestionView>(&shown.view.step);
    return question == nullptr ? "" : question->question->id;
  }
  bool chosen(const core::AnswerValue& value) const {
    const auto shown = model();
    const auto* question = std::get_if<session::QuestionView>(&shown.view.step);
    return question != nullptr && question->answer == value;
  }
  /// From the ready page to the first question.
  void toQuestions() {
    calmly(ui::Role::checkIn);
    calmly(ui::Role::ready);
    calmly(ui::Role::next);
  }

  /// What the disk holds of one kind.
  template <class T>
  std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& row : disk.kept)
      if (const auto event = session::eventOf(row.fields))
        if (const auto* one = std::get_if<T>(&*event)) found.push_back(*one);
    return found;
  }

  Scratch folder;
  StillClock clock;
  Disk disk;
  script::Room room;
  std::unique_ptr<library::Library> library;
  std::unique_ptr<room::Visit> visit;

 private:
  static std::unique_ptr<library::Library> libraryOf(plan::test::Made made) {
    auto library = std::make_unique<library::Library>();
    library->bundle = std::move(made.bundle);
    library->media = std::move(made.media);
    library->plan = plan::makePlan(library->bundle, library->media).plan;
    return library;
  }
};

}  // namespace lw::room_test
