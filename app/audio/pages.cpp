#include "audio/pages.hpp"

#include <sys/mman.h>

#include <new>
#include <utility>

namespace lw::audio {

Pages::Pages(std::size_t samples) : bytes_(samples * sizeof(float)) {
  void* const pages = ::mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) throw std::bad_alloc();
  samples_ = static_cast<float*>(pages);
  ::madvise(pages, bytes_, MADV_HUGEPAGE);  // 2 MB at once where the system can: a tenth of the time
}

Pages::~Pages() {
  ::munmap(samples_, bytes_);
}

std::shared_ptr<const Pages> PagePool::take() {
  std::unique_ptr<const Pages> pages;
  {
    const std::lock_guard lock(mutex_);
    pages = std::move(spare_);
  }
  if (!pages) pages = std::make_unique<const Pages>(samples_);
  return {pages.release(), [pool = shared_from_this()](const Pages* given) {
            pool->giveBack(std::unique_ptr<const Pages>(given));
          }};
}

/// What is not kept goes back to the system, outside the lock.
void PagePool::giveBack(std::unique_ptr<const Pages> pages) {
  const std::lock_guard lock(mutex_);
  spare_.swap(pages);
}

}  // namespace lw::audio
