// SPDX-License-Identifier: Apache-2.0
// What every stage and every reader of a document may rely on, checked. A violation is a defect of
// a stage or of somebody else's annotation, so each line says where to look.
#include "chronograph/document/validate.hpp"

#include "document/trees.hpp"

#include <algorithm>

namespace chronograph {
namespace {

std::string shown(Span span) {
  return "[" + std::to_string(span.begin) + "," + std::to_string(span.end) + ")";
}

class Checker {
public:
  explicit Checker(const Document& document) : document_(document) {}

  std::vector<std::string> check() {
    check_layer("zone", document_.zones, Overlap::Allowed);
    check_layer("sentence", document_.sentences, Overlap::Forbidden);
    check_layer("token", document_.tokens, Overlap::Forbidden);
    check_layer("time", document_.times, Overlap::Allowed);
    check_layer("mention", document_.mentions, Overlap::Allowed);
    check_layer("event", document_.events, Overlap::Allowed);
    check_creation_time();
    check_sentences();
    check_trees();
    check_frames();
    check_times();
    check_entities();
    check_events();
    check_links();
    check_relations();
    check_cases();
    return std::move(violations_);
  }

private:
  enum class Overlap : std::uint8_t { Allowed, Forbidden };

  void add(const std::string& what, std::size_t index, const std::string& problem) {
    violations_.push_back(what + " " + std::to_string(index) + ": " + problem);
  }

  bool inside(Span span) const {
    return span.begin <= span.end && span.end <= document_.text.size();
  }

  void check_span(const std::string& what, std::size_t index, Span span) {
    if (!inside(span)) {
      add(what, index,
          "its span " + shown(span) + " lies outside the text (" +
              std::to_string(document_.text.size()) + " characters)");
    } else if (span.empty()) {
      add(what, index, "its span " + shown(span) + " is empty");
    }
  }

  template <typename Items>
  void check_layer(const std::string& what, const Items& items, Overlap overlap) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Span span = items[i].span;
      check_span(what, i, span);
      if (i == 0) {
        continue;
      }
      const Span before = items[i - 1].span;
      if (span < before) {
        add(what, i, "its span " + shown(span) + " is out of order after " + shown(before));
      } else if (overlap == Overlap::Forbidden && before.overlaps(span)) {
        add(what, i, "its span " + shown(span) + " overlaps " + shown(before));
      }
    }
  }

  void check_index(const std::string& what, std::size_t index, std::size_t target,
                   const std::string& layer, std::size_t size) {
    if (target >= size) {
      add(what, index,
          "it refers to " + layer + " " + std::to_string(target) + " of " + std::to_string(size));
    }
  }

  void check_entity(const std::string& what, std::size_t index,
                    const std::optional<std::uint32_t>& entity) {
    if (entity) {
      check_index(what, index, *entity, "entity", document_.entities.size());
    }
  }

  void check_bounds(const std::string& what, std::size_t index, const DayBounds& days) {
    if (days.closed() && *days.latest < *days.earliest) {
      add(what, index,
          "earliest " + days.earliest->iso() + " is after latest " + days.latest->iso());
    }
  }

  void check_creation_time() {
    if (!document_.creation_time) {
      return;
    }
    check_bounds("creation time", 0, document_.creation_time->days);
    if (document_.creation_time->days.unknown()) {
      add("creation time", 0, "it has no bounds");
    }
    if (document_.creation_time->evidence) {
      check_span("creation time", 0, *document_.creation_time->evidence);
    }
  }

  void check_sentences() {
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < document_.sentences.size(); ++i) {
      const Sentence& sentence = document_.sentences[i];
      if (sentence.first_token < next || sentence.last_token < sentence.first_token ||
          sentence.last_token > document_.tokens.size()) {
        add("sentence", i,
            "its tokens " + shown({sentence.first_token, sentence.last_token}) +
                " are out of order or range");
        return;  // what follows would only repeat it
      }
      next = sentence.last_token;
      for (std::uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
        if (!sentence.span.contains(document_.tokens[t].span)) {
          add("sentence", i,
              "its token " + std::to_string(t) + " " + shown(document_.tokens[t].span) +
                  " lies outside it");
        }
      }
      check_sentence_ends(i);
    }
  }

  void check_sentence_ends(std::size_t index) {
    const Span span = document_.sentences[index].span;
    if (!span.empty() && inside(span) &&
        (is_space(document_.text.at(span.begin)) || is_space(document_.text.at(span.end - 1)))) {
      add("sentence", index, "its span " + shown(span) + " begins or ends with white space");
    }
  }

  void check_trees() {
    if (!document_.has(Layer::Syntax)) {
      return;
    }
    for (const Sentence& sentence : document_.sentences) {
      if (const auto loose = find_loose_token(document_, sentence)) {
        add("token", *loose,
            "its head " + std::to_string(document_.tokens[*loose].head) +
                " is no other word of its sentence or leads to no root");
      }
    }
  }

  void check_frames() {
    for (std::size_t i = 0; i < document_.frames.size(); ++i) {
      check_index("frame", i, document_.frames[i].predicate, "token", document_.tokens.size());
      for (const SrlArgument& argument : document_.frames[i].arguments) {
        check_span("argument of frame", i, argument.span);
        check_index("argument of frame", i, argument.head, "token", document_.tokens.size());
      }
    }
  }

  void check_times() {
    for (std::size_t i = 0; i < document_.times.size(); ++i) {
      check_bounds("time", i, document_.times[i].days);
    }
  }

  void check_entities() {
    for (std::size_t i = 0; i < document_.entities.size(); ++i) {
      const Entity& entity = document_.entities[i];
      if (!std::ranges::is_sorted(entity.aliases)) {
        add("entity", i, "its aliases are not sorted");
      }
      if (std::ranges::find(entity.aliases, entity.name) != entity.aliases.end()) {
        add("entity", i, "its name \"" + entity.name + "\" is among its aliases");
      }
    }
    for (std::size_t i = 0; i < document_.mentions.size(); ++i) {
      check_entity("mention", i, document_.mentions[i].entity);
    }
  }

  void check_events() {
    for (std::size_t i = 0; i < document_.events.size(); ++i) {
      const Event& event = document_.events[i];
      if (event.time && event.time->time) {
        check_index("event", i, *event.time->time, "time", document_.times.size());
      }
      check_entity("event", i, event.source);
      for (const Argument& argument : event.arguments) {
        check_span("argument of event", i, argument.span);
        check_entity("argument of event", i, argument.entity);
      }
      if (event.when) {
        check_when(i, *event.when);
      }
      check_numbers(i, event);
      for (const Span piece : event.wording) {
        check_span("wording of event", i, piece);
      }
      for (const Consequence& consequence : event.causes) {
        check_index("event", i, consequence.event, "event", document_.events.size());
        check_span("cause of event", i, consequence.marker);
      }
    }
  }

  void check_numbers(std::size_t index, const Event& event) {
    for (const Quantity& number : event.numbers) {
      check_span("number of event", index, number.span);
      if (number.min && number.max && *number.max < *number.min) {
        add("event", index, "the most of its \"" + number.what + "\" is below the least");
      }
    }
  }

  void check_when(std::size_t index, const EventTime& when) {
    check_bounds("begin of event", index, when.begin);
    check_bounds("end of event", index, when.end);
    check_bounds("event", index, {when.begin.earliest, when.end.latest});
  }

  void check_links() {
    for (std::size_t i = 0; i < document_.links.size(); ++i) {
      for (const LinkEnd& end : {document_.links[i].from, document_.links[i].to}) {
        if (end.kind == LinkEnd::Kind::Event) {
          check_index("link", i, end.index, "event", document_.events.size());
        } else if (end.kind == LinkEnd::Kind::Time) {
          check_index("link", i, end.index, "time", document_.times.size());
        }
      }
    }
  }

  void check_relations() {
    for (std::size_t i = 0; i < document_.relations.size(); ++i) {
      const EntityRelation& relation = document_.relations[i];
      check_index("relation", i, relation.from, "entity", document_.entities.size());
      check_index("relation", i, relation.to, "entity", document_.entities.size());
      if (!inside(relation.span)) {
        check_span("relation", i, relation.span);
      }
    }
  }

  void check_cases() {
    for (std::size_t i = 0; i < document_.cases.size(); ++i) {
      const CodedCase& coded = document_.cases[i];
      check_index("case", i, coded.event, "event", document_.events.size());
      for (const std::optional<CaseActor>& actor : {coded.source, coded.target}) {
        if (actor) {
          check_span("actor of case", i, actor->span);
          check_entity("actor of case", i, actor->entity);
        }
      }
    }
  }

  const Document& document_;
  std::vector<std::string> violations_;
};

}  // namespace

std::vector<std::string> find_violations(const Document& document) {
  return Checker(document).check();
}

}  // namespace chronograph
