// SPDX-License-Identifier: Apache-2.0
// The head decides: a phrase describes what its last noun means. Before a name the last noun in
// front of the name does ("[his wife] Manju Sam").
#include "annotate/nominals.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

enum class Cover : std::uint8_t { None, Group, Name };

// Which tokens lie in names.
std::vector<Cover> cover_names(const Document& document) {
  std::vector<Cover> covers(document.tokens.size(), Cover::None);
  for (const Mention& mention : document.mentions) {
    if (mention.kind == MentionKind::Name) {
      const auto [first, last] = document.tokens_in(mention.span);
      std::fill(covers.begin() + first, covers.begin() + last,
                mention.type == EntityType::Group ? Cover::Group : Cover::Name);
    }
  }
  return covers;
}

// "the Libyan", "a Comorian Muslim": one member of a people.
bool is_member(const Document& document, const NounPhrase& phrase) {
  const std::string_view text = document.view(document.tokens[phrase.head]);
  return phrase.determiner && !text.ends_with("s") && !text.ends_with("h") &&
         !text.ends_with("ese") && document.tokens[*phrase.determiner].xpos == Xpos::Dt;
}

}  // namespace

Nominals::Nominals() : heads_("nominal_heads.tsv"), titles_("titles.tsv") {
  for (const auto& row : heads_.rows()) {  // "people" is many, "police" is one body
    const bool many = row.size() > 2 && row[0] == row[1] && row[2] == "person";
    nouns_.try_emplace(row[0], Noun{row[0], many});
  }
  for (const auto& row : heads_.rows()) {
    if (row.size() > 1) {
      nouns_.try_emplace(row[1], Noun{row[0], true});
    }
  }
}

// Fills in what the lists say of the noun that ends at token `head` and begins at `first` at the
// earliest: "prime minister" before "minister".
bool Nominals::read_head(const Document& document, Index head, Index first, Nominal& out) const {
  const auto look_up = [&](Index begin) {
    return nouns_.find(
        to_lower(document.view(document.tokens[begin].span.hull(document.tokens[head].span))));
  };
  auto found = head > first ? look_up(head - 1) : nouns_.end();
  if (found == nouns_.end()) {
    found = look_up(head);
  }
  if (found == nouns_.end()) {
    return false;
  }
  const std::string_view noun = found->second.singular;
  const auto type = parse_label<EntityType>(heads_.get(noun, 1));
  if (!type) {
    return false;
  }
  out.plural = found->second.plural;
  const std::string_view sex = heads_.get(noun, 3);
  out.noun = noun;
  out.head = head;
  out.type = *type;
  out.relation = heads_.get(noun, 2);
  out.group = heads_.get(noun, 4);
  out.sector = heads_.get(noun, 5);
  out.sex = sex.empty() ? '\0' : sex.front();
  return true;
}

std::vector<Nominal> Nominals::find(const Document& document,
                                    const std::vector<NounPhrase>& phrases) const {
  const std::vector<Cover> covers = cover_names(document);
  std::vector<Nominal> found;
  for (Index p = 0; p < phrases.size(); ++p) {
    const NounPhrase& phrase = phrases[p];
    if (phrase.is_pronoun || phrase.is_time) {
      continue;
    }
    Nominal nominal;
    nominal.phrase = p;
    nominal.first_token = phrase.first_token;
    Index head = phrase.head;
    if (covers[head] == Cover::Group && is_member(document, phrase)) {
      nominal.noun = nouns_.at("person").singular;
      nominal.head = head;
      nominal.last_token = head + 1;
      found.push_back(nominal);
      continue;
    }
    while (covers[head] == Cover::Name && head > phrase.first_token) {
      --head;  // back over the name
    }
    nominal.before_name = head != phrase.head;
    if (covers[head] == Cover::None && read_head(document, head, phrase.first_token, nominal)) {
      nominal.last_token = head + 1;
      found.push_back(nominal);
    }
  }
  return found;
}

std::optional<Span> Nominals::described_name(const Document& document,
                                             const std::vector<NounPhrase>& phrases, Index p,
                                             const Mention& name,
                                             const std::vector<Nominal>& nominals) const {
  const NounPhrase& phrase = phrases[p];
  const Index first = document.tokens_in(name.span).first;
  const bool actor = name.type != EntityType::Group && name.type != EntityType::Other;
  if (!actor || phrase.is_time || first <= phrase.first_token ||
      phrase.determiner == std::optional(first - 1)) {
    return std::nullopt;
  }
  const Span whole = span_of(document, phrases, phrase).hull(name.span);
  if (phrase.of) {  // "Secretary of State | Madeleine Albright"
    const Span title =
        document.tokens[phrases[*phrase.of].head].span.hull(document.tokens[first - 1].span);
    if (titles_.contains(document.view(title))) {
      return whole.hull(span_of(document, phrases, phrases[*phrase.of]));
    }
  }
  const Token& before = document.tokens[first - 1];
  const bool gerund = document.view(before).ends_with("ing");  // "the ruling Taliban"
  if (before.upos == Upos::Noun && !gerund) {
    const auto found = std::lower_bound(
        nominals.begin(), nominals.end(), p,
        [](const Nominal& nominal, Index index) { return nominal.phrase < index; });
    const bool describes = found != nominals.end() && found->phrase == p &&
                           found->last_token == first && found->type == name.type;
    return describes ? std::optional(whole) : std::nullopt;
  }
  const bool modifies = gerund || before.upos == Upos::Adj || before.upos == Upos::Propn ||
                        before.xpos == Xpos::Vbn || before.xpos == Xpos::Vbg;
  return modifies ? std::optional(whole) : std::nullopt;
}

Span span_of(const Document& document, const std::vector<NounPhrase>& phrases,
             const Nominal& nominal) {
  const Span whole = span_of(document, phrases, phrases[nominal.phrase]);
  return {whole.begin, document.tokens[nominal.last_token - 1].span.end};
}

}  // namespace chronograph
