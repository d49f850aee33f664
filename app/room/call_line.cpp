#include "room/call_line.hpp"

#include "ui/screens/call_words.hpp"
#include "words/messages.hpp"

namespace lw::room {

std::optional<words::Message> callLine(const call::CallView& call, bool byPerson, bool home) {
  namespace spoken = words::spoken;
  if (call.state == call::State::idle || call.test) return std::nullopt;
  const auto proof = ui::proofOf(call);
  if (proof.person) return proof.alone || home ? spoken::answeredHere : spoken::answered;
  if (!byPerson) return spoken::notByYou;
  if (proof.desk) return home ? spoken::phoneHasIt : spoken::deskHasIt;
  if (proof.deskFailed) return home ? spoken::phoneNotReached : spoken::deskNotReached;
  if (call.state == call::State::notDelivered && !proof.sounding) return spoken::calledUnheard;
  return spoken::called;
}

}  // namespace lw::room
