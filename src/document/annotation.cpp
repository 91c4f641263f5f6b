// SPDX-License-Identifier: Apache-2.0
// An object of chronograph-annotation/1 as a document. Tolerant of what it does not know (keys, and
// labels of other schemes, for which the neutral label stands), strict about what later stages rely
// on: spans inside the text and references to things that are there.
#include "chronograph/document/annotation.hpp"

#include "chronograph/error.hpp"
#include "chronograph/time/timex.hpp"
#include "document/annotation_json.hpp"
#include "document/annotation_values.hpp"
#include "document/trees.hpp"
#include "markup/json.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace chronograph {
namespace {

using Ids = std::map<std::string, std::uint32_t, std::less<>>;

/// A layer item with the id and the JSON that it came from, so that a layer can be sorted before
/// its references are resolved.
template <typename Item>
struct Parsed {
  Item item;
  std::string id;
  JsonValue json;
};

/// Beyond every sentence.
constexpr std::int64_t kFarHead = 0xFFFFFFFF;

class AnnotationReader {
public:
  /// `text` stands for the object's text where that is kept apart.
  AnnotationReader(JsonValue root, std::string_view name, const Text* text)
      : root_(root), name_(name), text_(text) {}

  Document read() {
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

private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorKind::Input, name_ + ": " + what);
  }

  /// Calls `visit` with each object of a layer; returns whether the layer is there.
  template <typename Visit>
  bool for_each(JsonValue parent, std::string_view layer, const Visit& visit) const {
    const auto items = parent.find(layer);
    if (!items || items->is_null()) {
      return false;
    }
    if (!items->is_array()) {
      fail("\"" + std::string(layer) + "\" is no array");
    }
    for (std::size_t i = 0; i < items->size(); ++i) {
      const JsonValue item = (*items)[i];
      if (!item.is_object()) {
        fail(std::string(layer) + "[" + std::to_string(i) + "] is no object");
      }
      visit(item, std::string(layer) + "[" + std::to_string(i) + "]");
    }
    return true;
  }

  Span span_of(JsonValue json, const std::string& what) const {
    const auto begin = json.find("begin");
    const auto end = json.find("end");
    const auto first = begin ? begin->as_int() : std::nullopt;
    const auto last = end ? end->as_int() : std::nullopt;
    if (!first || !last) {
      fail(what + " has no span; expected whole numbers \"begin\" and \"end\"");
    }
    const std::int64_t size = document_.text.size();
    if (*first < 0 || *first > *last || *last > size) {
      fail(what + " has the span [" + std::to_string(*first) + "," + std::to_string(*last) +
           ") outside the text (" + std::to_string(size) + " characters)");
    }
    return {static_cast<std::uint32_t>(*first), static_cast<std::uint32_t>(*last)};
  }

  /// Reads a layer whose items have spans, sorts it by them and remembers which id went where.
  template <typename Item, typename Fill>
  std::optional<std::vector<Parsed<Item>>> sorted_layer(std::string_view layer, Ids& ids,
                                                        const Fill& fill) const {
    std::vector<Parsed<Item>> parsed;
    const bool present = for_each(root_, layer, [&](JsonValue json, const std::string& what) {
      Parsed<Item> entry{Item{}, text_at(json, "id"), json};
      entry.item.span = span_of(json, entry.id.empty() ? what : what + " \"" + entry.id + "\"");
      fill(entry.item, json);
      parsed.push_back(std::move(entry));
    });
    if (!present) {
      return std::nullopt;
    }
    std::ranges::stable_sort(parsed, {}, [](const auto& entry) { return entry.item.span; });
    for (std::uint32_t i = 0; i < parsed.size(); ++i) {
      remember(ids, parsed[i].id, i);
    }
    return parsed;
  }

  void remember(Ids& ids, const std::string& id, std::uint32_t index) const {
    if (!id.empty() && !ids.emplace(id, index).second) {
      fail("the id \"" + id + "\" stands twice");
    }
  }

  static std::optional<std::uint32_t> look_up(const Ids& ids, std::string_view id) {
    const auto found = ids.find(id);
    return found == ids.end() ? std::nullopt : std::optional(found->second);
  }

  /// The index that the member `key` refers to; nothing if there is no such member.
  std::optional<std::uint32_t> reference_at(JsonValue json, std::string_view key, const Ids& ids,
                                            const std::string& what) const {
    const auto id = json.string_at(key);
    if (!id) {
      return std::nullopt;
    }
    const auto index = look_up(ids, *id);
    if (!index) {
      fail(what + " refers to \"" + std::string(*id) + "\", which is not there");
    }
    return index;
  }

  void read_header() {
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

  void read_creation_time() {
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

  template <typename Item>
  static std::vector<Item> items_of(std::vector<Parsed<Item>>& parsed) {
    std::vector<Item> items;
    items.reserve(parsed.size());
    for (auto& entry : parsed) {
      items.push_back(std::move(entry.item));
    }
    return items;
  }

  void read_zones() {
    Ids ids;
    auto zones = sorted_layer<Zone>("zones", ids, [](Zone& zone, JsonValue json) {
      zone.kind = label_at(json, "kind", ZoneKind::Boilerplate);
    });
    if (zones) {
      document_.zones = items_of(*zones);
      document_.set(Layer::Zones);
    }
  }

  void read_tokens() {
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
          governor ? static_cast<std::uint32_t>(std::clamp<std::int64_t>(*governor, 0, kFarHead))
                   : 0;
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

  /// A subtype of another language or version counts as its relation.
  static Deprel relation_at(JsonValue json) {
    const std::string_view spelling = json.string_at("deprel").value_or("");
    const auto whole = parse_label<Deprel>(spelling);
    return whole
               ? *whole
               : parse_label<Deprel>(spelling.substr(0, spelling.find(':'))).value_or(Deprel::Dep);
  }

  std::uint32_t token_at(JsonValue json, std::string_view key, const std::string& what) const {
    const auto member = json.find(key);
    const auto index = member ? member->as_int() : std::nullopt;
    const auto count = static_cast<std::int64_t>(document_.tokens.size());
    if (!index || *index < 0 || *index >= count) {
      fail(what + " has no \"" + std::string(key) + "\" among the " + std::to_string(count) +
           " tokens");
    }
    return static_cast<std::uint32_t>(*index);
  }

  /// Arguments in a role of another scheme are left out, as are those without a head word.
  void read_frames() {
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

  void read_sentences() {
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

  void check_trees() const {
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

  void read_times() {
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

  void read_entities() {
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
      std::erase_if(entity.aliases, [&](const std::string& alias) {
        return alias.empty() || alias == entity.name;
      });
      std::ranges::sort(entity.aliases);
      const auto doubled = std::ranges::unique(entity.aliases);
      entity.aliases.erase(doubled.begin(), doubled.end());
      remember(entities_, text_at(json, "id"),
               static_cast<std::uint32_t>(document_.entities.size()));
      document_.entities.push_back(std::move(entity));
    });
    document_.set(Layer::Entities, present);
  }

  /// The entity that a mention names. Where the line has no layer of entities, mentions that name
  /// the same one make it up.
  std::optional<std::uint32_t> entity_of_mention(const Parsed<Mention>& parsed) {
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

  void read_mentions() {
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

  void read_events() {
    bool has_arguments = true;
    bool has_statuses = true;
    bool has_whens = false;
    bool has_types = false;
    auto events = sorted_layer<Event>("events", events_, [&](Event& event, JsonValue json) {
      event.lemma = text_at(json, "lemma");
      event.event_class = label_at(json, "class", EventClass::Occurrence);
      event.type = text_at(json, "type");
      event.mode = text_at(json, "mode");
      event.quad = text_at(json, "quad");
      has_types = has_types || !event.type.empty();
      event.tense = label_at(json, "tense", Tense::None);
      event.aspect = label_at(json, "aspect", Aspect::None);
      event.polarity = label_at(json, "polarity", Polarity::Pos);
      event.modality = label_at(json, "modality", Modality::Asserted);
      has_arguments = has_arguments && json.find("arguments");
      has_statuses = has_statuses && json.find("modality");
      has_whens = has_whens || json.find("when");
    });
    if (!events) {
      return;
    }
    for (auto& entry : *events) {
      resolve_event(entry);
    }
    document_.events = items_of(*events);
    document_.set(Layer::Events);
    document_.set(Layer::Arguments, has_arguments);
    document_.set(Layer::Statuses, has_statuses);
    document_.set(Layer::Types, has_types || document_.events.empty());
    // An event without `when` may be one of which nothing is known, so a single one tells.
    document_.set(Layer::Whens, has_whens || document_.events.empty());
  }

  void resolve_event(Parsed<Event>& parsed) const {
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
  }

  LinkEnd link_end(JsonValue json, std::string_view key, const std::string& what) const {
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

  void read_links() {
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

  void read_relations() {
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
      document_.relations.push_back(
          {*from, *type, *to, span, valid ? when_of(*valid) : std::nullopt});
    });
    document_.set(Layer::Relations, present);
  }

  std::optional<CaseActor> case_actor(JsonValue json, std::string_view key,
                                      const std::string& what) const {
    const auto side = json.find(key);
    if (!side || !side->is_object() || !side->find("begin")) {
      return std::nullopt;  // other programs name actors by codes alone
    }
    const std::string where = what + " " + std::string(key);
    return CaseActor{span_of(*side, where), reference_at(*side, "entity", entities_, where)};
  }

  void read_cases() {
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

  JsonValue root_;
  std::string name_;
  const Text* text_;
  Document document_;
  Ids times_;
  Ids entities_;
  Ids events_;
};

}  // namespace

Document read_annotation(JsonValue json, std::string_view name, const Text* text) {
  return AnnotationReader(json, name, text).read();
}

}  // namespace chronograph
