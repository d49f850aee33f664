#include "ui/screens/call_words.hpp"

#include <fmt/format.h>

#include <cctype>

namespace lw::ui {
namespace {

using namespace std::chrono_literals;
using call::State;

constexpr auto kNoProofIn = 3s;  // after this the room says what else one can do
constexpr auto kMistake = "Pressed by mistake? That is fine.";

std::string capital(std::string words) {
  if (!words.empty()) words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
  return words;
}

std::string placeOf(const Setup& setup) {
  return setup.home ? "phone" : "desk";
}

void answeredWords(CallWords& words, const CallProof& proof, const Setup& setup) {
  if (proof.alone) {
    words.headline = setup.home ? "Your sitter answered." : "Someone answered.";
    words.lines = "They say they are here with you.\nYou can stay just as you are.";
  } else if (setup.home) {  // the sitter on this screen, or somebody at the phone
    words.headline = "Someone answered.";
    words.lines = "You can stay just as you are.";
  } else {
    words.headline = capital(setup.wordForStaff) + " answered.";
    words.lines = "They say they are on the way to you.\nYou can stay just as you are.";
    words.after = "They will still look in.";
  }
}

void failedWords(CallWords& words, const CallProof& proof, const Setup& setup) {
  words.headline = fmt::format("We could not reach the {}.", placeOf(setup));
  words.lines = proof.sounding ? "It is still sounding here, and we keep trying."
                               : "It may not sound here either. We keep trying.";
  words.act = true;
}

void aloneWords(CallWords& words, const CallProof& proof, const call::CallView& call) {
  words.act = call.age >= kNoProofIn || call.state == State::notDelivered;
  if (proof.sounding) {
    words.headline = "We are calling for you.";
    words.lines = words.act ? "It is sounding here in the room."
                            : "It is sounding here in the room.\nNobody has answered yet.";
  } else {
    words.headline = words.act ? "This call may not be heard." : "Calling…";
    words.lines = words.act ? "We keep trying." : "";
  }
}

void pendingWords(CallWords& words, const CallProof& proof, const Setup& setup) {
  words.headline = proof.sounding ? "We are calling for you." : "Calling…";
  words.lines = fmt::format("{}The {} has not confirmed it yet.",
                            proof.sounding ? "It is sounding here in the room.\n" : "", placeOf(setup));
}

void stepsOf(CallWords& words, const CallProof& proof, const Setup& setup) {
  const bool failed = proof.deskFailed && !proof.person;
  words.step[0] = proof.sounding ? Step::reached : proof.silent ? Step::failed : Step::open;
  words.label[0] = proof.sounding ? "Sounding\nhere" : proof.silent ? "No sound\nhere" : "Sound\nhere";
  words.step[1] = proof.desk ? Step::reached : failed ? Step::failed : Step::open;
  const auto at = setup.home ? "At your\nphone" : "At the desk";
  words.label[1] = failed ? fmt::format("{} not\nreached", capital(placeOf(setup))) : at;
  words.step[2] = proof.person ? Step::reached : Step::open;
  words.label[2] = proof.person ? "A person\nanswered" : failed ? "No answer\nyet" : "A person\nanswers";
}

}  // namespace

CallProof proofOf(const call::CallView& call) {
  CallProof proof;
  const bool holds = call.state == State::delivered || call.state == State::answered;
  proof.alone = !call.hasDesk;
  proof.sounding = call.sounderProven;
  proof.person = call.personProven && call.state == State::answered;
  proof.desk = call.hasDesk && call.deskProven && holds && (!call.linkLost || proof.person);
  proof.deskFailed = call.hasDesk && !proof.desk && (call.linkLost || call.state == State::notDelivered);
  proof.silent =
      !proof.sounding && (call.state == State::notDelivered || (proof.alone && call.age >= kNoProofIn));
  return proof;
}

CallWords callWords(const call::CallView& call, const Setup& setup) {
  const auto proof = proofOf(call);
  CallWords words;
  words.mistake = kMistake;
  stepsOf(words, proof, setup);
  if (proof.person) {
    answeredWords(words, proof, setup);
  } else if (proof.desk) {
    words.headline = fmt::format("The {} has your call.", placeOf(setup));
    words.lines = "It is ringing there now.\nWe are waiting for someone to answer.";
    words.after = "It stays on until someone has looked in.";
  } else if (proof.alone) {
    aloneWords(words, proof, call);
  } else if (proof.deskFailed) {
    failedWords(words, proof, setup);
  } else {
    pendingWords(words, proof, setup);
  }
  return words;
}

std::string secondThing(const Setup& setup) {
  if (!setup.whatElse.empty()) return setup.whatElse;
  if (setup.home && !setup.emergencyNumber.empty()) return fmt::format("Ring {}.", setup.emergencyNumber);
  return {};
}

std::string testResult(const call::CallView& call, bool seen) {
  if (!seen) return "Waiting for you.";
  if (!call.hasDesk) return "Heard here in the room.";
  const auto proof = proofOf(call);
  if (proof.desk && call.test) return "Heard here. The desk saw it.";
  if (proof.deskFailed) return "Heard here. We could not reach the desk.";
  return call.test ? "Heard here. Waiting for the desk." : "Heard here.";
}

std::string testLine(const call::CallView& call) {
  const bool known = call.test && call.hasDesk && proofOf(call).desk;
  return known ? "The desk knows this is a test." : "This is only a test.";
}

}  // namespace lw::ui
