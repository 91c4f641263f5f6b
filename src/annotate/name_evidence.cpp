// SPDX-License-Identifier: Apache-2.0
// Evidence is a set of named pieces ("title_before", "city", "in_before"). The weights are data
// (name_weights.tsv), so that what a piece is worth can be learned or argued about without code.
#include "annotate/name_evidence.hpp"

#include "chronograph/document/zone_index.hpp"
#include "chronograph/error.hpp"
#include "chronograph/text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace chronograph {
namespace {

using Index = std::uint32_t;
using Pieces = std::vector<std::string_view>;

int to_weight(std::string_view digits) {
  int value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure != std::errc() || end != digits.data() + digits.size()) {
    throw Error(ErrorKind::Model, "word list \"name_weights.tsv\" has a weight \"" +
                                      std::string(digits) + "\", expected an integer");
  }
  return value;
}

// The initials of the capital words: "UNGA" of "United Nations General Assembly".
std::string initials_of(std::string_view name) {
  std::string out;
  bool at_start = true;
  for (const char c : name) {
    if (at_start && c >= 'A' && c <= 'Z') {
      out += c;
    }
    at_start = c == ' ' || c == '-';
  }
  return out;
}

}  // namespace

// Collects the evidence of one document.
class EvidenceWalk {
public:
  EvidenceWalk(const NameJudge& judge, const Document& document,
               const std::vector<TokenShape>& shapes)
      : judge_(judge), document_(document), zones_(document.zones), shapes_(shapes) {}

  void add_name(Pieces& out, const NameCandidate& candidate) const {
    add_lists(out, candidate);
    const Index length = candidate.last_token - candidate.first_token;
    constexpr std::array<std::string_view, 4> kLengths{"one_word", "two_words", "three_words",
                                                       "many_words"};
    out.push_back(kLengths[std::min<Index>(length, 4) - 1]);
    for (Index i = candidate.first_token; i < candidate.last_token; ++i) {
      add_shape(out, candidate, i);
    }
    if (length == 1) {
      add_suffix(out, candidate.first_token);
    }
  }

  void add_context(Pieces& out, const NameCandidate& candidate, Index sentence_begin,
                   Index sentence_end) const {
    const Index first = candidate.first_token;
    const Index last = candidate.last_token;
    if (candidate.titled) {
      out.push_back("title_before");
    }
    if (shapes_[first].shouted) {
      out.push_back("shouted");
      return;  // in a headline neighbours say little
    }
    out.push_back(shapes_[first].initial ? "initial" : "within");
    if (token(last - 1).upos == Upos::Propn) {
      out.push_back("tagged");
    }
    if (zones_.holds(token(first).span.begin, ZoneKind::Dateline)) {
      out.push_back("dateline");
    }
    if (zones_.holds(token(first).span.begin, ZoneKind::Byline)) {
      out.push_back("byline");
    }
    if (first > sentence_begin) {
      add_before(out, first, sentence_begin);
    }
    if (last < sentence_end) {
      add_after(out, last, sentence_end);
    }
  }

  // What is coordinated with it: "Yahoo, [Lycos] and Excite".
  void add_neighbour(Pieces& out, const NameCandidate& left, const NameCandidate& right,
                     const NameCandidate& other) const {
    const Index gap = right.first_token - left.last_token;
    const auto joins = [&](Index i) {
      return word(i) == "," || word(i) == "and" || word(i) == "or" || word(i) == ";";
    };
    if (gap == 0 || gap > 2 || !joins(left.last_token) || !joins(right.first_token - 1)) {
      return;
    }
    const bool person = other.last_token - other.first_token > 1 &&
                        shapes_[other.first_token].facts.has(NameClue::GivenName);
    if (other.facts.has(NameClue::Organisation) ||
        shapes_[other.last_token - 1].facts.has(NameClue::OrganisationHead)) {
      out.push_back("beside_organisation");
    } else if (other.facts.is_place()) {
      out.push_back("beside_place");
    } else if (person || other.titled) {
      out.push_back("beside_person");
    }
  }

private:
  const Token& token(Index i) const { return document_.tokens[i]; }
  std::string_view word(Index i) const { return document_.view(token(i)); }

  void add_lists(Pieces& out, const NameCandidate& candidate) const {
    const auto add = [&](const NameFacts& facts, NameClue clue, std::string_view piece) {
      if (facts.has(clue)) {
        out.push_back(piece);
      }
    };
    add(candidate.facts, NameClue::Country, "country");
    add(candidate.facts, NameClue::City, "city");
    add(candidate.facts, NameClue::Region, "region");
    add(candidate.facts, NameClue::Organisation, "organisation");
    add(candidate.facts, NameClue::Other, "other");
    add(candidate.facts, NameClue::Group, "group");
    const NameFacts& first = shapes_[candidate.first_token].facts;
    const NameFacts& last = shapes_[candidate.last_token - 1].facts;
    if (candidate.last_token - candidate.first_token == 1) {
      add(first, NameClue::GivenName, "given_name");
      add(first, NameClue::Surname, "surname");
      add(first, NameClue::OrganisationHead, "organisation_word");
      add(first, NameClue::PlaceHeadLast, "place_word");
      add(first, NameClue::OtherHead, "other_word");
      add(first, NameClue::Title, "title_word");
      return;
    }
    add(first, NameClue::GivenName, "given_name_first");
    add(last, NameClue::Surname, "surname_last");
    add(last, NameClue::OrganisationHead, "organisation_head");
    add(last, NameClue::PlaceHeadLast, "place_head");
    add(last, NameClue::OtherHead, "other_head");
    add(first, NameClue::OtherHead, "other_first");
    add(first, NameClue::PlaceHeadFirst, "place_head_first");
    add(first, NameClue::OrganisationOf, "organisation_first");
    if (first.is_place()) {
      out.push_back("place_first");
    }
    add(first, NameClue::Group, "group_first");
    add(first, NameClue::Organisation, "organisation_name_first");
    add(last, NameClue::Organisation, "organisation_name_last");
  }

  void add_shape(Pieces& out, const NameCandidate& candidate, Index i) const {
    const std::string_view text = word(i);
    const bool alone = candidate.last_token - candidate.first_token == 1;
    if (shapes_[i].all_capitals && !shapes_[i].shouted) {
      out.push_back(!alone ? i == candidate.first_token ? "capitals_first" : "capitals_inside"
                    : text.size() <= 5 ? "acronym"
                                       : "capitals");
    }
    const bool domain = text.ends_with(".com") || text.ends_with(".org") || text.ends_with(".net");
    if (alone && text.size() > 2 && text.find('.') < text.size() - 1) {
      out.push_back(domain ? "domain" : "dotted");
    }
    if (!alone && text.size() == 2 && text[1] == '.' && i + 1 < candidate.last_token) {
      out.push_back("initial_inside");
    }
    if (!shapes_[i].in_name) {
      out.push_back(text == "of" || text == "for"  ? "of_inside"
                    : text == "and" || text == "&" ? "and_inside"
                    : text == "-"                  ? "hyphen_inside"
                    : token(i).xpos == Xpos::Pos   ? "possessive_inside"
                                                   : "particle_inside");
    }
    if (std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      out.push_back("digit_inside");
    }
    if (alone && text.find('-') != std::string_view::npos) {
      out.push_back("hyphen_inside");
    }
  }

  void add_suffix(Pieces& out, Index i) const {
    const std::string lower = to_lower(word(i));
    for (std::size_t length = std::min<std::size_t>(lower.size() - 1, 7); length > 1; --length) {
      const auto piece =
          judge_.suffixes_.get(std::string_view(lower).substr(lower.size() - length));
      if (!piece.empty()) {
        out.push_back(piece);
        return;
      }
    }
  }

  // The type of a common noun that describes actors or places.
  std::string_view noun_type(Index i) const {
    if (token(i).upos != Upos::Noun) {
      return {};
    }
    return judge_.nominal_heads_.get(
        token(i).lemma.empty() ? word(i) : std::string_view(token(i).lemma), 1);
  }

  void add_noun(Pieces& out, Index i, bool before) const {
    const std::string_view type = noun_type(i);
    if (type == "person") {
      out.push_back(before ? "person_noun_before" : "person_noun_after");
    } else if (type == "organization" && !before && is_kind(i)) {
      out.push_back("kind_after");
    } else if (type == "organization") {
      out.push_back(before ? "organisation_noun_before" : "organisation_noun_after");
    } else if (type == "place") {
      out.push_back(before ? "place_noun_before" : "place_noun_after");
    } else if (token(i).upos == Upos::Noun) {
      out.push_back(before ? "noun_before" : "noun_after");
    }
  }

  // "the ruling Chama Cha Mapinduzi party": the noun tells the kind, where it ends the phrase.
  bool is_kind(Index i) const {
    const bool ends = i + 1 >= document_.tokens.size() || token(i + 1).upos != Upos::Noun;
    const std::string_view lemma = token(i).lemma;
    return ends && !judge_.nominal_heads_.get(lemma, 4).empty() &&
           judge_.nominal_heads_.get(lemma, 4) != "government";
  }

  bool is_reporting(Index i) const {
    return token(i).upos == Upos::Verb && judge_.verbs_.of(token(i).lemma).has(Frame::Says);
  }

  void add_before(Pieces& out, Index first, Index begin) const {
    const Index before = first - 1;
    const std::string_view piece = judge_.context_words_.get(word(before), 0);
    if (!piece.empty()) {
      out.push_back(piece);
    }
    if (before > begin && (word(before) == "of" || word(before) == "for" || word(before) == "at")) {
      add_noun_of(out, before - 1);
    }
    if (word(before) == "," && before > begin && shapes_[before - 1].facts.is_place()) {
      out.push_back("after_place_comma");
    } else if (word(before) == ",") {
      out.push_back("comma_before");
    }
    if (word(before) == "(") {
      out.push_back("bracket_before");
    }
    if (is_reporting(before)) {  // "told CNN" and "said Clinton" mean different things
      out.push_back(token(before).lemma == "tell" ? "told_before" : "says_before");
    } else if (token(before).upos == Upos::Verb) {
      out.push_back("verb_before");
    }
    add_noun(out, before, true);
  }

  // "the city of", "a division of", "president of"
  void add_noun_of(Pieces& out, Index i) const {
    const std::string_view type = noun_type(i);
    if (type == "place") {
      out.push_back("place_noun_before");
    } else if (type == "organization") {
      out.push_back("house_of_before");
    } else if (type == "person") {
      out.push_back("role_of_before");
    }
  }

  void add_after(Pieces& out, Index last, Index end) const {
    const std::string_view piece = judge_.context_words_.get(word(last), 1);
    if (!piece.empty()) {
      out.push_back(piece);
    }
    if (token(last).xpos == Xpos::Pos) {
      out.push_back("possessive_after");
      return;
    }
    if (is_reporting(last)) {
      out.push_back("says_after");
    } else if (token(last).upos == Upos::Verb || token(last).upos == Upos::Aux) {
      out.push_back("verb_after");
    }
    if (word(last) == ")") {
      out.push_back("bracket_after");
    }
    if (word(last) == "-" && last + 1 < end && word(last + 1) == "based") {
      out.push_back("based_after");
    }
    add_noun(out, last, false);
    if (word(last) == "," && last + 1 < end) {
      add_after_comma(out, last + 1, end);
    }
  }

  // ", 34," ", who" ", Kenya" ", a former minister" ", said"
  void add_after_comma(Pieces& out, Index i, Index end) const {
    if (token(i).upos == Upos::Num && word(i).size() <= 3 && !shapes_[i].in_time) {
      out.push_back("age_after");
    } else if (shapes_[i].facts.has(NameClue::Country) || shapes_[i].facts.has(NameClue::Region)) {
      out.push_back("place_after_comma");
    } else if (word(i) == "who" || word(i) == "whose") {
      out.push_back("who_after");
    } else if (is_reporting(i)) {
      out.push_back("says_after");
    } else {
      add_apposition(out, i, end);
    }
  }

  void add_apposition(Pieces& out, Index i, Index end) const {
    constexpr Index kReach = 6;  // "a former deputy interior minister of"
    for (Index k = i; k < std::min(end, i + kReach); ++k) {
      const Token& here = token(k);
      const bool ends =
          k + 1 == end || (token(k + 1).upos != Upos::Noun && token(k + 1).xpos != Xpos::Hyph);
      if (here.upos == Upos::Noun && ends) {
        const std::string_view type = noun_type(k);
        if (type == "person") {
          out.push_back("person_apposition");
        } else if (type == "organization") {
          out.push_back("organisation_apposition");
        } else if (type == "place") {
          out.push_back("place_apposition");
        }
        return;
      }
      if (here.upos == Upos::Verb && here.xpos != Xpos::Vbn && here.xpos != Xpos::Vbg) {
        return;
      }
      if (here.upos == Upos::Punct && here.xpos != Xpos::Hyph) {
        return;
      }
    }
  }

  const NameJudge& judge_;
  const Document& document_;
  ZoneIndex zones_;
  const std::vector<TokenShape>& shapes_;
};

NameJudge::NameJudge()
    : weights_list_("name_weights.tsv"),
      context_words_("name_context.tsv"),
      suffixes_("name_suffixes.tsv"),
      nominal_heads_("nominal_heads.tsv"),
      verbs_("verb_frames.tsv") {
  read_weights();
}

void NameJudge::read_weights() {
  for (const auto& row : weights_list_.rows()) {
    Weights& weights = weights_[row[0]];
    for (std::size_t kind = 0; kind < kKinds && kind + 1 < row.size(); ++kind) {
      weights[kind] = to_weight(row[kind + 1]);
    }
  }
}

std::vector<NameEvidence> NameJudge::judge(const Document& document,
                                           const std::vector<TokenShape>& shapes,
                                           const std::vector<NameCandidate>& candidates) const {
  const EvidenceWalk walk(*this, document, shapes);
  std::vector<NameEvidence> all;
  std::unordered_map<std::string, std::size_t> index_of;
  std::size_t sentence = 0;
  for (Index c = 0; c < candidates.size(); ++c) {
    const NameCandidate& candidate = candidates[c];
    while (document.sentences[sentence].last_token <= candidate.first_token) {
      ++sentence;
    }
    const std::string_view spelling =
        document.view(document.tokens[candidate.first_token].span.hull(
            document.tokens[candidate.last_token - 1].span));
    const auto [place, added] = index_of.try_emplace(fold_name(spelling), all.size());
    if (added) {
      all.push_back({spelling, {}, {}, std::nullopt, {}, true});
      walk.add_name(all.back().pieces, candidate);
    }
    NameEvidence& evidence = all[place->second];
    evidence.candidates.push_back(c);
    evidence.proposed = evidence.proposed && candidate.proposed;
    walk.add_context(evidence.pieces, candidate, document.sentences[sentence].first_token,
                     document.sentences[sentence].last_token);
    if (c > 0) {
      walk.add_neighbour(evidence.pieces, candidates[c - 1], candidate, candidates[c - 1]);
    }
    if (c + 1 < candidates.size()) {
      walk.add_neighbour(evidence.pieces, candidate, candidates[c + 1], candidates[c + 1]);
    }
  }
  for (NameEvidence& evidence : all) {
    std::sort(evidence.pieces.begin(), evidence.pieces.end());
    evidence.pieces.erase(std::unique(evidence.pieces.begin(), evidence.pieces.end()),
                          evidence.pieces.end());
    add_model(evidence, document, shapes, candidates);
    evidence.type = decide(evidence);
  }
  add_relatives(all);
  return all;
}

void NameJudge::add_model(NameEvidence& evidence, const Document& document,
                          const std::vector<TokenShape>& shapes,
                          const std::vector<NameCandidate>& candidates) {
  constexpr float kLeast = 0.03F;           // no word alone decides
  constexpr float kLeastOfAcronyms = 0.1F;  // the model's wordpieces do not tell WHO from who
  if (document.reading.words.empty()) {
    return;
  }
  for (const Index c : evidence.candidates) {
    const NameCandidate& candidate = candidates[c];
    const float share = 1.0F / static_cast<float>(evidence.candidates.size() *
                                                  (candidate.last_token - candidate.first_token));
    for (Index i = candidate.first_token; i < candidate.last_token; ++i) {
      const float least = shapes[i].all_capitals && !shapes[i].shouted ? kLeastOfAcronyms : kLeast;
      const auto& types = document.reading.words[i].name_types;
      const float other = types[3] + types[4];
      const std::array<float, kKinds> kinds{types[0], types[1], types[2], other,
                                            1.0F - types[0] - types[1] - types[2] - other};
      for (std::size_t kind = 0; kind < kKinds; ++kind) {
        evidence.model[kind] += share * std::log(std::max(kinds[kind], least));
      }
    }
  }
}

std::optional<EntityType> NameJudge::decide(const NameEvidence& evidence) const {
  // The weights of the list are hundredths of log odds, so that the model's word counts once.
  constexpr float kModelWeight = 100;
  // What only the model takes for a name (in small letters, as a rule) must be likelier than not.
  constexpr float kAgainstAlone = 150;
  std::array<float, kKinds> sum{};
  const auto add = [&](std::string_view piece) {
    if (const auto found = weights_.find(piece); found != weights_.end()) {
      for (std::size_t kind = 0; kind < kKinds; ++kind) {
        sum[kind] += static_cast<float>(found->second[kind]);
      }
    }
  };
  if (!evidence.proposed) {
    add("always");
    for (const std::string_view piece : evidence.pieces) {
      add(piece);
    }
  } else {
    sum[kKinds - 1] = kAgainstAlone;
  }
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    sum[kind] += kModelWeight * evidence.model[kind];
  }
  constexpr std::array<std::optional<EntityType>, kKinds> kTypes{
      EntityType::Person, EntityType::Organization, EntityType::Place, EntityType::Other,
      std::nullopt};
  const auto best = std::max_element(sum.begin(), sum.end());
  return kTypes[static_cast<std::size_t>(best - sum.begin())];
}

// Short names follow the long ones they are part of: "Khan" after "Imran Khan".
void NameJudge::add_relatives(std::vector<NameEvidence>& all) const {
  std::unordered_map<std::string, Pieces> relatives;
  for (const NameEvidence& evidence : all) {
    const std::string name = fold_name(evidence.spelling);
    const std::size_t first = name.find(' ');
    const std::size_t last = name.rfind(' ');
    if (first == std::string::npos || !evidence.type) {
      continue;
    }
    if (evidence.type == EntityType::Person) {
      relatives[name.substr(last + 1)].push_back("last_of_person");
      relatives[name.substr(0, first)].push_back("first_of_person");
    } else {
      const bool place = evidence.type == EntityType::Place;
      relatives[name.substr(0, first)].push_back(place ? "part_of_place" : "part_of_organisation");
      relatives[fold_name(initials_of(evidence.spelling))].push_back("initials");
    }
  }
  for (NameEvidence& evidence : all) {
    if (evidence.spelling.find(' ') != std::string_view::npos) {
      continue;
    }
    const auto found = relatives.find(fold_name(evidence.spelling));
    if (found == relatives.end()) {
      continue;
    }
    evidence.pieces.insert(evidence.pieces.end(), found->second.begin(), found->second.end());
    std::sort(evidence.pieces.begin(), evidence.pieces.end());
    evidence.pieces.erase(std::unique(evidence.pieces.begin(), evidence.pieces.end()),
                          evidence.pieces.end());
    evidence.type = decide(evidence);
  }
}

}  // namespace chronograph
