#pragma once
#include <vector>

#include "picture/rehearsal.hpp"
#include "program/rehearse_levels.hpp"
#include "record/store.hpp"
#include "session/plan.hpp"

namespace lw::program {

/// What rows of a session tell: its parts with their lengths, what was wrong, what differs from the plan.
void tellStory(const std::vector<record::Row>& rows, const session::Plan& plan, picture::PersonRun& run);

/// Where each phase lay, in session positions.
std::vector<PhasePlace> phasePlaces(const std::vector<record::Row>& rows, const session::Plan& plan);

/// Where voices (with the music's step back for them) and bells sounded.
Covered coveredByVoices(const std::vector<record::Row>& rows, const session::Plan& plan,
                        const session::Media& media);

}  // namespace lw::program
