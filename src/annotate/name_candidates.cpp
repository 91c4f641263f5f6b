// SPDX-License-Identifier: Apache-2.0
// Two steps. A run takes in all that can belong together, small words included ("Bank of England",
// "Osama bin Laden", "Food and Drug Administration"). Then the run is cut at titles, demonyms and
// names that the lists know, unless its last word says that it is one name.
#include "annotate/name_candidates.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

constexpr Index kTitleTokens = 4;  // "Deputy Prime Minister", "Lt. Col."

}  // namespace

class CandidateWalk {
public:
  CandidateWalk(const NameCandidates& rules, const Document& document,
                const std::vector<TokenShape>& shapes)
      : rules_(rules), document_(document), shapes_(shapes) {}

  std::vector<NameCandidate> run() {
    for (const Sentence& sentence : document_.sentences) {
      end_ = sentence.last_token;
      begin_ = sentence.first_token;
      for (Index i = begin_; i < end_;) {
        if (!shapes_[i].in_name) {
          ++i;
          continue;
        }
        const Index last = extend(i);
        cut(with_prefix(i, last), last);
        i = last;
      }
    }
    return std::move(candidates_);
  }

private:
  const Token& token(Index i) const { return document_.tokens[i]; }
  std::string_view word(Index i) const { return document_.view(token(i)); }
  std::string_view words(Index first, Index last) const {
    return document_.view(token(first).span.hull(token(last - 1).span));
  }
  const NameFacts& facts(Index first, Index last) const {
    return last - first == 1 ? shapes_[first].facts : rules_.names_.find(words(first, last));
  }
  bool in_name(Index i) const { return i < end_ && shapes_[i].in_name; }
  bool adjoins(Index i) const {  // no space before token i
    return token(i - 1).span.end == token(i).span.begin;
  }

  // --- what belongs together

  // The end of the plain run from `i`: capitals, hyphens, particles, lists' names.
  Index plain_run(Index i) const {
    const bool person = shapes_[i].facts.has(NameClue::GivenName);
    while (i < end_) {
      if (shapes_[i].list_end > i) {
        i = shapes_[i].list_end;
      } else if (in_name(i)) {
        ++i;
      } else if (const Index next = over_hyphen(i, person); next != 0) {
        i = next;
      } else if (const Index name = over_particles(i); name != 0) {
        i = name;
      } else {
        break;
      }
    }
    return i;
  }

  // "ITAR-Tass", "Mercedes - Benz" without spaces; "U.S.-led" ends before the hyphen, and so do two
  // names that the lists know ("Paris-Dakar", "R-Calif.").
  Index over_hyphen(Index i, bool person) const {
    const std::string_view text = word(i);
    if (text == "&" && in_name(i + 1) && i > begin_) {
      return person && shapes_[i + 1].facts.has(NameClue::GivenName) ? 0 : i + 2;
    }
    const bool joint = text == "-" || text == "\u2013" || text == "/";
    if (!joint || i == begin_ || i + 1 >= end_ || !adjoins(i) || !adjoins(i + 1)) {
      return 0;
    }
    if (!in_name(i + 1)) {
      return is_second_syllable(i) ? i + 2 : 0;
    }
    const bool two = shapes_[i + 1].facts.is_place() &&
                     (shapes_[i - 1].facts.is_place() || token(i - 1).span.size() == 1);
    return two || shapes_[i + 1].list_end != 0 ? 0 : i + 2;
  }

  // "Kim Jong-un", "Ban Ki-moon": two short syllables behind a short family name.
  bool is_second_syllable(Index hyphen) const {
    constexpr Index kSyllable = 6;
    if (hyphen < begin_ + 2 || word(hyphen) != "-" || !in_name(hyphen - 2) ||
        !in_name(hyphen - 1)) {
      return false;
    }
    const Token& second = token(hyphen + 1);
    const bool verb =
        second.xpos == Xpos::Vbn || second.xpos == Xpos::Vbd || second.xpos == Xpos::Vbg;
    return !verb && second.span.size() < kSyllable && token(hyphen - 1).span.size() < kSyllable &&
           token(hyphen - 2).span.size() < kSyllable &&
           is_lower(document_.text.at(second.span.begin)) &&
           shapes_[hyphen - 2].facts.has(NameClue::GivenName) &&
           !shapes_[hyphen - 1].facts.has(NameClue::Surname);
  }

  // Takes in "al-" and "bin" before a name, and the number of "8th Circuit".
  Index with_prefix(Index first, Index last) const {
    if (first == begin_) {
      return first;
    }
    const bool hyphen =
        word(first - 1) == "-" && adjoins(first) && first > begin_ + 1 && adjoins(first - 1);
    const Index before = hyphen ? first - 2 : first - 1;
    if (rules_.particles_.get(word(before)) == "first" && (!hyphen || word(before) != "de")) {
      return before;
    }
    const std::string_view text = word(first - 1);
    const bool ordinal = text.size() > 2 && text[0] >= '0' && text[0] <= '9' &&
                         (text.ends_with("th") || text.ends_with("st") || text.ends_with("nd") ||
                          text.ends_with("rd"));
    const NameFacts& head = shapes_[last - 1].facts;
    const bool counted = head.has(NameClue::OrganisationHead) ||
                         head.has(NameClue::PlaceHeadLast) || word(first) == "Circuit" ||
                         word(last - 1) == "Circuit";
    return ordinal && counted && !shapes_[first - 1].in_time ? first - 1 : first;
  }

  // "van der Bellen", "al-Assad" after a name.
  Index over_particles(Index i) const {
    for (Index next = i; next < std::min(end_, i + 3); ++next) {
      const bool hyphen = next > i && word(next) == "-" && adjoins(next);
      if (in_name(next) && next > i) {
        return next + 1;
      }
      if (!hyphen && !rules_.particles_.contains(word(next))) {
        return 0;
      }
    }
    return 0;
  }

  // The end of the run from `i` with what "of", "for", "and" and "'s" add.
  Index extend(Index i) const {
    const Index first = i;
    i = plain_run(i);
    for (;;) {
      Index next = over_of(first, i);
      next = next == 0 ? over_and(first, i) : next;
      next = next == 0 ? over_possessive(first, i) : next;
      next = next == 0 ? over_suffix(i) : next;
      next = next == 0 ? over_firm(i) : next;
      if (next == 0) {
        return i;
      }
      i = next;
    }
  }

  // "Bank of England", "Centers for Disease Control", "Gulf of Mexico".
  Index over_of(Index first, Index i) const {
    if (i + 1 >= end_ || i == first) {
      return 0;
    }
    if (in_name(i + 1) && facts(i - 1, i + 2).has(NameClue::Title)) {  // "Secretary of State"
      return plain_run(i + 2);
    }
    const NameFacts& head = shapes_[i - 1].facts;
    const std::string_view text = word(i);
    const bool of =
        text == "of" && (head.has(NameClue::OrganisationOf) || head.has(NameClue::PlaceHeadFirst) ||
                         (head.has(NameClue::PlaceHeadLast) && i - first == 1));
    const bool to = (text == "for" || text == "on") && head.has(NameClue::OrganisationOf);
    if (!of && !to) {
      return 0;
    }
    const Index next = word(i + 1) == "the" ? i + 2 : i + 1;
    return in_name(next) ? plain_run(next) : 0;
  }

  bool ends_in_head(Index first, Index last) const {
    return last > first && shapes_[last - 1].facts.has(NameClue::OrganisationHead);
  }

  // "Food and Drug Administration" after "the" or inside "Department of Health and Human Services".
  Index over_and(Index first, Index i) const {
    if (i + 1 >= end_ || !in_name(i + 1) || (word(i) != "and" && word(i) != "&")) {
      return 0;
    }
    const Index last = plain_run(i + 1);
    const bool has_of = std::any_of(document_.tokens.begin() + first, document_.tokens.begin() + i,
                                    [&](const Token& t) { return document_.view(t) == "of"; });
    const bool defined = first > begin_ && (word(first - 1) == "the" || word(first - 1) == "The");
    if (ends_in_head(first, i) || facts(first, i).is_name() || facts(i + 1, last).is_name()) {
      return 0;
    }
    if (has_of) {  // "League of American Producers and Theater Owners"
      const NameFacts& right = shapes_[i + 1].facts;
      const bool other = right.has(NameClue::GivenName) || right.has(NameClue::Title) ||
                         right.has(NameClue::Surname) || right.is_name();
      return !other || ends_in_head(i + 1, last) ? last : 0;
    }
    return defined && last - i > 2 && ends_in_head(i + 1, last) ? last : 0;
  }

  // "Workers' Party", "People's Liberation Army": a plural of people, then a head.
  Index over_possessive(Index first, Index i) const {
    if (i + 1 >= end_ || i == first || token(i).xpos != Xpos::Pos || !in_name(i + 1)) {
      return 0;
    }
    const Index last = plain_run(i + 1);
    const bool people =
        rules_.nouns_.contains(to_lower(word(i - 1))) && shapes_[i - 1].facts.clues == 0;
    const bool saint = word(first) == "St." || word(first) == "Saint";
    return (people && ends_in_head(i + 1, last)) || saint ? last : 0;
  }

  // "Yahoo, Inc."
  Index over_suffix(Index i) const {
    if (i + 1 >= end_ || word(i) != "," || !in_name(i + 1)) {
      return 0;
    }
    const std::string_view text = word(i + 1);
    return text == "Inc." || text == "Inc" || text == "INC." || text == "Ltd." || text == "LLC" ||
                   text == "Jr." || text == "Sr." || text == "Jr"
               ? i + 2
               : 0;
  }

  // "Donaldson, Lufkin & Jenrette"
  Index over_firm(Index i) const {
    if (word(i - 1).ends_with('.')) {
      return 0;
    }
    for (Index k = i; k + 1 < end_ && word(k) == "," && in_name(k + 1); k += 2) {
      if (k + 3 < end_ && word(k + 2) == "&" && in_name(k + 3)) {
        return plain_run(k + 3);
      }
    }
    return 0;
  }

  // --- what a run holds

  void emit(Index first, Index last, bool titled) {
    const bool prefixed = first + 1 < last && !shapes_[first].in_name;
    while (first < last && !prefixed && !shapes_[first].in_name) {
      ++first;
    }
    while (last > first && !shapes_[last - 1].in_name &&
           !(last > first + 3 && is_second_syllable(last - 2))) {
      --last;
    }
    const bool suffix = last - first == 1 && word(first).ends_with('.') &&
                        shapes_[first].facts.has(NameClue::OrganisationHead);
    if (first == last || suffix) {  // a "Co." alone is no name
      return;
    }
    candidates_.push_back({first, last, facts(first, last), titled});
  }

  // The end of the longest title from `i`, or `i`; a title alone at the end may be a name ("King").
  Index title_end(Index piece, Index i, Index last) const {
    if (shapes_[i].list_end > i || is_family_name(piece, i, last)) {
      return i;
    }
    for (Index end = std::min(last, i + kTitleTokens); end > i; --end) {
      if (facts(i, end).has(NameClue::Title) && (end < last || piece < i || end > i + 1)) {
        return end;
      }
    }
    return i;
  }

  bool is_one_name(Index first, Index last) const {
    if (facts(first, last).is_name()) {
      return true;
    }
    if (last - first < 2) {
      return false;
    }
    const NameFacts& head = shapes_[last - 1].facts;
    if (head.has(NameClue::OrganisationHead) || head.has(NameClue::PlaceHeadLast) ||
        head.has(NameClue::OtherHead) || head.has(NameClue::Organisation)) {
      return true;
    }
    for (Index i = first + 1; i < last; ++i) {  // "American Federation of Musicians"
      if (word(i) == "of" && shapes_[i - 1].facts.has(NameClue::OrganisationOf)) {
        return true;
      }
      // "Somali Red Crescent"
      if (shapes_[i].list_end == last && facts(i, last).has(NameClue::Organisation) &&
          i == first + 1 && (shapes_[first].facts.has(NameClue::Group))) {
        return true;
      }
    }
    return false;
  }

  // Cuts the run [first, last) into candidates.
  void cut(Index first, Index last) {
    if (is_one_name(first, last)) {
      emit(first, last, false);
      return;
    }
    // "Secretary of | State Madeleine Albright"
    const bool of_title =
        first > begin_ + 1 && last > first + 1 && facts(first - 2, first + 1).has(NameClue::Title);
    Index piece = of_title ? first + 1 : first;
    bool titled = of_title;
    for (Index i = piece; i < last;) {
      const Index title = title_end(piece, i, last);
      if (title > i) {
        emit(piece, i, titled);
        titled = true;
        piece = i = title;
        continue;
      }
      if (const Index end = cut_at(piece, i, last); end > piece) {
        emit(piece, end, titled);
        titled = false;
        piece = i = end;
        continue;
      }
      i = shapes_[i].list_end > i ? shapes_[i].list_end : i + 1;
    }
    emit(piece, last, titled);
  }

  // "Stephen King", "Martin Luther King Jr.": a title word behind a given name is none.
  bool is_family_name(Index piece, Index i, Index last) const {
    const bool junior = i + 1 < last && (word(i + 1).starts_with("Jr") || word(i + 1) == "Sr.");
    return i > piece && shapes_[piece].facts.has(NameClue::GivenName) && (i + 1 == last || junior);
  }

  // Where the piece ends, if it does before or at `i`; else `piece`.
  Index cut_at(Index piece, Index i, Index last) const {
    if (i == piece) {  // "Iraqi | President", "South African | Robi Byrd", "VOA | West Africa"
      const Index end = std::max(i + 1, shapes_[i].list_end);
      const bool apart = end < last && (stands_apart(i, end) || is_house_before_place(i, end));
      return apart ? end : piece;
    }
    const bool after_suffix = shapes_[i - 1].facts.has(NameClue::OrganisationHead) &&
                              word(i - 1).ends_with('.');  // "General Electric Co. | Combined"
    const bool group_last = i + 1 == last && shapes_[i].facts.has(NameClue::Group) &&
                            facts(piece, i).is_name() &&
                            word(i - 1) != "-";  // "Senate | Democrats"
    return after_suffix || group_last ? i : piece;
  }

  bool is_house_before_place(Index i, Index end) const {
    return end == i + 1 && shapes_[i].all_capitals &&
           shapes_[i].facts.has(NameClue::Organisation) &&
           (shapes_[end].list_end > end ? facts(end, shapes_[end].list_end) : shapes_[end].facts)
               .is_place();
  }

  bool stands_apart(Index i, Index end) const {
    const NameFacts& known = facts(i, end);
    const bool part = !known.country.empty()
                          ? false
                          : known.has(NameClue::GivenName) || known.has(NameClue::Surname);
    return known.has(NameClue::Group) && !known.is_place() && !part && word(end) != "-" &&
           word(end) != "&";
  }

  const NameCandidates& rules_;
  const Document& document_;
  const std::vector<TokenShape>& shapes_;
  std::vector<NameCandidate> candidates_;
  Index begin_ = 0;  // of the sentence
  Index end_ = 0;
};

NameCandidates::NameCandidates(const NameLexicon& names)
    : names_(names), particles_("name_particles.tsv"), nouns_("nominal_heads.tsv") {}

std::vector<NameCandidate> NameCandidates::find(const Document& document,
                                                const std::vector<TokenShape>& shapes) const {
  return CandidateWalk(*this, document, shapes).run();
}

}  // namespace chronograph
