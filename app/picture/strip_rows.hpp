#pragma once
#include "picture/facts.hpp"
#include "picture/pencil.hpp"
#include "picture/span.hpp"

/// The rows of a strip, one function each.
namespace lw::picture {

struct RowPlace {
  double top = 0, height = 0;
  double bottom() const { return top + height; }
};

struct Rows {
  RowPlace phases, music, voice, breath, staff, loudness;
};

/// Places of the rows below an axis at `y`.
inline Rows rowsAt(double y) {
  return {{y + 46, 66}, {y + 124, 162}, {y + 298, 38}, {y + 342, 38}, {y + 386, 38}, {y + 434, 166}};
}

void drawPhases(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row);
void drawMusic(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row);
void drawVoice(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row);
void drawBreath(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row);
void drawStaff(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row);
void drawLoudness(const Pencil& p, const PlanFacts& facts, const Span& span, const RowPlace& row);
void drawChanges(const Pencil& p, const PlanFacts& facts, const Span& span, const Rows& rows);

}  // namespace lw::picture
