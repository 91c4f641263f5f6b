// SPDX-License-Identifier: Apache-2.0
// The layers of an annotation that lie on other layers: entities, mentions, events, relations,
// order links and coded cases.
#include "document/annotation_reader.hpp"

namespace chronograph {

void AnnotationReader::read_entities() {
  const bool present = for_each(root_, "entities", [&](JsonValue json, const std::string&) {
    Entity entity;
    entity.type = label_at(json, "type", EntityType::Other);
    entity.name = text_at(json, "name");
    entity.country = text_at(json, "country");
    entity.sector = text_at(json, "sector");
    entity.position = position_at(json);
    if (const auto aliases = json.find("aliases"); aliases && aliases->is_array()) {
      for (std::size_t i = 0; i < aliases->size(); ++i) {
        entity.aliases.emplace_back((*aliases)[i].as_string().value_or(""));
      }
    }
    std::erase_if(entity.aliases,
                  [&](const std::string& alias) { return alias.empty() || alias == entity.name; });
    std::ranges::sort(entity.aliases);
    const auto doubled = std::ranges::unique(entity.aliases);
    entity.aliases.erase(doubled.begin(), doubled.end());
    remember(entities_, text_at(json, "id"), static_cast<std::uint32_t>(document_.entities.size()));
    document_.entities.push_back(std::move(entity));
  });
  document_.set(Layer::Entities, present);
}

std::optional<std::uint32_t> AnnotationReader::entity_of_mention(const Parsed<Mention>& parsed) {
  const auto id = parsed.json.string_at("entity");
  if (id && !root_.find("entities") && !entities_.contains(*id)) {
    Entity entity;
    entity.type = parsed.item.type;
    entities_.emplace(*id, static_cast<std::uint32_t>(document_.entities.size()));
    document_.entities.push_back(std::move(entity));
    document_.set(Layer::Entities);
  }
  return reference_at(parsed.json, "entity", entities_, "a mention");
}

void AnnotationReader::read_mentions() {
  Ids ids;
  auto mentions = sorted_layer<Mention>("mentions", ids, [](Mention& mention, JsonValue json) {
    mention.type = label_at(json, "type", EntityType::Other);
    mention.kind = label_at(json, "kind", MentionKind::Name);
  });
  if (!mentions) {
    return;
  }
  for (auto& entry : *mentions) {
    entry.item.entity = entity_of_mention(entry);
  }
  document_.mentions = items_of(*mentions);
  document_.set(Layer::Mentions);
  name_entities(document_);
}

void AnnotationReader::read_events() {
  bool has_arguments = true;
  bool has_statuses = true;
  bool has_whens = false;
  bool has_types = false;
  bool has_numbers = false;
  bool has_causes = false;
  bool has_wordings = false;
  auto events = sorted_layer<Event>("events", events_, [&](Event& event, JsonValue json) {
    event.lemma = text_at(json, "lemma");
    event.event_class = label_at(json, "class", EventClass::Occurrence);
    event.type = text_at(json, "type");
    event.mode = text_at(json, "mode");
    event.quad = text_at(json, "quad");
    event.context = text_at(json, "context");
    has_types = has_types || !event.type.empty();
    event.tense = label_at(json, "tense", Tense::None);
    event.aspect = label_at(json, "aspect", Aspect::None);
    event.polarity = label_at(json, "polarity", Polarity::Pos);
    event.modality = label_at(json, "modality", Modality::Asserted);
    has_arguments = has_arguments && json.find("arguments");
    has_statuses = has_statuses && json.find("modality");
    has_whens = has_whens || json.find("when");
    has_causes = has_causes || json.find("causes");
  });
  if (!events) {
    return;
  }
  for (auto& entry : *events) {
    resolve_event(entry);
    has_numbers = has_numbers || !entry.item.numbers.empty();
    has_wordings = has_wordings || !entry.item.wording.empty();
  }
  document_.events = items_of(*events);
  resolve_consequences(*events);
  document_.set(Layer::Events);
  document_.set(Layer::Arguments, has_arguments);
  document_.set(Layer::Statuses, has_statuses);
  document_.set(Layer::Types, has_types || document_.events.empty());
  // An event without `when` may be one of which nothing is known, so a single one tells; likewise
  // numbers, causes and wordings.
  document_.set(Layer::Whens, has_whens || document_.events.empty());
  document_.set(Layer::Numbers, has_numbers || document_.events.empty());
  document_.set(Layer::Causes, has_causes || document_.events.empty());
  document_.set(Layer::Wordings, has_wordings || document_.events.empty());
}

void AnnotationReader::resolve_event(Parsed<Event>& parsed) const {
  const std::string what = "event \"" + parsed.id + "\"";
  if (parsed.json.string_at("time") == "dct") {
    parsed.item.time = TimeRef{};
  } else if (const auto time = reference_at(parsed.json, "time", times_, what)) {
    parsed.item.time = TimeRef{time};
  }
  parsed.item.source = reference_at(parsed.json, "source", entities_, what);
  if (const auto when = parsed.json.find("when")) {
    parsed.item.when = when_of(*when);
  }
  for_each(parsed.json, "arguments", [&](JsonValue json, const std::string& argument_name) {
    const auto role = parse_label<Role>(json.string_at("role").value_or(""));
    if (role) {
      Argument argument{*role, span_of(json, what + " " + argument_name), std::nullopt};
      argument.entity = reference_at(json, "entity", entities_, what + " " + argument_name);
      parsed.item.arguments.push_back(argument);
    }
  });
  for_each(parsed.json, "numbers", [&](JsonValue json, const std::string& number_name) {
    parsed.item.numbers.push_back(quantity_of(json, what + " " + number_name));
  });
  std::ranges::stable_sort(parsed.item.numbers, {}, &Quantity::span);
  for_each(parsed.json, "wording", [&](JsonValue json, const std::string& piece_name) {
    parsed.item.wording.push_back(span_of(json, what + " " + piece_name));
  });
}

Quantity AnnotationReader::quantity_of(JsonValue json, const std::string& what) const {
  return {text_at(json, "what"), number_at(json, "min"), number_at(json, "max"),
          text_at(json, "unit"), span_of(json, what)};
}

void AnnotationReader::resolve_consequences(const std::vector<Parsed<Event>>& parsed) {
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    const std::string what = "event \"" + parsed[i].id + "\"";
    const auto ids = parsed[i].json.find("causes");
    if (!ids || !ids->is_array()) {
      continue;
    }
    std::vector<Span> markers;
    for_each(parsed[i].json, "cause_markers", [&](JsonValue json, const std::string& name) {
      markers.push_back(span_of(json, what + " " + name));
    });
    Event& event = document_.events[i];
    for (std::size_t k = 0; k < ids->size(); ++k) {
      const std::string_view id = (*ids)[k].as_string().value_or("");
      const auto caused = look_up(events_, id);
      if (!caused) {
        fail(what + " causes \"" + std::string(id) + "\", which is not there");
      }
      event.causes.push_back({*caused, k < markers.size() ? markers[k] : event.span});
    }
    std::ranges::stable_sort(event.causes, {}, &Consequence::event);
  }
}

LinkEnd AnnotationReader::link_end(JsonValue json, std::string_view key,
                                   const std::string& what) const {
  const std::string_view id = json.string_at(key).value_or("");
  if (const auto event = look_up(events_, id)) {
    return {LinkEnd::Kind::Event, *event};
  }
  if (const auto time = look_up(times_, id)) {
    return {LinkEnd::Kind::Time, *time};
  }
  if (id != "dct") {
    fail(what + " refers to \"" + std::string(id) + "\", which is no event, time or \"dct\"");
  }
  return {};
}

void AnnotationReader::read_links() {
  const bool present = for_each(root_, "links", [&](JsonValue json, const std::string& what) {
    // A relation of another scheme has no neutral label: such a link says nothing here.
    const auto relation = parse_label<LinkRelation>(json.string_at("relation").value_or(""));
    if (relation) {
      document_.links.push_back(
          {link_end(json, "from", what), link_end(json, "to", what), *relation});
    }
  });
  document_.set(Layer::Links, present);
}

void AnnotationReader::read_relations() {
  const bool present = for_each(root_, "relations", [&](JsonValue json, const std::string& what) {
    const auto type = parse_label<RelationType>(json.string_at("relation").value_or(""));
    if (!type) {
      return;
    }
    const auto from = reference_at(json, "from", entities_, what);
    const auto to = reference_at(json, "to", entities_, what);
    if (!from || !to) {
      fail(what + " names no two entities; expected \"from\" and \"to\"");
    }
    const Span span = json.find("begin") ? span_of(json, what) : Span{};
    const auto valid = json.find("valid");
    document_.relations.push_back({*from, *type, *to, span, valid ? when_of(*valid) : std::nullopt,
                                   Date::parse(json.string_at("known_since").value_or(""))});
  });
  document_.set(Layer::Relations, present);
}

std::optional<CaseActor> AnnotationReader::case_actor(JsonValue json, std::string_view key,
                                                      const std::string& what) const {
  const auto side = json.find(key);
  if (!side || !side->is_object() || !side->find("begin")) {
    return std::nullopt;  // other programs name actors by codes alone
  }
  const std::string where = what + " " + std::string(key);
  return CaseActor{span_of(*side, where), reference_at(*side, "entity", entities_, where)};
}

void AnnotationReader::read_cases() {
  const bool present = for_each(root_, "cases", [&](JsonValue json, const std::string& what) {
    const auto event = look_up(events_, json.string_at("event").value_or(""));
    if (event) {  // a case of another program need not name an event of this document
      document_.cases.push_back({*event, text_at(json, "type"), text_at(json, "mode"),
                                 case_actor(json, "source", what),
                                 case_actor(json, "target", what)});
    }
  });
  document_.set(Layer::Cases, present);
}

}  // namespace chronograph
