#include "ui/screens/scene.hpp"

#include <utility>

namespace lw::ui {

bool Authority::mustProve(session::Act act, core::UiTime now) const {
  if (!session::needsProof(act) || whose == session::ActorRole::sitter) return false;
  const bool proven = whose == session::ActorRole::staff && staff && now - provenAt < session::kProofLasts;
  return !proven;
}

void Outbox::prove(session::Act what, Handler then) {
  if (authority.mustProve(what, now)) return askPin(std::move(then));
  then(*this);
}

}  // namespace lw::ui
