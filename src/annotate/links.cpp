// SPDX-License-Identifier: Apache-2.0
// Order between events, times and the creation time. Dates and words that say so come first, then
// what the language core reads between the lines, the surest of it first, as long as it fits. Only
// neighbours are compared, so the number of links grows with the text and not with its square.
#include "annotate/clauses.hpp"
#include "annotate/event_anchor.hpp"
#include "annotate/event_order.hpp"
#include "annotate/stages.hpp"
#include "annotate/time_attachment.hpp"
#include "time/order_graph.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

/// Probabilities from which on the language core is believed, by the F1 of development data.
constexpr float kOrderSure = 0.45F;
constexpr float kCreationSure = 0.6F;

/// So many events are looked at to find one order among the others.
constexpr std::size_t kMostSteps = 100;

LinkEnd event_end(Index event) { return {LinkEnd::Kind::Event, event}; }

/// Links of one document.
class Linker {
public:
  Linker(const Document& document, const Syntax& syntax, const TimeLists& lists)
      : document_(document), syntax_(syntax), lists_(lists), order_(document.events.size()) {
    event_of_token_.assign(document.tokens.size(), Syntax::kNone);
    for (const Event& event : document.events) {
      anchors_.push_back(anchor_of(document, syntax, event));
      if (anchors_.back().token) {
        event_of_token_[*anchors_.back().token] = static_cast<Index>(anchors_.size() - 1);
      }
    }
  }

  std::vector<Link> run(std::vector<OrderReading> readings) {
    for (Index e = 0; e < anchors_.size(); ++e) {
      link_to_expression(e);
      link_to_creation(e);
    }
    link_by_days();
    link_by_causes();
    for (Index e = 0; e < anchors_.size(); ++e) {
      if (anchors_[e].verb) {
        const Clause& clause = syntax_.clauses[*anchors_[e].verb];
        link_by_marker(e, clause);
        link_by_preposition(e, clause);
        link_object(e, clause);
        link_speech(e, clause);
        link_intention(e, clause);
        link_background(e, clause);
        link_sequence(e, clause);
      }
    }
    link_by_readings(std::move(readings));
    widen_states();
    put_essential_first();
    return std::move(links_);
  }

private:
  // The first hint about a pair is the strongest: later ones count neither with it nor against it.
  void add(Index from, Index to, LinkRelation relation) {
    if (from == to || !pairs_.insert(std::minmax(from, to)).second) {
      return;
    }
    const auto answer = relation == LinkRelation::Before ? order_.add_before(from, to)
                                                         : order_.add_before(to, from);
    if (answer == OrderGraph::Answer::Taken) {
      links_.push_back({event_end(from), event_end(to), relation});
    }
  }

  std::optional<Index> event_at(Index token) const {
    return event_of_token_[token] == Syntax::kNone ? std::nullopt
                                                   : std::optional(event_of_token_[token]);
  }

  std::optional<Index> event_of(Index clause) const {
    return event_at(syntax_.clauses[clause].verb.head);
  }

  // Inside the expression that dates it.
  void link_to_expression(Index e) {
    const Event& event = document_.events[e];
    if (!event.when || !event.time || !event.time->time) {
      return;
    }
    const DayBounds& days = document_.times[*event.time->time].days;
    const auto both = intersection(event.when->begin, days);
    const bool point = !days.unknown() && event.when->begin == event.when->end && both;
    // In it by the text, though the day of it be unsure ("around Monday").
    const bool unsure = point && both == days && event.when->begin.closed();
    const bool inside = point && (both == event.when->begin || unsure);
    const bool longer = event.when->begin != event.when->end && event.when->begin == days &&
                        event.when->end.latest != days.latest;  // "has lived here since 2004"
    if (inside || longer) {
      links_.push_back({event_end(e),
                        {LinkEnd::Kind::Time, *event.time->time},
                        inside ? LinkRelation::IsIncluded : LinkRelation::Includes});
    }
  }

  void link_to_creation(Index e) {
    const auto& when = document_.events[e].when;
    auto relation = when ? by_creation_day(*when) : std::nullopt;
    const bool dated = when && when->basis.starts_with("expression");
    if (!relation && !dated) {
      relation = by_tense(e);
    }
    if (relation && document_.creation_time) {
      links_.push_back({event_end(e), {LinkEnd::Kind::CreationTime, 0}, *relation});
    }
  }

  // On the day of writing, before or after it, around it.
  std::optional<LinkRelation> by_creation_day(const EventTime& when) const {
    if (!document_.creation_time || !document_.creation_time->days.is_day()) {
      return std::nullopt;
    }
    const Date creation = *document_.creation_time->days.earliest;
    const DayBounds& begin = when.begin;
    const DayBounds& end = when.end;
    if (begin.is_day() && end.is_day() && *begin.earliest == creation && *end.latest == creation) {
      return LinkRelation::IsIncluded;
    }
    if (end.latest && *end.latest < creation) {
      return LinkRelation::Before;
    }
    if (begin.earliest && *begin.earliest > creation) {
      return LinkRelation::After;
    }
    const bool around = begin.latest == creation && end.earliest == creation && !begin.earliest;
    return around ? std::optional(LinkRelation::Includes) : std::nullopt;
  }

  // Without a date, what the language core makes of its tense and the words around.
  std::optional<LinkRelation> by_tense(Index e) const {
    const Index token = document_.tokens_in(document_.events[e].span).first;
    if (token >= document_.reading.words.size()) {
      return std::nullopt;
    }
    const WordReading& word = document_.reading.words[token];
    return word.creation_probability >= kCreationSure ? word.creation : std::nullopt;
  }

  static std::optional<LinkRelation> relation_of(TimeSignal signal) {
    switch (signal) {
      case TimeSignal::Before:
      case TimeSignal::Until:
        return LinkRelation::Before;
      case TimeSignal::After:
      case TimeSignal::Since:
        return LinkRelation::After;
      default:
        return std::nullopt;
    }
  }

  // "left before he arrived", "after leaving"
  void link_by_marker(Index e, const Clause& clause) {
    if (clause.link != ClauseLink::Adverbial || !clause.marker || !clause.governor) {
      return;
    }
    const auto relation =
        relation_of(signal_of(lists_.signals, document_.tokens[*clause.marker].lemma));
    const auto main = event_of(*clause.governor);
    if (relation && main) {
      add(*main, e, *relation);
    }
  }

  // "after the exchange of fire, it said"
  void link_by_preposition(Index e, const Clause& clause) {
    for (const Oblique& oblique : clause.obliques) {
      const auto relation =
          relation_of(signal_of(lists_.signals, document_.tokens[oblique.preposition].lemma));
      const auto other = event_at(syntax_.phrases[oblique.phrase].head);
      if (relation && other) {
        add(e, *other, *relation);
        const bool phase = clause.link == ClauseLink::Open && clause.governor &&
                           frames_of(syntax_.clauses[*clause.governor]).has(Frame::Begins);
        if (const auto begun = phase ? event_of(*clause.governor) : std::nullopt) {
          add(*begun, *other, *relation);  // "began to fall apart after the defection"
        }
      }
    }
  }

  // "condemned the attack", "the interview that they released": there before.
  void link_object(Index e, const Clause& clause) {
    if (!frames_of(clause).has(Frame::Follows)) {
      return;
    }
    for (const Argument& argument : document_.events[e].arguments) {
      const auto [first, last] = document_.tokens_in(argument.span);
      const auto object =
          first < last && argument.role == Role::Patient ? event_at(last - 1) : std::nullopt;
      if (object && document_.events[*object].modality == Modality::Asserted) {
        add(*object, e, LinkRelation::Before);
      }
    }
  }

  static bool is_past(const VerbGroup& verb) {
    return verb.form == VerbForm::Finite && !verb.modal &&
           (verb.tense == Tense::Past || verb.aspect == Aspect::Perfective);
  }

  FrameSet frames_of(const Clause& clause) const {
    return lists_.grammar.verbs.of(document_.tokens[clause.verb.head].lemma);
  }

  bool is_speech(const Clause& clause) const {
    return frames_of(clause).has(Frame::Says) && clause.verb.form == VerbForm::Finite;
  }

  // What is told of as past lies before the telling; what will be, after it.
  void link_speech(Index e, const Clause& clause) {
    if (clause.link != ClauseLink::Complement || !clause.governor) {
      return;
    }
    const Clause& speech = syntax_.clauses[*clause.governor];
    const auto teller = event_of(*clause.governor);
    if (!teller || !is_speech(speech)) {
      return;
    }
    const Modality modality = document_.events[e].modality;
    if (modality == Modality::Future) {
      add(*teller, e, LinkRelation::Before);
    } else if (is_past(clause.verb) && modality == Modality::Asserted &&
               document_.events[e].event_class != EventClass::State) {
      add(e, *teller, LinkRelation::Before);
    }
  }

  // "sent a team to recover": what is meant to be comes later.
  void link_intention(Index e, const Clause& clause) {
    const bool meant =
        clause.link == ClauseLink::Purpose ||
        (clause.link == ClauseLink::Open && document_.events[e].modality == Modality::Intended);
    if (!meant || !clause.governor || !clause.verb.has_to) {
      return;
    }
    if (const auto main = event_of(*clause.governor)) {
      add(*main, e, LinkRelation::Before);
    }
  }

  // "had left" lies before the past that it is told in.
  void link_background(Index e, const Clause& clause) {
    if (!clause.governor) {
      return;
    }
    const Clause& main = syntax_.clauses[*clause.governor];
    const auto other = event_of(*clause.governor);
    const bool perfect = clause.verb.aspect == Aspect::Perfective;
    const bool earlier = clause.verb.form == VerbForm::Finite && perfect &&
                         clause.verb.tense == Tense::Past && is_past(main.verb) &&
                         main.verb.aspect != Aspect::Perfective;
    const bool having = clause.link == ClauseLink::Free && perfect &&
                        clause.verb.form == VerbForm::Gerund;  // "having determined"
    if (other && (earlier || having)) {
      add(e, *other, LinkRelation::Before);
    }
  }

  // "escorted him to the airport and put him on a flight"
  void link_sequence(Index e, const Clause& clause) {
    if (clause.link != ClauseLink::Conjunct || !clause.governor || clause.own_subject) {
      return;
    }
    const Clause& first = syntax_.clauses[*clause.governor];
    const auto other = event_of(*clause.governor);
    const bool told = other && is_past(first.verb) && is_past(clause.verb) &&
                      first.verb.aspect == clause.verb.aspect && !clause.verb.negated &&
                      document_.events[e].event_class == EventClass::Occurrence &&
                      document_.events[*other].event_class == EventClass::Occurrence;
    if (told) {
      add(*other, e, LinkRelation::Before);
    }
  }

  // Dated events next to each other in the text, whose days do not meet.
  void link_by_days() {
    std::optional<Index> last;
    for (Index e = 0; e < anchors_.size(); ++e) {
      const auto& when = document_.events[e].when;
      if (!when || !document_.events[e].time) {
        continue;
      }
      if (const auto relation = last ? by_days(*last, e) : std::nullopt) {
        add(*last, e, *relation);
      }
      last = e;
    }
  }

  // What caused something began before it; what is planned may be the reason for what is done.
  void link_by_causes() {
    for (Index e = 0; e < anchors_.size(); ++e) {
      if (document_.events[e].modality != Modality::Asserted) {
        continue;
      }
      for (const Consequence& consequence : document_.events[e].causes) {
        add(e, consequence.event, LinkRelation::Before);
      }
    }
  }

  // The order of two dated events whose days do not meet.
  std::optional<LinkRelation> by_days(Index a, Index b) const {
    const Event& one = document_.events[a];
    const Event& two = document_.events[b];
    if (!one.when || !two.when || !one.time || !two.time) {
      return std::nullopt;
    }
    const auto ends_before = [](const EventTime& first, const EventTime& second) {
      return first.end.latest && second.begin.earliest &&
             *first.end.latest < *second.begin.earliest;
    };
    if (ends_before(*one.when, *two.when)) {
      return LinkRelation::Before;
    }
    return ends_before(*two.when, *one.when) ? std::optional(LinkRelation::After) : std::nullopt;
  }

  // Whether `a` begins on a later day than `b`.
  bool begins_later(Index a, Index b) const {
    const auto& one = document_.events[a].when;
    const auto& two = document_.events[b].when;
    return one && two && one->begin.earliest && two->begin.latest &&
           *two->begin.latest < *one->begin.earliest;
  }

  // What no word says, the surest first. SIMULTANEOUS is too rare to be told from the rest.
  void link_by_readings(std::vector<OrderReading> readings) {
    std::stable_sort(
        readings.begin(), readings.end(),
        [](const OrderReading& a, const OrderReading& b) { return a.probability > b.probability; });
    for (const OrderReading& reading : readings) {
      if (const auto dated = by_days(reading.first, reading.later)) {
        add(reading.first, reading.later, *dated);
        continue;
      }
      const bool before = reading.relation == LinkRelation::Before;
      const Index a = before ? reading.first : reading.later;
      const Index b = before ? reading.later : reading.first;
      if ((before || reading.relation == LinkRelation::After) && !begins_later(a, b) &&
          reading.probability >= kOrderSure) {
        add(reading.first, reading.later, reading.relation);
      }
    }
  }

  // What still holds on the day of writing did not end before what is past: where it began before
  // that, it includes it.
  void widen_states() {
    std::vector<LinkRelation> creation(document_.events.size(), LinkRelation::Vague);
    for (const Link& link : links_) {
      if (link.to.kind == LinkEnd::Kind::CreationTime) {
        creation[link.from.index] = link.relation;
      }
    }
    const auto holds = [&](Index e) { return creation[e] == LinkRelation::Includes; };
    const auto is_past = [&](Index e) {
      return creation[e] == LinkRelation::Before || creation[e] == LinkRelation::IsIncluded;
    };
    for (Link& link : links_) {
      if (link.to.kind != LinkEnd::Kind::Event) {
        continue;
      }
      const Index from = link.from.index;
      const Index to = link.to.index;
      if (link.relation == LinkRelation::Before && holds(from) && is_past(to)) {
        link.relation = LinkRelation::Includes;
      } else if (link.relation == LinkRelation::After && holds(to) && is_past(from)) {
        link.relation = LinkRelation::IsIncluded;
      }
    }
  }

  // What follows from other links says nothing new: it comes last. Both parts keep the surest
  // first.
  void put_essential_first() {
    std::vector<std::vector<Index>> later(document_.events.size());
    for (const Link& link : links_) {
      if (const auto order = order_of(link)) {
        later[order->first].push_back(order->second);
      }
    }
    std::stable_partition(links_.begin(), links_.end(), [&](const Link& link) {
      const auto order = order_of(link);
      return !order || !follows(later, order->first, order->second);
    });
  }

  // The earlier and the later event of a link that orders two.
  static std::optional<std::pair<Index, Index>> order_of(const Link& link) {
    if (link.to.kind != LinkEnd::Kind::Event) {
      return std::nullopt;
    }
    switch (link.relation) {
      case LinkRelation::Before:
        return std::pair(link.from.index, link.to.index);
      case LinkRelation::After:
        return std::pair(link.to.index, link.from.index);
      default:
        return std::nullopt;
    }
  }

  // Whether a way of two steps or more leads from one event to the other; the search is bounded.
  static bool follows(const std::vector<std::vector<Index>>& later, Index from, Index to) {
    std::vector<Index> reached{from};
    std::set<Index> seen{from};
    for (std::size_t i = 0; i < reached.size() && i < kMostSteps; ++i) {
      for (const Index next : later[reached[i]]) {
        if (next == to && i > 0) {
          return true;
        }
        if (next != to && seen.insert(next).second) {
          reached.push_back(next);
        }
      }
    }
    return false;
  }

  const Document& document_;
  const Syntax& syntax_;
  const TimeLists& lists_;
  std::vector<EventAnchor> anchors_;
  std::vector<Index> event_of_token_;
  std::vector<Link> links_;
  std::set<std::pair<Index, Index>> pairs_;  // of events that were decided
  OrderGraph order_;                         // by the begins of events
};

class Links final : public Stage {
public:
  explicit Links(const std::shared_ptr<const nn::Model>& model) : orders_(model) {}

  void run(Document& document) const override {
    const Syntax syntax = parse_clauses(document, lists_.grammar);
    document.links = Linker(document, syntax, lists_).run(orders_.of(document));
    document.set(Layer::Links);
  }

private:
  TimeLists lists_;
  OrderReadings orders_;
};

}  // namespace

std::unique_ptr<Stage> make_links(const StageOptions& options) {
  return std::make_unique<Links>(options.model);
}

}  // namespace chronograph
