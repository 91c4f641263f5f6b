// SPDX-License-Identifier: Apache-2.0
// A document as one line of chronograph-annotation/1. Keys stand in a fixed order, what is not
// known has no key, and a layer that did not run has none either.
#include "chronograph/document/annotation.hpp"
#include "chronograph/time/timex.hpp"
#include "document/annotation_json.hpp"
#include "document/annotation_values.hpp"
#include "markup/json.hpp"

#include <string>

namespace chronograph {
namespace {

std::string numbered(char prefix, std::uint32_t index) {
  return prefix + std::to_string(std::uint64_t{index} + 1);
}

void write_span(JsonWriter& json, Span span) {
  json.member("begin", span.begin).member("end", span.end);
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
  if (!text.empty()) {
    json.member(key, text);
  }
}

void write_creation_time(JsonWriter& json, const CreationTime& creation_time) {
  if (creation_time.days.is_day()) {
    json.member("creation_time", creation_time.days.earliest->iso());
  } else {
    write_bounds(json, "creation_time_bounds", creation_time.days);
  }
  json.member("creation_time_method", to_string(creation_time.method));
  if (creation_time.evidence) {
    json.key("creation_time_evidence").begin_object();
    write_span(json, *creation_time.evidence);
    json.end_object();
  }
}

void write_header(JsonWriter& json, const Document& document, AnnotationText text) {
  json.member("schema", "chronograph-annotation/1").member("id", document.id);
  write_text(json, "source", document.source);
  write_text(json, "title", document.title);
  write_text(json, "publisher", document.publisher);
  write_text(json, "url", document.url);
  write_text(json, "encoding", document.encoding);
  if (document.creation_time) {
    write_creation_time(json, *document.creation_time);
  }
  if (text == AnnotationText::Written) {
    json.member("text", document.text.bytes());
  }
}

/// Writes the array of a layer, each item as an object whose members `write_members` adds.
template <typename Items, typename WriteMembers>
void write_layer(JsonWriter& json, std::string_view key, const Items& items,
                 const WriteMembers& write_members) {
  json.key(key).begin_array();
  std::uint32_t index = 0;
  for (const auto& item : items) {
    json.begin_object();
    write_members(item, index++);
    json.end_object();
  }
  json.end_array();
}

void write_tokens(JsonWriter& json, const Document& document) {
  write_layer(json, "tokens", document.tokens, [&](const Token& token, std::uint32_t /*index*/) {
    write_span(json, token.span);
    if (document.has(Layer::Lemmas)) {
      json.member("lemma", token.lemma);
    }
    if (document.has(Layer::Tags)) {
      json.member("upos", to_string(token.upos)).member("xpos", to_string(token.xpos));
    }
    if (document.has(Layer::Syntax)) {
      json.member("head", token.head).member("deprel", to_string(token.deprel));
    }
  });
}

void write_frames(JsonWriter& json, const Document& document) {
  const auto write_argument = [&](const SrlArgument& argument, std::uint32_t /*index*/) {
    json.member("role", to_string(argument.role));
    write_span(json, argument.span);
    json.member("head", argument.head);
  };
  write_layer(json, "srl", document.frames, [&](const SrlFrame& frame, std::uint32_t /*index*/) {
    json.member("predicate", frame.predicate);
    write_text(json, "roleset", frame.roleset);
    write_layer(json, "arguments", frame.arguments, write_argument);
  });
}

void write_times(JsonWriter& json, const Document& document) {
  const auto write_time = [&](const TimeExpression& time, std::uint32_t index) {
    json.member("id", numbered('t', index));
    write_span(json, time.span);
    json.member("type", to_string(time.type));
    write_text(json, "value", time.value);
    write_text(json, "mod", time.mod);
    // What the value itself says needs no further key.
    if (time.days != days_of_value(time.value).value_or(DayBounds{})) {
      write_bounds(json, "days", time.days);
    }
  };
  write_layer(json, "times", document.times, write_time);
}

void write_entities(JsonWriter& json, const Document& document) {
  const auto write_entity = [&](const Entity& entity, std::uint32_t index) {
    json.member("id", numbered('e', index)).member("type", to_string(entity.type));
    json.member("name", entity.name);
    if (!entity.aliases.empty()) {
      json.key("aliases").begin_array();
      for (const std::string& alias : entity.aliases) {
        json.value(alias);
      }
      json.end_array();
    }
    write_text(json, "country", entity.country);
    write_text(json, "sector", entity.sector);
    if (entity.position) {
      json.member("lat", entity.position->lat).member("lon", entity.position->lon);
      write_text(json, "precision", entity.position->precision);
      if (entity.position->candidates > 1) {
        json.member("candidates", entity.position->candidates);
      }
    }
  };
  write_layer(json, "entities", document.entities, write_entity);
}

void write_mentions(JsonWriter& json, const Document& document) {
  const auto write_mention = [&](const Mention& mention, std::uint32_t /*index*/) {
    write_span(json, mention.span);
    json.member("type", to_string(mention.type)).member("kind", to_string(mention.kind));
    if (mention.entity && document.has(Layer::Entities)) {
      json.member("entity", numbered('e', *mention.entity));
    }
  };
  write_layer(json, "mentions", document.mentions, write_mention);
}

void write_when(JsonWriter& json, const EventTime& when) {
  json.key("when").begin_object().key("earliest");
  write_day(json, when.begin.earliest);
  json.key("latest");
  write_day(json, when.end.latest);
  write_bounds(json, "begin", when.begin);
  write_bounds(json, "end", when.end);
  if (when.granularity != Granularity::Unknown) {
    json.member("granularity", to_string(when.granularity));
  }
  write_text(json, "basis", when.basis);
  json.end_object();
}

void write_arguments(JsonWriter& json, const Event& event) {
  const auto write_argument = [&](const Argument& argument, std::uint32_t /*index*/) {
    json.member("role", to_string(argument.role));
    write_span(json, argument.span);
    if (argument.entity) {
      json.member("entity", numbered('e', *argument.entity));
    }
  };
  write_layer(json, "arguments", event.arguments, write_argument);
}

/// The ids of what it caused, and beside them the words that say so, in the same order.
void write_causes(JsonWriter& json, const Event& event) {
  json.key("causes").begin_array();
  for (const Consequence& consequence : event.causes) {
    json.value(numbered('v', consequence.event));
  }
  json.end_array();
  write_layer(json, "cause_markers", event.causes,
              [&](const Consequence& consequence, std::uint32_t /*index*/) {
                write_span(json, consequence.marker);
              });
}

void write_event(JsonWriter& json, const Document& document, const Event& event) {
  write_span(json, event.span);
  write_text(json, "lemma", event.lemma);
  json.member("class", to_string(event.event_class));
  write_text(json, "type", event.type);
  write_text(json, "mode", event.mode);
  write_text(json, "quad", event.quad);
  write_text(json, "context", event.context);
  json.member("tense", to_string(event.tense)).member("aspect", to_string(event.aspect));
  if (document.has(Layer::Statuses)) {
    json.member("polarity", to_string(event.polarity));
    json.member("modality", to_string(event.modality));
  }
  if (event.time) {
    json.member("time", event.time->time ? numbered('t', *event.time->time) : "dct");
  }
  if (event.source) {
    json.member("source", numbered('e', *event.source));
  }
  if (event.when && !event.when->unknown()) {
    write_when(json, *event.when);
  }
  if (document.has(Layer::Arguments)) {
    write_arguments(json, event);
  }
  if (!event.numbers.empty()) {
    write_layer(json, "numbers", event.numbers,
                [&](const Quantity& number, std::uint32_t /*index*/) {
                  write_quantity(json, number.what, number.min, number.max, number.unit);
                  write_span(json, number.span);
                });
  }
  if (!event.causes.empty()) {
    write_causes(json, event);
  }
  if (!event.wording.empty()) {
    write_layer(json, "wording", event.wording,
                [&](Span piece, std::uint32_t /*index*/) { write_span(json, piece); });
  }
}

std::string link_end_id(const LinkEnd& end) {
  switch (end.kind) {
    case LinkEnd::Kind::Event:
      return numbered('v', end.index);
    case LinkEnd::Kind::Time:
      return numbered('t', end.index);
    case LinkEnd::Kind::CreationTime:
      break;
  }
  return "dct";
}

void write_links(JsonWriter& json, const Document& document) {
  write_layer(json, "links", document.links, [&](const Link& link, std::uint32_t /*index*/) {
    json.member("from", link_end_id(link.from)).member("to", link_end_id(link.to));
    json.member("relation", to_string(link.relation));
  });
}

void write_valid(JsonWriter& json, const EventTime& valid) {
  json.key("valid").begin_object();
  write_bounds(json, "begin", valid.begin);
  write_bounds(json, "end", valid.end);
  json.end_object();
}

void write_relations(JsonWriter& json, const Document& document) {
  const auto write_relation = [&](const EntityRelation& relation, std::uint32_t /*index*/) {
    json.member("from", numbered('e', relation.from));
    json.member("relation", to_string(relation.type));
    json.member("to", numbered('e', relation.to));
    write_span(json, relation.span);
    if (relation.valid) {
      write_valid(json, *relation.valid);
    }
    if (relation.known_since) {
      json.member("known_since", relation.known_since->iso());
    }
  };
  write_layer(json, "relations", document.relations, write_relation);
}

void write_cases(JsonWriter& json, const Document& document) {
  const auto write_side = [&](std::string_view key, const std::optional<CaseActor>& actor) {
    if (!actor) {
      return;
    }
    json.key(key).begin_object();
    write_span(json, actor->span);
    json.key("texts").begin_array().value(document.view(actor->span));
    if (actor->entity) {
      json.value(document.entities[*actor->entity].name);
    }
    json.end_array();
    if (actor->entity) {
      json.member("entity", numbered('e', *actor->entity));
    }
    json.end_object();
  };
  write_layer(json, "cases", document.cases, [&](const CodedCase& coded, std::uint32_t /*index*/) {
    json.member("event", numbered('v', coded.event));
    write_text(json, "type", coded.type);
    write_text(json, "mode", coded.mode);
    write_side("source", coded.source);
    write_side("target", coded.target);
  });
}

void write_text_layers(JsonWriter& json, const Document& document) {
  if (document.has(Layer::Zones)) {
    write_layer(json, "zones", document.zones, [&](const Zone& zone, std::uint32_t /*index*/) {
      write_span(json, zone.span);
      json.member("kind", to_string(zone.kind));
    });
  }
  if (document.has(Layer::Sentences)) {
    write_layer(json, "sentences", document.sentences,
                [&](const Sentence& sentence, std::uint32_t /*index*/) {
                  write_span(json, sentence.span);
                });
  }
  if (document.has(Layer::Tokens)) {
    write_tokens(json, document);
  }
  if (document.has(Layer::Srl)) {
    write_frames(json, document);
  }
}

}  // namespace

void write_annotation(JsonWriter& json, const Document& document, AnnotationText text,
                      std::span<const std::string_view> chains) {
  json.begin_object();
  write_header(json, document, text);
  write_text_layers(json, document);
  if (document.has(Layer::Entities)) {
    write_entities(json, document);
  }
  if (document.has(Layer::Mentions)) {
    write_mentions(json, document);
  }
  if (document.has(Layer::Times)) {
    write_times(json, document);
  }
  if (document.has(Layer::Events)) {
    write_layer(json, "events", document.events, [&](const Event& event, std::uint32_t index) {
      json.member("id", numbered('v', index));
      write_event(json, document, event);
      if (index < chains.size()) {
        write_text(json, "chain", chains[index]);
      }
    });
  }
  if (document.has(Layer::Relations)) {
    write_relations(json, document);
  }
  if (document.has(Layer::Links)) {
    write_links(json, document);
  }
  if (document.has(Layer::Cases)) {
    write_cases(json, document);
  }
  json.end_object();
}

void append_annotation(std::string& out, const Document& document,
                       std::span<const std::string_view> chains) {
  {
    JsonWriter json(out);
    write_annotation(json, document, AnnotationText::Written, chains);
  }
  out += '\n';
}

}  // namespace chronograph
