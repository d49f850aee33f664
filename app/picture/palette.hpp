#pragma once
#include <array>

#include "picture/ops.hpp"

namespace lw::picture {

/// Colours by their role, as the screens have them: a light ground for paper, a dark one for the author's
/// window.
struct Palette {
  Colour bg, surf, surf2, hair, edge, ink, ink2, ink3, act, onAct, actText, tint, wait, onWait, waitText,
      fault, onFault, faultText;
  Colour phaseText, phaseTextOnLight;
};

inline constexpr Palette kPaper{.bg = {0xF2EBDF},
                                .surf = {0xFBF7F0},
                                .surf2 = {0xE7DDCD},
                                .hair = {0xD9CDBA},
                                .edge = {0x86765F},
                                .ink = {0x2B2320},
                                .ink2 = {0x5B4F46},
                                .ink3 = {0x5B4F46},
                                .act = {0x1F4F4A},
                                .onAct = {0xFAF5EC},
                                .actText = {0x1F4F4A},
                                .tint = {0xD5E0D7},
                                .wait = {0xE4C07A},
                                .onWait = {0x2B2320},
                                .waitText = {0x77501A},
                                .fault = {0x9B3020},
                                .onFault = {0xFFF4EA},
                                .faultText = {0x9B3020},
                                .phaseText = {0xFBF7F0},
                                .phaseTextOnLight = {0x241A0C}};

inline constexpr Palette kDuskPalette{.bg = {0x181310},
                                      .surf = {0x231C18},
                                      .surf2 = {0x2F2721},
                                      .hair = {0x42372F},
                                      .edge = {0x8F7F6F},
                                      .ink = {0xF1E7DA},
                                      .ink2 = {0xC6B7A5},
                                      .ink3 = {0xA39382},
                                      .act = {0x376C63},
                                      .onAct = {0xFBF6EE},
                                      .actText = {0x9CC7BA},
                                      .tint = {0x25342F},
                                      .wait = {0xE0B56F},
                                      .onWait = {0x241A0C},
                                      .waitText = {0xE0B56F},
                                      .fault = {0xB03A28},
                                      .onFault = {0xFFF4EA},
                                      .faultText = {0xF0907A},
                                      .phaseText = {0xF1E7DA},
                                      .phaseTextOnLight = {0x241A0C}};

/// Settle, onset, ascent, peak, return, rest, wake: the course of a session in colours.
inline constexpr std::array<Colour, 7> kPhaseColours{
    {{0x4B5A50}, {0x5B6B57}, {0x7E8455}, {0xB08F4C}, {0x776246}, {0x66594C}, {0x4F4942}}};

}  // namespace lw::picture
