// SPDX-License-Identifier: Apache-2.0
#include "graph/telling.hpp"

#include "chronograph/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace chronograph {
namespace {

/// Two documents may tell of one event with days so far apart: each counts "Monday" from a day of
/// writing that may itself be a few days off, or tells of its own part of the event.
constexpr std::int32_t kDaysApart = 7;
/// Words and triggers of so many articles tell nothing apart.
constexpr double kEveryday = 0.1;
/// Characters before a trigger in which its determiner is looked for.
constexpr std::uint32_t kReach = 45;
/// Words between determiner and noun, the noun's own included.
constexpr std::size_t kFarthest = 3;

constexpr std::array<std::string_view, 12> kDeterminers{
    "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"};
constexpr std::array<std::string_view, 12> kParticles{
    "in", "into", "out", "up", "down", "off", "on", "over", "away", "back", "through", "against"};
constexpr std::array<std::string_view, 3> kPossessives{"'s", "s'", "\u2019s"};

template <typename T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

template <typename T>
std::size_t count_shared(const std::vector<T>& a, const std::vector<T>& b) {
  std::size_t shared = 0;
  for (const T& value : a) {
    shared += std::binary_search(b.begin(), b.end(), value) ? 1U : 0U;
  }
  return shared;
}

// Both name somebody, and nobody is named by both.
template <typename T>
bool disagree(const std::vector<T>& a, const std::vector<T>& b) {
  return !a.empty() && !b.empty() && count_shared(a, b) == 0;
}

bool determines(std::string_view word) {
  return std::find(kDeterminers.begin(), kDeterminers.end(), word) != kDeterminers.end() ||
         std::any_of(kPossessives.begin(), kPossessives.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

// "The two earlier attacks": a determiner within three words before the noun, in one phrase.
bool has_determiner(const Document& document, const Event& event) {
  const std::uint32_t begin = event.span.begin > kReach ? event.span.begin - kReach : 0;
  const std::string before = to_lower(document.text.view({begin, event.span.begin}));
  std::string_view rest = before;
  for (std::size_t passed = 0; passed < kFarthest; ++passed) {
    rest = trim(rest);
    const std::size_t space = rest.find_last_of(" \n\t");
    const std::string_view word = space == std::string_view::npos ? rest : rest.substr(space + 1);
    if (word.empty() ||
        std::string_view(".,;:!?()\"").find(word.back()) != std::string_view::npos) {
      return false;
    }
    if (determines(word)) {
      return true;
    }
    rest = rest.substr(0, rest.size() - word.size());
  }
  return false;
}

// Nouns have no tense; nor may an event that was given, so that its form has to do: "the man
// wanted" is no noun.
bool is_noun(const Document& document, const Event& event) {
  return event.tense == Tense::None && !document.text.view(event.span).ends_with("ed");
}

bool is_everyday(const Document& document, const Event& event, const WordTables& tables) {
  return std::max(tables.share_of(to_lower(document.text.view(event.span))),
                  tables.share_of(event.lemma)) >= kEveryday;
}

// "Checked out" and "checked into" are not one; "checked" may be either.
std::string particle_of(const Document& document, const Event& event) {
  const std::uint32_t end = std::min(document.text.size(), event.span.end + 10);
  const std::string after = to_lower(document.text.view({event.span.end, end}));
  const std::string_view rest = trim(after);
  const std::string_view word = rest.substr(0, rest.find_first_of(" \n,.;"));
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end()
             ? std::string(word == "into" ? "in" : word)
             : std::string();
}

bool ends_clause(char32_t c) {
  return c < 0x80 &&
         std::string_view(".,;:!?()\"").find(static_cast<char>(c)) != std::string_view::npos;
}

// "It was the third time that he was bowled": one of several, and the others may be told as well.
bool told_as_one_of_several(const Document& document, const Event& event,
                            const WordTables& tables) {
  const auto sentence = document.sentence_at(event.span.begin);
  if (!sentence) {
    return false;
  }
  const std::vector<std::string> words =
      words_of(document.text, {document.sentences[*sentence].span.begin, event.span.begin});
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "time" && tables.tells_another(words[i - 1])) {
      return true;
    }
  }
  return false;
}

// "A second attack", "attacked again": up to three words before the trigger and two behind it, in
// one clause.
bool told_as_another(const Document& document, const Event& event, const WordTables& tables) {
  const Text& text = document.text;
  std::uint32_t begin = event.span.begin;
  while (begin > 0 && event.span.begin - begin < kReach && !ends_clause(text.at(begin - 1))) {
    --begin;
  }
  std::uint32_t end = event.span.end;
  while (end < text.size() && end - event.span.end < kReach && !ends_clause(text.at(end))) {
    ++end;
  }
  const std::vector<std::string> before = words_of(text, {begin, event.span.begin});
  const std::vector<std::string> after = words_of(text, {event.span.end, end});
  const auto tells = [&](const std::string& word) { return tables.tells_another(word); };
  return std::any_of(before.end() - static_cast<std::ptrdiff_t>(std::min(before.size(), kFarthest)),
                     before.end(), tells) ||
         std::any_of(
             after.begin(),
             after.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(after.size(), 2)),
             tells);
}

bool is_denied(const Document& document, const Event& event, const WordTables& tables) {
  const auto sentence = document.sentence_at(event.span.begin);
  const std::vector<std::string> words =
      words_of(document.text, sentence ? document.sentences[*sentence].span : event.span);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return tables.tells_denial(word); });
}

// "Attacks" without a determiner, "every week", "sells cars": what happens again and again.
bool is_generic(const Document& document, const Event& event) {
  const auto* time = event.time && event.time->time ? &document.times[*event.time->time] : nullptr;
  if (time != nullptr) {
    return time->type == TimexType::Set;
  }
  if (event.event_class == EventClass::State || event.event_class == EventClass::IState ||
      event.event_class == EventClass::Perception) {
    return true;
  }
  const std::string_view word = document.text.view(event.span);
  if (is_noun(document, event)) {
    return word.ends_with('s') && !event.lemma.ends_with('s') && !has_determiner(document, event);
  }
  return event.tense == Tense::Present && event.aspect == Aspect::None &&
         !document.in_zone(event.span.begin, ZoneKind::Headline);
}

}  // namespace

Status status_of(const Event& event) {
  switch (event.modality) {
    case Modality::ReportedDoubt:
      return Status::Denied;
    case Modality::Future:
    case Modality::Intended:
      return Status::Planned;
    case Modality::Possible:
    case Modality::Conditional:
      return Status::Hypothetical;
    case Modality::Asserted:
      break;
  }
  return event.source ? Status::Reported : Status::Asserted;
}

Telling read_telling(const Document& document, std::uint32_t document_index, std::uint32_t index,
                     const std::vector<std::optional<std::uint32_t>>& actor_of_entity,
                     const WordTables& tables) {
  const Event& event = document.events[index];
  Telling telling;
  telling.document = document_index;
  telling.event = index;
  telling.polarity = event.polarity;
  telling.modality = event.modality;
  if (event.when) {
    telling.earliest = event.when->begin.earliest;
    telling.latest = event.when->end.latest;
  }
  telling.quantities = event.numbers;
  telling.is_plain = event.event_class == EventClass::Reporting || tables.is_plain(event.lemma);
  telling.is_known = is_noun(document, event) && has_determiner(document, event);
  telling.is_everyday = is_everyday(document, event, tables);
  telling.status = status_of(event);
  telling.is_denial = event.polarity == Polarity::Neg ||
                      (telling.status == Status::Denied && is_denied(document, event, tables));
  telling.is_saying = event.event_class == EventClass::Reporting;
  telling.is_generic = is_generic(document, event);
  telling.is_another =
      told_as_another(document, event, tables) || told_as_one_of_several(document, event, tables);
  telling.is_noun = is_noun(document, event);
  telling.in_headline = document.in_zone(event.span.begin, ZoneKind::Headline);
  if (document.creation_time && document.creation_time->days.is_day()) {
    telling.written = document.creation_time->days.earliest;
  }
  if (!telling.is_noun) {
    telling.particle = particle_of(document, event);
  }
  if (event.when && event.time && event.when->begin.is_day()) {
    telling.day = event.when->begin.earliest;
  }
  for (const Argument& argument : event.arguments) {
    const auto actor = argument.entity ? actor_of_entity[*argument.entity] : std::nullopt;
    if (actor && argument.role == Role::Agent) {
      telling.named_agents.push_back(*actor);
    } else if (actor && argument.role == Role::Patient) {
      telling.named_patients.push_back(*actor);
    } else if (actor && argument.role == Role::Place) {
      telling.named_places.push_back(*actor);
    }
    if (argument.entity && argument.role == Role::Agent) {
      telling.agents.push_back(*argument.entity);
    } else if (argument.entity && argument.role == Role::Place) {
      telling.places.push_back(*argument.entity);
    }
    if (argument.role == Role::Patient) {
      if (argument.entity) {
        telling.patients.push_back(*argument.entity);
      }
      const std::size_t known = telling.numbers.size();
      tables.add_numbers(document.text.view(argument.span), telling.numbers);
      if (telling.numbers.size() > known) {
        for (std::string& word : words_of(document.text, argument.span)) {
          if (!tables.is_number(word)) {
            telling.counted.push_back(std::move(word));
          }
        }
      }
      for (std::string& word : words_of(document.text, argument.span)) {
        if (tables.share_of(word) < kEveryday) {
          telling.patient_words.push_back(std::move(word));
        }
      }
    }
  }
  for (auto* list : {&telling.named_agents, &telling.named_patients, &telling.named_places,
                     &telling.agents, &telling.patients, &telling.places}) {
    sort_unique(*list);
  }
  sort_unique(telling.patient_words);
  sort_unique(telling.numbers);
  sort_unique(telling.counted);
  return telling;
}

void read_sentence(const Document& document, std::uint32_t copy_of, Telling& telling) {
  const Event& event = document.events[telling.event];
  const auto sentence = document.sentence_at(event.span.begin);
  if (!sentence) {
    return;
  }
  const Span span = document.sentences[*sentence].span;
  telling.copy_of = copy_of;
  telling.sentence_words = words_of(document.text, span);
  sort_unique(telling.sentence_words);
  for (std::uint32_t i = telling.event; i > 0 && span.contains(document.events[i - 1].span); --i) {
    telling.repeat += document.events[i - 1].lemma == event.lemma ? 1U : 0U;
  }
}

bool may_be_one(const Telling& a, const Telling& b) {
  const std::int32_t slack = a.document == b.document ? 0 : kDaysApart;
  const auto is_over = [&](const Telling& one, const Telling& other) {
    return one.latest && other.earliest && one.latest->plus_days(slack) < *other.earliest;
  };
  // Told for and told against are two claims.
  if (a.polarity != b.polarity || is_over(a, b) || is_over(b, a)) {
    return false;
  }
  if (disagree(a.named_patients, b.named_patients) || disagree(a.named_places, b.named_places)) {
    return false;
  }
  // "Police", "the FBI" and a detective arrest the same man.
  return !disagree(a.named_agents, b.named_agents) ||
         count_shared(a.named_patients, b.named_patients) > 0;
}

bool is_supported(const Telling& a, const Telling& b) {
  const bool is_within = a.document == b.document;
  // The same patient: the same entity, or a third of the words that tell who it is.
  const std::size_t shared = count_shared(a.patient_words, b.patient_words);
  const std::size_t all = a.patient_words.size() + b.patient_words.size() - shared;
  const bool same_patient = (is_within && count_shared(a.patients, b.patients) > 0) ||
                            count_shared(a.named_patients, b.named_patients) > 0 ||
                            (shared > 0 && 3 * shared >= all);
  // One who "can buy firms" has not bought those of the next sentence.
  const bool patient = same_patient && (!is_within || a.modality == b.modality);
  // A verb that comes twice in one text mostly tells of two things; a noun told as known refers
  // back.
  const bool strong = patient || a.is_known || b.is_known;
  if (a.is_plain || b.is_plain) {
    return strong && count_shared(a.named_agents, b.named_agents) > 0;
  }
  // Two texts of one story tell it with the same words, unless they are everybody's words.
  return strong || (!is_within && !a.is_everyday && !b.is_everyday);
}

}  // namespace chronograph
