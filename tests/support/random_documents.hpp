// SPDX-License-Identifier: Apache-2.0
// Annotated documents made up at random, the same for the same seed: few names, so that documents
// share actors and tell of each other's events, and some copies of one text with other metadata.
#pragma once

#include "chronograph/document/document.hpp"
#include "chronograph/time/timex.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph::test {

/// A linear congruential generator: the same numbers everywhere (Knuth's MMIX constants).
class Random {
public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}

  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33U) % bound;
  }
  bool one_in(std::uint32_t number) { return below(number) == 0; }
  template <typename Items>
  const auto& of(const Items& items) {
    return items[below(static_cast<std::uint32_t>(std::size(items)))];
  }
  template <typename Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[below(static_cast<std::uint32_t>(i))]);
    }
  }

private:
  std::uint64_t state_;
};

class RandomDocuments {
public:
  explicit RandomDocuments(std::uint64_t seed) : random_(seed) {}

  /// Documents in no order; about one in six is a copy of an earlier text.
  std::vector<Document> some(std::size_t count) {
    std::vector<Document> documents;
    while (documents.size() < count) {
      documents.push_back(documents.empty() || !random_.one_in(6) ? one()
                                                                  : copy_of(random_.of(documents)));
    }
    return documents;
  }

  Random& random() { return random_; }

private:
  struct Name {
    std::string_view text;
    EntityType type;
    std::string_view alias;
  };
  static constexpr std::array kNames{
      Name{"Mira Oduya", EntityType::Person, "Oduya"},
      Name{"Tomas Brandl", EntityType::Person, "Brandl"},
      Name{"Harbour Guild", EntityType::Organization, "HG"},
      Name{"Northern Rail Board", EntityType::Organization, "NRB"},
      Name{"Lake Party", EntityType::Organization, ""},
      Name{"Fishers", EntityType::Group, ""},
      Name{"Velmar", EntityType::Place, ""},
      Name{"Port Anselm", EntityType::Place, ""},
  };
  struct Verb {
    std::string_view word;
    std::string_view lemma;
    std::string_view type;
  };
  static constexpr std::array kVerbs{
      Verb{"praised", "praise", "SUPPORT"}, Verb{"sued", "sue", "ACCUSE"},
      Verb{"visited", "visit", "CONSULT"}, Verb{"left", "leave", ""}};

  Date day() { return Date::from_days(18'900 + static_cast<std::int32_t>(random_.below(60))); }

  Document one() {
    Document document;
    text_.clear();
    entity_of_name_.assign(kNames.size(), std::nullopt);
    for (std::uint32_t count = 1 + random_.below(4); count > 0; --count) {
      add_sentence(document);
    }
    document.text = Text(text_);
    for (const Layer layer : {Layer::Sentences, Layer::Entities, Layer::Mentions, Layer::Times,
                              Layer::Events, Layer::Arguments, Layer::Statuses, Layer::Types,
                              Layer::Whens, Layer::Links, Layer::Relations}) {
      document.set(layer);
    }
    for (std::uint32_t later = 1; later < document.events.size(); ++later) {
      if (random_.one_in(2)) {
        document.links.push_back({{LinkEnd::Kind::Event, later - 1},
                                  {LinkEnd::Kind::Event, later},
                                  random_.one_in(2) ? LinkRelation::Before : LinkRelation::After});
      }
    }
    give_metadata(document);
    return document;
  }

  // The same text from elsewhere, and sometimes read in another way.
  Document copy_of(Document document) {
    give_metadata(document);
    if (random_.one_in(3) && !document.events.empty()) {
      document.events.back().modality = Modality::Possible;
    }
    return document;
  }

  void give_metadata(Document& document) {
    const std::string number = std::to_string(random_.below(1000));
    document.id = "id-" + number;
    document.source = "folder/" + number + ".txt";
    document.title = random_.one_in(2) ? "Report " + number : "";
    document.publisher = random_.one_in(2) ? "The Velmar Post" : "Quay News";
    document.creation_time.reset();
    if (!random_.one_in(4)) {
      const Date written = day();
      document.creation_time =
          CreationTime{{written, random_.one_in(5) ? std::nullopt : std::optional(written)},
                       random_.one_in(2) ? CreationMethod::Field : CreationMethod::FileName,
                       std::nullopt};
    }
  }

  Span add_words(std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += words;
    return {begin, static_cast<std::uint32_t>(text_.size())};
  }

  std::uint32_t add_name(Document& document, std::uint32_t name, Span& span) {
    const Name& row = kNames[name];
    if (!entity_of_name_[name]) {
      entity_of_name_[name] = static_cast<std::uint32_t>(document.entities.size());
      Entity entity;
      entity.type = row.type;
      entity.name = row.text;
      document.entities.push_back(entity);
    }
    Entity& entity = document.entities[*entity_of_name_[name]];
    const bool short_form = !row.alias.empty() && random_.one_in(3);
    if (short_form && entity.aliases.empty()) {
      entity.aliases.emplace_back(row.alias);
    }
    span = add_words(short_form ? row.alias : row.text);
    document.mentions.push_back({span, row.type, MentionKind::Name, *entity_of_name_[name]});
    return *entity_of_name_[name];
  }

  // "Mira Oduya praised the Lake Party in Velmar on 2021-10-01."
  void add_sentence(Document& document) {
    const auto begin = static_cast<std::uint32_t>(text_.size());
    Event event;
    Span span;
    const std::uint32_t agent = add_name(document, random_.below(6), span);
    event.arguments.push_back({Role::Agent, span, agent});
    add_words(" ");
    const Verb& verb = random_.of(kVerbs);
    event.span = add_words(verb.word);
    event.lemma = verb.lemma;
    event.type = verb.type;
    add_words(" ");
    const std::uint32_t patient = add_name(document, random_.below(6), span);
    event.arguments.push_back({Role::Patient, span, patient});
    if (random_.one_in(2)) {
      add_words(" in ");
      const std::uint32_t place = add_name(document, 6 + random_.below(2), span);
      event.arguments.push_back({Role::Place, span, place});
    }
    event.polarity = random_.one_in(6) ? Polarity::Neg : Polarity::Pos;
    event.modality = random_.one_in(6) ? Modality::Future : Modality::Asserted;
    if (random_.one_in(2)) {
      add_date(document, event);
    }
    if (agent != patient && random_.one_in(4)) {
      document.relations.push_back({agent, RelationType::MemberOf, patient, event.span, {}});
    }
    document.events.push_back(event);
    add_words(".");
    document.sentences.push_back({{begin, static_cast<std::uint32_t>(text_.size())}, 0, 0});
    add_words(" ");
  }

  void add_date(Document& document, Event& event) {
    add_words(" on ");
    const Date date = day();
    TimeExpression time;
    time.span = add_words(date.iso());
    time.value = date.iso();
    time.days = {date, date};
    event.time = TimeRef{static_cast<std::uint32_t>(document.times.size())};
    // Bounds without a granularity, as of a week of two years, are what files say in fewer words.
    event.when = EventTime{{date, date},
                           {date, date.plus_days(static_cast<std::int32_t>(random_.below(2)))},
                           random_.one_in(2) ? Granularity::Day : Granularity::Unknown,
                           "expression"};
    document.times.push_back(time);
  }

  Random random_;
  std::string text_;
  std::vector<std::optional<std::uint32_t>> entity_of_name_;
};

}  // namespace chronograph::test
