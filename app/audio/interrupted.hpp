#pragma once
#include <stdexcept>

namespace lw::audio {

/// Somebody asked to stop.
class Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace lw::audio
