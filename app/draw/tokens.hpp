#pragma once
#include <array>
#include <cstdint>

#include "draw/shapes.hpp"

namespace lw::draw {

/// The three lights of a visit: Linen before it and on paper, Night in the session, Dusk after it, for staff
/// and in the author's window.
enum class Light : std::uint8_t { linen, dusk, night };

/// The colours of one light, by their role. Where a light has no such role the nearest of its own stands in.
struct Tokens {
  Light light;
  Colour bg, surf, surf2, recess, hair, edge, ink, ink2, ink3, inkHi;
  Colour act, onAct, actPress, tint, actText, off, onOff, done, wait, onWait, waitText;
  Colour call, onCall, callPress, callRing, callText, callLine, callFill, ring1, ring2, ring3, focus;
  Colour disc1, disc2, disc3, disc4, rim, rimFar, okLine, okFill;
  Colour fault, onFault, faultText;    ///< what is wrong with a file
  Colour phaseText, phaseTextOnLight;  ///< on kPhaseColours
};

inline constexpr Tokens kLinen{.light = Light::linen,
                               .bg = {0xF2EBDF},
                               .surf = {0xFBF7F0},
                               .surf2 = {0xE7DDCD},
                               .recess = {0xE7DDCD},
                               .hair = {0xD9CDBA},
                               .edge = {0x86765F},
                               .ink = {0x2B2320},
                               .ink2 = {0x5B4F46},
                               .ink3 = {0x5B4F46},
                               .inkHi = {0x2B2320},
                               .act = {0x1F4F4A},
                               .onAct = {0xFAF5EC},
                               .actPress = {0x153A36},
                               .tint = {0xD5E0D7},
                               .actText = {0x1F4F4A},
                               .off = {0xE2D8C8},
                               .onOff = {0x62564B},
                               .done = {0x3D5F45},
                               .wait = {0xE4C07A},
                               .onWait = {0x2B2320},
                               .waitText = {0x77501A},
                               .call = {0x9B3020},
                               .onCall = {0xFFF4EA},
                               .callPress = {0x782114},
                               .callRing = {0xC9705A},
                               .callText = {0x9B3020},
                               .callLine = {0x9B3020},
                               .callFill = {0x9B3020},
                               .ring1 = {0xEEE5D7},
                               .ring2 = {0xEADFCE},
                               .ring3 = {0xE5D9C6},
                               .focus = {0x1F4F4A},
                               .disc1 = {0xEEE5D7},
                               .disc2 = {0xEADFCE},
                               .disc3 = {0xE5D9C6},
                               .disc4 = {0xE5D9C6},
                               .rim = {0x86765F},
                               .rimFar = {0xD9CDBA},
                               .okLine = {0x3D5F45},
                               .okFill = {0x3D5F45},
                               .fault = {0x9B3020},
                               .onFault = {0xFFF4EA},
                               .faultText = {0x9B3020},
                               .phaseText = {0xFBF7F0},
                               .phaseTextOnLight = {0x241A0C}};

inline constexpr Tokens kDusk{.light = Light::dusk,
                              .bg = {0x181310},
                              .surf = {0x231C18},
                              .surf2 = {0x2F2721},
                              .recess = {0x120E0B},
                              .hair = {0x42372F},
                              .edge = {0x8F7F6F},
                              .ink = {0xF1E7DA},
                              .ink2 = {0xC6B7A5},
                              .ink3 = {0xA39382},
                              .inkHi = {0xF1E7DA},
                              .act = {0x376C63},
                              .onAct = {0xFBF6EE},
                              .actPress = {0x2A534C},
                              .tint = {0x25342F},
                              .actText = {0x9CC7BA},
                              .off = {0x2B241F},
                              .onOff = {0xA39382},
                              .done = {0xA9C197},
                              .wait = {0xE0B56F},
                              .onWait = {0x241A0C},
                              .waitText = {0xE0B56F},
                              .call = {0xB03A28},
                              .onCall = {0xFFF4EA},
                              .callPress = {0x82281A},
                              .callRing = {0xE07A60},
                              .callText = {0xF0907A},
                              .callLine = {0xE07A60},
                              .callFill = {0xB03A28},
                              .ring1 = {0x1E1814},
                              .ring2 = {0x241D18},
                              .ring3 = {0x2B231D},
                              .focus = {0x9CC7BA},
                              .disc1 = {0x1E1814},
                              .disc2 = {0x241D18},
                              .disc3 = {0x2B231D},
                              .disc4 = {0x2B231D},
                              .rim = {0x8F7F6F},
                              .rimFar = {0x42372F},
                              .okLine = {0xA9C197},
                              .okFill = {0xA9C197},
                              .fault = {0xB03A28},
                              .onFault = {0xFFF4EA},
                              .faultText = {0xF0907A},
                              .phaseText = {0xF1E7DA},
                              .phaseTextOnLight = {0x241A0C}};

inline constexpr Tokens kNight{.light = Light::night,
                               .bg = {0x050302},
                               .surf = {0x0D0805},
                               .surf2 = {0x150D08},
                               .recess = {0x050302},
                               .hair = {0x2A1B10},
                               .edge = {0x85592F},
                               .ink = {0xB07B46},
                               .ink2 = {0xA5723F},
                               .ink3 = {0xA5723F},
                               .inkHi = {0xCFA06A},
                               .act = {0x150D08},
                               .onAct = {0xB07B46},
                               .actPress = {0x2A1B10},
                               .tint = {0x150D08},
                               .actText = {0xB07B46},
                               .off = {0x0D0805},
                               .onOff = {0xA5723F},
                               .done = {0xB98B4C},
                               .wait = {0xB98B4C},
                               .onWait = {0x050302},
                               .waitText = {0xB98B4C},
                               .call = {0x7C2516},
                               .onCall = {0xF0BFA8},
                               .callPress = {0x5E1A0F},
                               .callRing = {0xA3442E},
                               .callText = {0xC06D50},
                               .callLine = {0xA3442E},
                               .callFill = {0x120704},
                               .ring1 = {0x0A0503},
                               .ring2 = {0x100705},
                               .ring3 = {0x180A06},
                               .focus = {0xB8824D},
                               .disc1 = {0x0B0704},
                               .disc2 = {0x120B06},
                               .disc3 = {0x190F09},
                               .disc4 = {0x20140B},
                               .rim = {0x83572F},
                               .rimFar = {0x3A2614},
                               .okLine = {0x8A6A3A},
                               .okFill = {0xB98B4C},
                               .fault = {0x7C2516},
                               .onFault = {0xF0BFA8},
                               .faultText = {0xC06D50},
                               .phaseText = {0xB07B46},
                               .phaseTextOnLight = {0x050302}};

constexpr const Tokens& tokens(Light light) {
  return light == Light::linen ? kLinen : light == Light::dusk ? kDusk : kNight;
}

/// Settle, onset, ascent, peak, return, rest, wake: the course of a session in colours.
inline constexpr std::array<Colour, 7> kPhaseColours{
    {{0x4B5A50}, {0x5B6B57}, {0x7E8455}, {0xB08F4C}, {0x776246}, {0x66594C}, {0x4F4942}}};

}  // namespace lw::draw
