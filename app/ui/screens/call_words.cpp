#include "ui/screens/call_words.hpp"

#include <cctype>

#include "words/messages.hpp"

namespace lw::ui {
namespace {

using namespace std::chrono_literals;
using call::State;

constexpr auto kNoProofIn = 3s;  // after this the room says what else one can do

std::string capital(std::string words) {
  if (!words.empty()) words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
  return words;
}

/// Makes the words of one call, in the room's language.
class Speaker {
 public:
  Speaker(const Setup& setup, const CallProof& proof) : setup_(setup), proof_(proof) {}

  void answered(CallWords& words) const {
    if (proof_.alone) {
      words.headline = say(setup_.home ? words::call::sitterAnswered : words::call::someoneAnswered);
      words.lines = say(words::call::hereWithYou);
    } else if (setup_.home) {  // the sitter on this screen, or somebody at the phone
      words.headline = say(words::call::someoneAnswered);
      words.lines = say(words::call::stay);
    } else {
      words.headline = say(words::call::StaffAnswered{.who = capital(setup_.wordForStaff)});
      words.lines = say(words::call::onTheWay);
      words.after = say(words::call::willLookIn);
    }
  }

  void rings(CallWords& words) const {
    words.headline = say(setup_.home ? words::call::phoneHasIt : words::call::deskHasIt);
    words.lines = say(words::call::ringingThere);
    words.after = say(words::call::staysOn);
  }

  void failed(CallWords& words) const {
    words.headline = say(setup_.home ? words::call::phoneNotReached : words::call::deskNotReached);
    words.lines = say(proof_.sounding ? words::call::stillSounding : words::call::mayNotSound);
    words.act = true;
  }

  void alone(CallWords& words, const call::CallView& call) const {
    words.act = call.age >= kNoProofIn || call.state == State::notDelivered;
    if (proof_.sounding) {
      words.headline = say(words::call::callingForYou);
      words.lines = say(words.act ? words::call::soundingHere : words::call::soundingNobodyYet);
    } else {
      words.headline = say(words.act ? words::call::mayNotBeHeard : words::call::calling);
      words.lines = words.act ? say(words::call::keepTrying) : "";
    }
  }

  void pending(CallWords& words) const {
    words.headline = say(proof_.sounding ? words::call::callingForYou : words::call::calling);
    words.lines = proof_.sounding
                      ? say(setup_.home ? words::call::soundingPhoneNotConfirmed
                                        : words::call::soundingDeskNotConfirmed)
                      : say(setup_.home ? words::call::phoneNotConfirmed : words::call::deskNotConfirmed);
  }

  void steps(CallWords& words) const {
    namespace ring = words::ring;
    const bool failed = proof_.deskFailed && !proof_.person;
    words.step[0] = proof_.sounding ? Step::reached : proof_.silent ? Step::failed : Step::open;
    words.label[0] = say(proof_.sounding ? ring::sounding : proof_.silent ? ring::noSound : ring::sound);
    words.step[1] = proof_.desk ? Step::reached : failed ? Step::failed : Step::open;
    words.label[1] = failed ? say(setup_.home ? ring::phoneNotReached : ring::deskNotReached)
                            : say(setup_.home ? ring::atPhone : ring::atDesk);
    words.step[2] = proof_.person ? Step::reached : Step::open;
    words.label[2] = say(proof_.person ? ring::personAnswered
                         : failed      ? ring::noAnswerYet
                                       : ring::personAnswers);
  }

 private:
  std::string say(const words::Message& message) const { return setup_.words->say(message); }

  const Setup& setup_;
  const CallProof& proof_;
};

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
  const Speaker speaker(setup, proof);
  CallWords words;
  words.mistake = setup.words->say(words::call::mistake);
  speaker.steps(words);
  if (proof.person)
    speaker.answered(words);
  else if (proof.desk)
    speaker.rings(words);
  else if (proof.alone)
    speaker.alone(words, call);
  else if (proof.deskFailed)
    speaker.failed(words);
  else
    speaker.pending(words);
  return words;
}

std::string secondThing(const Setup& setup) {
  if (!setup.whatElse.empty()) return setup.whatElse;
  if (setup.home && !setup.emergencyNumber.empty())
    return setup.words->say(words::call::RingNumber{.number = setup.emergencyNumber});
  return {};
}

std::string testResult(const Setup& setup, const call::CallView& call, bool seen) {
  namespace test = words::test;
  const auto say = [&](const words::Message& message) { return setup.words->say(message); };
  if (!seen) return say(test::waitingForYou);
  if (!call.hasDesk) return say(test::heardInRoom);
  const auto proof = proofOf(call);
  if (proof.desk && call.test) return say(test::deskSawIt);
  if (proof.deskFailed) return say(test::deskNotReached);
  return say(call.test ? test::waitingForDesk : test::heard);
}

std::string testLine(const Setup& setup, const call::CallView& call) {
  const bool known = call.test && call.hasDesk && proofOf(call).desk;
  return setup.words->say(known ? words::test::deskKnows : words::test::onlyATest);
}

}  // namespace lw::ui
