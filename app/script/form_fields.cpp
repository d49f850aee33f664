#include <array>
#include <string_view>

#include "script/common_fields.hpp"

namespace lw::script {
namespace {

using namespace std::string_view_literals;

constexpr std::array kWho{"person"sv, "staff"sv, "sitter"sv};
constexpr std::array kQuestionKinds{"scale"sv,  "choice"sv, "many"sv, "yes-no"sv,
                                    "number"sv, "words"sv,  "time"sv};

constexpr Field kScaleEndFields[]{
    {"value", Type::integer, "The number at this end.", true, "", -100, 100},
    {"label", Type::text, "The words at this end.", true, "", 0, 60},
};
constexpr FieldTable kScaleEnd{"an end of a scale", "An end of a scale: its number and its words.",
                               kScaleEndFields};

constexpr Field kOptionFields[]{
    {"id", Type::name, "Name of the option in records, once in a question.", true},
    {"label", Type::text, "What the person reads.", true, "", 0, 120},
    {"value", Type::integer, "What it counts in scores.", false, "", -100, 100},
    {"code", Type::string, "LOINC answer code.", false, "", 0, 40},
    {"exclusive", Type::flag, "\"None of these\": clears the others.", false, "false"},
};
constexpr FieldTable kOption{"[[question.option]]", "One of the answers.", kOptionFields};
constexpr FieldTable kSharedOption{
    "[[option]]", "One of the answers of every question that has none of its own.", kOptionFields};

constexpr Field kQuestionFields[]{
    {"id", Type::name, "Name of the question in records, once in a form.", true},
    {"text", Type::text, "The question.", true, "", 0, 400, {}, nullptr, false, true},
    {"hint", Type::text, "A second, smaller line.", false, "", 0, 200, {}, nullptr, false, true},
    {"kind", Type::word, "How it is answered.", true, "", 0, 0, kQuestionKinds},
    {"low", Type::table, "The low end of a scale.", false, "", 0, 0, {}, &kScaleEnd},
    {"high", Type::table, "The high end of a scale.", false, "", 0, 0, {}, &kScaleEnd},
    {"option",
     Type::tables,
     "The answers of a choice (2 to 7) or of many (2 to 12).",
     false,
     "",
     0,
     12,
     {},
     &kOption},
    {"least", Type::number, "Smallest number that is taken.", false, "", -1e9, 1e9},
    {"most", Type::number, "Largest number that is taken.", false, "", -1e9, 1e9},
    {"unit", Type::string, "Unit of the number, shown behind it.", false, "", 0, 20},
    {"optional", Type::flag, "May be left out.", false, "true"},
    {"private", Type::flag, "Words that exports leave out.", false, "false"},
    {"code", Type::string, "LOINC code of the question.", false, "", 0, 40},
};
constexpr FieldTable kQuestion{"[[question]]", "A question.", kQuestionFields};

constexpr Field kBandFields[]{
    {"from", Type::integer, "Smallest score of this band.", true, "", -10000, 10000},
    {"label", Type::text, "What the source calls it.", true, "", 0, 80},
};
constexpr FieldTable kBand{"[[score.band]]", "A part of a score's range.", kBandFields};

constexpr Field kScoreFields[]{
    {"id", Type::name, "Name of the score in records.", false, "total"},
    {"title", Type::text, "Title of the score, for staff.", true, "", 0, 80},
    {"questions", Type::strings, "Questions that count; all that have values if left out.", false, "", 1,
     200},
    {"low", Type::integer, "Smallest possible score; worked out if left out.", false, "", -10000, 10000},
    {"high", Type::integer, "Largest possible score; worked out if left out.", false, "", -10000, 10000},
    {"band", Type::tables, "Names of parts of the range, lowest first.", false, "", 0, 12, {}, &kBand},
    {"source", Type::string, "Where the bands come from.", false, "", 0, 300},
    {"code", Type::string, "LOINC code of the score.", false, "", 0, 40},
};
constexpr FieldTable kScoreTable{"[[score]]", "A sum of answers.", kScoreFields};

constexpr Field kNoticeFields[]{
    {"question", Type::name, "The question whose answer is looked at.", true},
    {"at-least", Type::integer, "Tell staff from this value on.", false, "", -10000, 10000},
    {"is", Type::strings, "Tell staff when the answer is one of these: option ids, \"yes\" or \"no\".", false,
     "", 1, 12},
    {"text", Type::text, "What staff read.", true, "", 0, 200},
    {"blocks-start", Type::flag, "The session waits until staff record that they spoke with the person.",
     false, "false"},
};
constexpr FieldTable kNoticeTable{"[[notice]]", "Tells staff at once; nothing shows on the person's screen.",
                                  kNoticeFields};

constexpr Field kFormFields[]{
    kFormatField,
    kLanguageField,
    {"title", Type::text, "Title of the form.", true, "", 0, 80},
    {"who", Type::word, "Who answers.", true, "", 0, 0, kWho},
    {"instruction", Type::text, "Shown above each question.", false, "", 0, 400, {}, nullptr, false, true},
    {"copyright", Type::string, "Who may use these words; kept in exports.", false, "", 0, 600},
    {"source", Type::string, "Where the words come from.", false, "", 0, 600},
    {"code", Type::string, "LOINC code of the whole form.", false, "", 0, 40},
    {"option",
     Type::tables,
     "The answers of every choice that has none of its own.",
     false,
     "",
     0,
     12,
     {},
     &kSharedOption},
    {"question", Type::tables, "The questions, in order.", true, "", 1, 200, {}, &kQuestion},
    {"score", Type::tables, "Sums of answers.", false, "", 0, 20, {}, &kScoreTable, true},
    {"notice", Type::tables, "When staff are told at once.", false, "", 0, 50, {}, &kNoticeTable, true},
};

constexpr Field kItemFields[]{
    {"id", Type::name, "Name of the line in records, once in a checklist.", true},
    {"text", Type::text, "The line to tick.", true, "", 0, 200, {}, nullptr, false, true},
    {"hint", Type::text, "A second, smaller line.", false, "", 0, 200, {}, nullptr, false, true},
    {"required", Type::flag, "Must be ticked before anybody can sign.", false, "true"},
};
constexpr FieldTable kItem{"[[item]]", "A line to tick.", kItemFields};

constexpr Field kChecklistFields[]{
    kFormatField,
    kLanguageField,
    {"title", Type::text, "Title of the checklist.", true, "", 0, 80},
    {"instruction", Type::text, "What to do, in a sentence.", false, "", 0, 200},
    {"who", Type::word, "Who ticks.", false, "staff", 0, 0, kWho},
    {"staff-signs", Type::flag, "Staff sign at the end.", false, "true"},
    {"item", Type::tables, "The lines, in order.", true, "", 1, 40, {}, &kItem},
};

}  // namespace

const FieldTable kFormTable{"a form", "Questions, asked one at a time.", kFormFields};
const FieldTable kChecklistTable{"a checklist", "Lines to tick, then a signature.", kChecklistFields};

}  // namespace lw::script
