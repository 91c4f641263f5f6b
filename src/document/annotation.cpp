// SPDX-License-Identifier: Apache-2.0
// The layers of an annotation that lie on the text: header, zones, tokens, sentences, trees, frames
// and times.
#include "chronograph/document/annotation.hpp"

#include "chronograph/time/timex.hpp"
#include "document/annotation_json.hpp"
#include "document/annotation_reader.hpp"
#include "document/trees.hpp"

namespace chronograph {
namespace {

/// Beyond every sentence.
constexpr std::int64_t kFarHead = 0xFFFFFFFF;

}  // namespace

Document AnnotationReader::read() {
  read_header();
  read_zones();
  read_tokens();
  read_sentences();
  read_frames();
  read_times();
  read_entities();
  read_mentions();
  read_events();
  read_links();
  read_relations();
  read_cases();
  return std::move(document_);
}

void AnnotationReader::read_header() {
  if (!root_.is_object()) {
    fail("found no JSON object, expected a document");
  }
  const auto text = root_.string_at("text");
  if (!text && text_ == nullptr) {
    fail("the document has no \"text\"; expected a string");
  }
  document_.text = text ? Text(std::string(*text)) : *text_;
  const auto id = root_.find("id");
  const auto number = id ? id->as_int() : std::nullopt;
  document_.id = number ? std::to_string(*number) : text_at(root_, "id");
  if (document_.id.empty()) {
    document_.id = document_id_of(document_.text.bytes());
  }
  document_.source = text_at(root_, "source");
  document_.title = text_at(root_, "title");
  document_.publisher = text_at(root_, "publisher");
  document_.url = text_at(root_, "url");
  document_.encoding = text_at(root_, "encoding");
  read_creation_time();
}

void AnnotationReader::read_creation_time() {
  // A TIMEX3 value, so that a month or a date-time may stand where a day is meant.
  auto days = days_of_value(text_at(root_, "creation_time"));
  if (!days) {
    days = bounds_at(root_, "creation_time_bounds");
  }
  if (!days || days->unknown()) {
    return;
  }
  CreationTime creation_time{*days, CreationMethod::Field, std::nullopt};
  creation_time.method = label_at(root_, "creation_time_method", CreationMethod::Field);
  if (const auto evidence = root_.find("creation_time_evidence"); evidence) {
    if (evidence->is_object()) {
      creation_time.evidence = span_of(*evidence, "creation_time_evidence");
    }
  }
  document_.creation_time = creation_time;
}

void AnnotationReader::read_zones() {
  Ids ids;
  auto zones = sorted_layer<Zone>("zones", ids, [](Zone& zone, JsonValue json) {
    zone.kind = label_at(json, "kind", ZoneKind::Boilerplate);
  });
  if (zones) {
    document_.zones = items_of(*zones);
    document_.set(Layer::Zones);
  }
}

void AnnotationReader::read_tokens() {
  // A layer of tokens ran where all of them have its key.
  bool tagged = true;
  bool parsed = true;
  bool lemmatised = true;
  Ids ids;
  auto tokens = sorted_layer<Token>("tokens", ids, [&](Token& token, JsonValue json) {
    token.upos = label_at(json, "upos", Upos::X);
    token.xpos = label_at(json, "xpos", Xpos::Xx);
    token.deprel = relation_at(json);
    const auto head = json.find("head");
    const auto governor = head ? head->as_int() : std::nullopt;
    token.head =
        governor ? static_cast<std::uint32_t>(std::clamp<std::int64_t>(*governor, 0, kFarHead)) : 0;
    token.lemma = text_at(json, "lemma");
    parsed = parsed && governor && json.find("deprel");
    tagged = tagged && json.find("upos");
    lemmatised = lemmatised && json.find("lemma");
  });
  if (tokens) {
    document_.tokens = items_of(*tokens);
    document_.set(Layer::Tokens);
    document_.set(Layer::Tags, tagged);
    document_.set(Layer::Syntax, parsed);
    document_.set(Layer::Lemmas, lemmatised);
  }
}

Deprel AnnotationReader::relation_at(JsonValue json) {
  const std::string_view spelling = json.string_at("deprel").value_or("");
  const auto whole = parse_label<Deprel>(spelling);
  return whole ? *whole
               : parse_label<Deprel>(spelling.substr(0, spelling.find(':'))).value_or(Deprel::Dep);
}

std::uint32_t AnnotationReader::token_at(JsonValue json, std::string_view key,
                                         const std::string& what) const {
  const auto member = json.find(key);
  const auto index = member ? member->as_int() : std::nullopt;
  const auto count = static_cast<std::int64_t>(document_.tokens.size());
  if (!index || *index < 0 || *index >= count) {
    fail(what + " has no \"" + std::string(key) + "\" among the " + std::to_string(count) +
         " tokens");
  }
  return static_cast<std::uint32_t>(*index);
}

void AnnotationReader::read_frames() {
  const bool present = for_each(root_, "srl", [&](JsonValue json, const std::string& what) {
    SrlFrame frame{token_at(json, "predicate", what), text_at(json, "roleset"), {}};
    for_each(json, "arguments", [&](JsonValue argument, const std::string& name) {
      const auto role = parse_label<FrameRole>(argument.string_at("role").value_or(""));
      if (role && argument.find("head")) {
        frame.arguments.push_back(
            {*role, span_of(argument, what), token_at(argument, "head", what + " " + name)});
      }
    });
    document_.frames.push_back(std::move(frame));
  });
  std::ranges::stable_sort(document_.frames, {}, &SrlFrame::predicate);
  document_.set(Layer::Srl, present);
}

void AnnotationReader::read_sentences() {
  Ids ids;
  auto sentences = sorted_layer<Sentence>("sentences", ids, [](Sentence&, JsonValue) {});
  if (!sentences) {
    return;
  }
  document_.sentences = items_of(*sentences);
  document_.set(Layer::Sentences);
  std::uint32_t token_index = 0;
  const auto& tokens = document_.tokens;
  for (Sentence& sentence : document_.sentences) {
    while (token_index < tokens.size() && tokens[token_index].span.begin < sentence.span.begin) {
      ++token_index;
    }
    sentence.first_token = token_index;
    while (token_index < tokens.size() && tokens[token_index].span.begin < sentence.span.end) {
      ++token_index;
    }
    sentence.last_token = token_index;
  }
  check_trees();
}

void AnnotationReader::check_trees() const {
  for (const Sentence& sentence : document_.sentences) {
    const auto loose =
        document_.has(Layer::Syntax) ? find_loose_token(document_, sentence) : std::nullopt;
    if (loose) {
      fail("tokens[" + std::to_string(*loose) + "] has the head " +
           std::to_string(document_.tokens[*loose].head) +
           ", expected a tree of the words of its sentence");
    }
  }
}

void AnnotationReader::read_times() {
  auto times =
      sorted_layer<TimeExpression>("times", times_, [](TimeExpression& time, JsonValue json) {
        time.type = label_at(json, "type", TimexType::Date);
        time.value = text_at(json, "value");
        time.mod = text_at(json, "mod");
        const auto days = bounds_at(json, "days");
        time.days = days ? *days : days_of_value(time.value).value_or(DayBounds{});
      });
  if (times) {
    document_.times = items_of(*times);
    document_.set(Layer::Times);
  }
}

Document read_annotation(JsonValue json, std::string_view name, const Text* text) {
  return AnnotationReader(json, name, text).read();
}

}  // namespace chronograph
