#pragma once
#include <deque>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "picture/facts.hpp"
#include "plan/media.hpp"
#include "plan/plan.hpp"
#include "script/documents.hpp"

/// Sessions made by hand, with music whose loudness moves, to draw and to look at.
namespace lw::picture::test {

/// A session, planned; nothing in it is moved once it is made.
struct Sample {
  script::Bundle bundle;
  plan::Media media;
  plan::Plan plan;
  core::Diagnostics diagnostics;
  PlanFacts facts;
};

using SamplePtr = std::unique_ptr<Sample>;

/// An hour in a clinic as it is meant to be.
SamplePtr hour();
/// The same with mistakes: a sudden rise, a voice without a file, overlapping breath.
SamplePtr hourWithProblems();
/// Ten seconds.
SamplePtr tiny();
/// Twelve hours, with thousands of lines and pieces.
SamplePtr longDay();
/// Titles in many scripts, of every length, with markup in them.
SamplePtr manyScripts();
/// Phases, and no music at all.
SamplePtr silent();

std::vector<std::pair<std::string, SamplePtr>> allSamples();

}  // namespace lw::picture::test
