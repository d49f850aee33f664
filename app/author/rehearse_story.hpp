#pragma once
#include <vector>

#include "author/rehearse_levels.hpp"
#include "picture/rehearsal.hpp"
#include "plan/plan.hpp"
#include "record/store.hpp"

namespace lw::author {

/// What rows of a session tell: its parts with their lengths, what was wrong, what differs from the plan.
void tellStory(const std::vector<record::Row>& rows, const plan::Plan& plan, picture::PersonRun& run);

/// Where each phase lay, in session positions.
std::vector<PhasePlace> phasePlaces(const std::vector<record::Row>& rows, const plan::Plan& plan);

/// Where voices (with the music's step back for them) and bells sounded.
Covered coveredByVoices(const std::vector<record::Row>& rows, const plan::Plan& plan,
                        const plan::Media& media);

}  // namespace lw::author
