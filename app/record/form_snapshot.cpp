#include "record/form_snapshot.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "core/fields.hpp"

/// One function a type names its members; `Putter` writes them, `Taker` reads them.
namespace lw::record {
namespace {

using Json = nlohmann::ordered_json;
using script::QuestionKind;
using script::Who;

constexpr std::array<std::string_view, 7> formNames(QuestionKind) {
  return {"scale", "choice", "many", "yes-no", "number", "words", "time"};
}
constexpr std::array<std::string_view, 3> formNames(Who) {
  return {"person", "staff", "sitter"};
}

template <class V, core::Is<script::ScaleEnd> D>
void visitForm(V& v, D& d) {
  v("value", d.value);
  v("label", d.label);
}
template <class V, core::Is<script::Option> D>
void visitForm(V& v, D& d) {
  v("id", d.id);
  v("label", d.label);
  v("value", d.value);
  v("code", d.code);
  v("exclusive", d.exclusive);
}
template <class V, core::Is<script::Question> D>
void visitForm(V& v, D& d) {
  v("id", d.id);
  v("text", d.text);
  v("hint", d.hint);
  v("kind", d.kind);
  v("low", d.low);
  v("high", d.high);
  v("options", d.options);
  v("least", d.least);
  v("most", d.most);
  v("unit", d.unit);
  v("optional", d.optional);
  v("private", d.isPrivate);
  v("code", d.code);
}
template <class V, core::Is<script::Band> D>
void visitForm(V& v, D& d) {
  v("from", d.from);
  v("label", d.label);
}
template <class V, core::Is<script::Score> D>
void visitForm(V& v, D& d) {
  v("id", d.id);
  v("title", d.title);
  v("questions", d.questions);
  v("low", d.low);
  v("high", d.high);
  v("bands", d.bands);
  v("source", d.source);
  v("code", d.code);
}
template <class V, core::Is<script::Notice> D>
void visitForm(V& v, D& d) {
  v("question", d.question);
  v("at-least", d.atLeast);
  v("is-any-of", d.isAnyOf);
  v("text", d.text);
  v("blocks-start", d.blocksStart);
}
template <class V, core::Is<script::Form> D>
void visitForm(V& v, D& d) {
  v("id", d.id);
  v("title", d.title);
  v("who", d.who);
  v("instruction", d.instruction);
  v("copyright", d.copyright);
  v("source", d.source);
  v("code", d.code);
  v("questions", d.questions);
  v("scores", d.scores);
  v("notices", d.notices);
}

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::same_as<T, std::string>;

class Putter {
 public:
  explicit Putter(const std::string& language) : language_(language) {}
  template <class T>
  void operator()(std::string_view key, const T& value) {
    out_[std::string(key)] = put(value);
  }
  template <class T>
  void operator()(std::string_view key, const std::optional<T>& value) {
    if (value) (*this)(key, *value);
  }
  template <class T>
  Json put(const T& value) const {
    if constexpr (Plain<T>)
      return value;
    else if constexpr (std::is_enum_v<T>)
      return formNames(value)[static_cast<std::size_t>(value)];
    else if constexpr (std::same_as<T, script::Text>)
      return value.in(language_);
    else
      return putAll(value);
  }

 private:
  template <class T>
  Json putAll(const std::vector<T>& values) const {
    Json list = Json::array();
    for (const auto& one : values) list.push_back(put(one));
    return list;
  }
  template <class T>
  Json putAll(const T& value) const {
    Putter inner(language_);
    visitForm(inner, value);
    return inner.out_;
  }

  const std::string& language_;
  Json out_ = Json::object();
};

class Taker {
 public:
  Taker(const Json& from, const std::string& language) : from_(from), language_(language) {}
  template <class T>
  void operator()(std::string_view key, T& value) {
    take(from_.at(std::string(key)), value);
  }
  template <class T>
  void operator()(std::string_view key, std::optional<T>& value) {
    if (from_.contains(std::string(key))) (*this)(key, value.emplace());
  }
  template <class T>
  void take(const Json& from, T& value) const {
    if constexpr (Plain<T>)
      from.get_to(value);
    else if constexpr (std::is_enum_v<T>)
      takeName(from, value);
    else if constexpr (std::same_as<T, script::Text>)
      takeText(from, value);
    else
      takeAll(from, value);
  }

 private:
  template <class E>
  static void takeName(const Json& from, E& value) {
    const auto names = formNames(E{});
    for (std::size_t i = 0; i < names.size(); ++i)
      if (from == names[i]) {
        value = static_cast<E>(i);
        return;
      }
    throw std::runtime_error(fmt::format("{} is of an unknown kind", from.dump()));
  }
  void takeText(const Json& from, script::Text& value) const {
    const auto words = from.get<std::string>();
    if (!words.empty()) value.byLanguage[language_] = words;
  }
  template <class T>
  void takeAll(const Json& from, std::vector<T>& values) const {
    for (const auto& one : from) take(one, values.emplace_back());
  }
  template <class T>
  void takeAll(const Json& from, T& value) const {
    Taker inner(from, language_);
    visitForm(inner, value);
  }

  const Json& from_;
  const std::string& language_;
};

}  // namespace

std::string formSnapshot(const script::Form& form, const std::string& language) {
  Json out = Json::object();
  out["language"] = language;
  out["form"] = Putter(language).put(form);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

script::Form formOfSnapshot(const std::string& json) {
  try {
    const auto kept = Json::parse(json);
    const auto language = kept.at("language").get<std::string>();
    script::Form form;
    Taker(kept, language).take(kept.at("form"), form);
    return form;
  } catch (const Json::exception& error) {
    throw std::runtime_error(fmt::format("a form that was kept can't be read: {}", error.what()));
  }
}

}  // namespace lw::record
