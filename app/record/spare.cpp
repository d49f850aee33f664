#include "record/spare.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "record/writer.hpp"
#include "session/describe.hpp"

namespace lw::record {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBegin = "lullwater-", kEnd = ".spare";

void removeSpare(const fs::path& file) {
  for (const auto* end : {"", "-wal", "-shm"}) {
    std::error_code ignored;
    auto one = file;
    fs::remove(one += end, ignored);
  }
}

/// One file, from its first row until nobody writes to it any more.
class SpareFile {
 public:
  SpareFile(fs::path file, fs::path keyFile) : file_(std::move(file)), keyFile_(std::move(keyFile)) {}
  ~SpareFile() {
    store_.reset();
    if (needless) removeSpare(file_);
  }
  void put(std::span<const Row> rows) {
    if (!store_) {
      if (!fs::exists(keyFile_)) throw std::runtime_error("the key of the record is not there");
      store_ = openStore(file_, keyFile_);
    }
    store_->append(kNoSession, rows);
  }
  std::atomic<bool> needless{false};

 private:
  const fs::path file_, keyFile_;
  std::unique_ptr<Store> store_;
};

class SpareFolder final : public SparePlace {
 public:
  explicit SpareFolder(SpareOptions options) : options_(std::move(options)) {}

  void append(std::vector<Row> rows) override {
    if (!writer_) {
      file_ = std::make_shared<SpareFile>(spareFile(options_.folder, options_.session), options_.keyFile);
      writer_ = std::make_unique<Writer>([file = file_](std::span<const Row> some) { file->put(some); },
                                         options_.onThread, options_.wake);
    }
    writer_->append(std::move(rows));
    writer_->tryAgain();
  }
  void finish(std::chrono::milliseconds atMost) override {
    if (writer_) writer_->finish(atMost);
  }
  std::uint64_t durableThrough() const override { return writer_ ? writer_->durableThrough() : 0; }
  void clear() override {
    if (!writer_) return;
    file_->needless = true;
    file_.reset();
    writer_->leave();
    writer_.reset();
  }

 private:
  const SpareOptions options_;
  std::shared_ptr<SpareFile> file_;  // its writer's, too
  std::unique_ptr<Writer> writer_;
};

/// Of another store, if this one does not know the session.
std::optional<SessionInfo> sessionOf(const Store& store, const fs::path& file) {
  const auto name = file.filename().string();
  if (!name.starts_with(kBegin) || !name.ends_with(kEnd)) return std::nullopt;
  return findSession(store, name.substr(kBegin.size(), name.size() - kBegin.size() - kEnd.size()));
}

/// What the program could not say any more at the end of the session.
void endAs(Store& store, std::int64_t session, const Row& last) {
  const auto event = session::eventOf(last.fields);
  if (!event) return;
  if (const auto* ended = std::get_if<session::SessionEnded>(&*event))
    store.end(session, ended->how, last.time);
  else if (std::holds_alternative<session::BrokenOff>(*event))
    store.end(session, "broken-off", last.time);
}

std::size_t takeInFile(Store& store, const SessionInfo& session, const fs::path& file,
                       const fs::path& keyFile) {
  std::vector<Row> rows;
  {
    const auto spare = openStore(file, keyFile, Access::read);
    rows = spare->rows(kNoSession);
  }
  for (auto& row : rows) row.session = session.id;
  store.append(session.id, rows);
  if (!session.ended && !rows.empty()) endAs(store, session.id, rows.back());
  removeSpare(file);
  return rows.size();
}

}  // namespace

fs::path spareFile(const fs::path& folder, const std::string& session) {
  return folder / fmt::format("{}{}{}", kBegin, session, kEnd);
}

std::unique_ptr<SparePlace> makeSpare(SpareOptions options) {
  return std::make_unique<SpareFolder>(std::move(options));
}

TakenIn takeIn(Store& store, const fs::path& folder, const fs::path& keyFile) {
  TakenIn taken;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    try {
      if (const auto session = sessionOf(store, entry.path()))
        taken.rows += takeInFile(store, *session, entry.path(), keyFile);
    } catch (const std::exception& problem) {
      taken.troubles.push_back(fmt::format("{}: {}", entry.path().string(), problem.what()));
    }
  }
  return taken;
}

fs::path usualSpareFolder() {
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  if (runtime == nullptr || *runtime != '/') return {};
  return fs::path(runtime) / "lullwater";
}

}  // namespace lw::record
