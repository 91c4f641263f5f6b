// SPDX-License-Identifier: Apache-2.0
#include "annotate/wording_finder.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace chronograph {
namespace {

using Index = TreeView::Index;

constexpr std::uint32_t kLine = 110;    // code points of a label; what comes after is cut there
constexpr std::uint32_t kSubject = 60;  // of a subject before it is told shorter
constexpr int kDeepest = 60;            // of a tree, so that a bad one cannot exhaust the stack
constexpr int kLongestChain = 3;        // "began to try to go"

// What hangs on a word and tells another story than the word itself, or nothing.
constexpr std::array kAsides{Deprel::AclRelcl,  Deprel::Parataxis, Deprel::Discourse,
                             Deprel::Vocative,  Deprel::Advcl,     Deprel::Dep,
                             Deprel::Dislocated};
constexpr int kShortest = 4;  // steps in which a phrase is told shorter
// Before a phrase that is told on its own.
constexpr std::array kLinks{Deprel::Case, Deprel::Cc, Deprel::Mark};
constexpr std::array kAuxiliaries{Deprel::Aux, Deprel::Cop};
// What completes a verb whatever the length; everything else has to fit.
constexpr std::array kCore{Deprel::Obj,   Deprel::Iobj,     Deprel::Xcomp,
                           Deprel::Ccomp, Deprel::OblAgent, Deprel::CompoundPrt};

template <std::size_t size>
bool among(const std::array<Deprel, size>& relations, Deprel relation) {
  return std::find(relations.begin(), relations.end(), relation) != relations.end() ||
         std::find(relations.begin(), relations.end(), without_subtype(relation)) !=
             relations.end();
}

bool is_verbal(const TreeView& tree, Index t) {
  return tree.token(t).upos == Upos::Verb || tree.token(t).upos == Upos::Aux ||
         tree.child(t, Deprel::Cop) || tree.child(t, Deprel::Nsubj);
}

bool is_quote(const Token& token) {
  return token.xpos == Xpos::OpenQuote || token.xpos == Xpos::CloseQuote;
}

// Of which one alone says nothing.
bool is_paired(const Token& token) {
  return is_quote(token) || token.xpos == Xpos::LeftBracket || token.xpos == Xpos::RightBracket;
}

bool is_dated(const Event& event) {
  return event.time.has_value() || (event.when && !event.when->unknown());
}

}  // namespace

WordingFinder::WordingFinder(const Document& document, const TreeView& tree)
    : document_(document),
      tree_(tree),
      in_date_(document.tokens.size()),
      name_(document.tokens.size()) {
  for (const TimeExpression& time : document.times) {
    if (time.type == TimexType::Date || time.type == TimexType::Time) {
      const auto [first, last] = document.tokens_in(time.span);
      std::fill(in_date_.begin() + first, in_date_.begin() + last, true);
    }
  }
  for (const Mention& mention : document.mentions) {
    if (mention.kind == MentionKind::Name) {
      const auto tokens = document.tokens_in(mention.span);
      std::fill(name_.begin() + tokens.first, name_.begin() + tokens.second, tokens);
    }
  }
}

std::vector<Span> WordingFinder::of(const Event& event) const {
  std::vector<Span> out;
  const auto trigger = trigger_of(event);
  if (!trigger) {
    return out;
  }
  Words words;
  if (is_verbal(tree_, *trigger)) {
    const auto subject = subject_of(*trigger, event);
    if (subject) {
      words = noun_phrase(*subject, kSubject, {0, false, trigger});
    }
    const Words chain = verb_chain(*trigger, subject);
    Words complements = complements_of(*trigger, length(words) + length(chain) + 1, event);
    if (!words.empty() && words.back() < chain.front()) {
      // "Ann and Bob said": where the tree takes Bob away from her, the text does not.
      const auto crossing = std::ranges::stable_partition(
          complements, [&](Index t) { return t < words.back() || t > chain.front(); });
      words.insert(words.end(), crossing.begin(), crossing.end());
      complements.erase(crossing.begin(), crossing.end());
    }
    append(words, out);
    append(chain, out);
    append(complements, out);
    words.insert(words.end(), chain.begin(), chain.end());
    words.insert(words.end(), complements.begin(), complements.end());
  } else {
    words = noun_phrase(*trigger, kLine, {0, is_dated(event), std::nullopt});
    append(words, out);
  }
  // A bare word tells nothing where others take part.
  return words.size() > 1 || event.arguments.empty() ? out : std::vector<Span>{};
}

std::optional<Index> WordingFinder::trigger_of(const Event& event) const {
  const auto [first, last] = document_.tokens_in(event.span);
  return tree_.head_of(first, last);
}

// The grammatical one, for that is how the text words it: of a passive who suffers it. Where the
// event's own participants say that the tree is wrong, they are believed.
std::optional<Index> WordingFinder::subject_of(Index verb, const Event& event) const {
  const Token& word = tree_.token(verb);
  const bool passive =
      tree_.is_passive(verb) || (word.xpos == Xpos::Vbn && !tree_.child(verb, Deprel::Aux));
  std::vector<Index> found = passive ? tree_.objects(verb) : tree_.subjects(verb);
  // "rescued by fishermen" is not told as "fishermen rescued".
  std::erase_if(found, [&](Index t) {
    return tree_.governor(t) == verb && without_subtype(tree_.token(t).deprel) != Deprel::Nsubj;
  });
  if (found.empty() && passive) {
    found = tree_.subjects(verb);
    std::erase_if(found, [&](Index t) { return t > verb || tree_.governor(t) == verb; });
  }
  const auto agent = told_subject(event, verb, Role::Agent);
  if (found.empty()) {
    return agent ? agent : told_subject(event, verb, Role::Patient);
  }
  if (agent && !passive) {
    const Words told = phrase(found.front(), {0, false, verb});
    const bool predicate = tree_.child(found.front(), Deprel::Cop) && *agent != found.front();
    if (predicate || !std::ranges::binary_search(told, *agent)) {
      return agent;
    }
  }
  return found.front();
}

// Who takes part in that role, in front of the verb.
std::optional<Index> WordingFinder::told_subject(const Event& event, Index verb, Role role) const {
  for (const Argument& argument : event.arguments) {
    const auto head = head_of(argument);
    if (head && argument.role == role && *head < verb &&
        document_.sentence_at(argument.span.begin) == document_.sentence_at(event.span.begin)) {
      return head;
    }
  }
  return std::nullopt;
}

// The last of its words that hangs on none of the others: "when two HELICOPTERS".
std::optional<Index> WordingFinder::head_of(const Argument& argument) const {
  const auto [first, last] = document_.tokens_in(argument.span);
  for (Index t = last; t > first; --t) {
    const auto up = tree_.governor(t - 1);
    if (!up || *up < first || *up >= last) {
      return t - 1;
    }
  }
  return std::nullopt;
}

// "had been arrested", "did not go", "to run", "from selling"; of "was arrested and charged" also
// "was charged".
WordingFinder::Words WordingFinder::verb_group(Index verb) const {
  Words out{verb};
  add_auxiliaries(verb, verb, out);
  const Token& word = tree_.token(verb);
  const auto head = tree_.governor(verb);
  if (out.size() == 1 && head && word.deprel == Deprel::Conj &&
      word.xpos == tree_.token(*head).xpos && word.xpos != Xpos::Vbd) {
    add_auxiliaries(*head, *head, out);
  }
  std::ranges::sort(out);
  return out;
}

void WordingFinder::add_auxiliaries(Index of, Index before, Words& out) const {
  bool has_auxiliary = false;
  for (const Index c : tree_.children(of)) {
    const Token& word = tree_.token(c);
    const bool auxiliary = among(kAuxiliaries, word.deprel);
    const bool link = word.deprel == Deprel::Mark && (word.lemma == "to" || word.lemma == "from");
    const bool adverb = word.deprel == Deprel::Advmod && tree_.children(c).empty() &&
                        word.xpos != Xpos::Wrb && !in_date_[c] &&
                        (has_auxiliary || word.lemma == "not" || c + 1 == before);
    if (c < before && (auxiliary || link || adverb)) {
      has_auxiliary = has_auxiliary || auxiliary;
      out.push_back(c);
    }
  }
}

// "began to fall": an infinitive or participle that shares its subject is told with the verbs that
// govern it.
WordingFinder::Words WordingFinder::verb_chain(Index verb, std::optional<Index> subject) const {
  Words out = verb_group(verb);
  Index at = verb;
  for (int i = 0; i < kLongestChain && subject && tree_.token(at).deprel == Deprel::Xcomp; ++i) {
    const auto head = tree_.governor(at);
    const Upos upos = head ? tree_.token(*head).upos : Upos::X;
    // Of "persuaded them to stop" the subject stands behind the verb that governs it.
    if (!head || *head > at || *subject > *head || tree_.child(at, Deprel::Aux) ||
        (upos != Upos::Verb && upos != Upos::Adj)) {
      break;
    }
    const Words group = verb_group(*head);
    out.insert(out.begin(), group.begin(), group.end());
    at = *head;
  }
  return out;
}

// What stands behind the verb in the order of the text, then what stood in front of it: a
// quotation, or a phrase in which somebody takes part. `used` is the length of what comes before.
WordingFinder::Words WordingFinder::complements_of(Index verb, std::uint32_t used,
                                                   const Event& event) const {
  struct Part {
    Index head = 0;
    bool core = false;
    Telling telling;
    Words words;  // told whole
  };
  std::vector<Part> parts;
  const bool dated = is_dated(event);
  for (const Index c : tree_.children(verb)) {
    const Deprel relation = tree_.token(c).deprel;
    const bool adverb = relation == Deprel::Advmod && c > verb && tree_.children(c).empty();
    const bool purpose = relation == Deprel::Advcl && c > verb && tree_.is_infinitive(c);
    const bool core = among(kCore, relation);
    const bool oblique = without_subtype(relation) == Deprel::Obl;
    if ((dated && in_date_[c]) || !(core || adverb || purpose || oblique)) {
      continue;
    }
    const Telling whole{0, dated && !is_verbal(tree_, c), std::nullopt};
    Part part{c, core, whole, phrase(c, whole)};
    if (core || adverb || purpose || c > verb || takes_part(part.words, event)) {
      used += core ? length(part.words) + 1 : 0;
      parts.push_back(std::move(part));
    }
  }
  Words behind;
  Words before;
  for (Part& part : parts) {
    const std::uint32_t room = kLine - std::min(kLine, used);
    if (!part.core && length(part.words) > room) {
      part.words = shortened(part.head, room, part.telling);
    }
    const std::uint32_t size = length(part.words) + 1;
    if (part.core || size <= room) {
      used += part.core ? 0 : size;
      Words& side = part.head > verb ? behind : before;
      side.insert(side.end(), part.words.begin(), part.words.end());
    }
  }
  std::ranges::sort(behind);  // a tree may cross
  behind.insert(behind.end(), before.begin(), before.end());
  return behind;
}

// The phrase without what links it to its sentence and without its first article, told as long as
// the line allows.
WordingFinder::Words WordingFinder::noun_phrase(Index head, std::uint32_t longest,
                                                Telling telling) const {
  Words words = shortened(head, longest, telling);
  std::erase_if(words, [&](Index t) {
    return tree_.governor(t) == head && t < head && among(kLinks, tree_.token(t).deprel);
  });
  if (!telling.without && !words.empty() && tree_.token(words.front()).deprel == Deprel::Det) {
    words.erase(words.begin());
  }
  return words;
}

// The phrase told as short as it has to be, which may still be too long.
WordingFinder::Words WordingFinder::shortened(Index head, std::uint32_t longest,
                                              Telling telling) const {
  Words words = phrase(head, telling);
  while (length(words) > longest && telling.shortness < kShortest) {
    ++telling.shortness;
    words = phrase(head, telling);
  }
  return words;
}

// Words of the phrase in text order; names are never cut.
WordingFinder::Words WordingFinder::phrase(Index head, const Telling& telling) const {
  Words out;
  collect(head, telling, 0, out);
  for (std::size_t i = 0, size = out.size(); i < size; ++i) {
    const auto [first, last] = name_[out[i]];
    for (Index t = first; t < last; ++t) {
      out.push_back(t);
    }
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

void WordingFinder::collect(Index head, const Telling& telling, int depth, Words& out) const {
  const bool date = depth > 0 && telling.dated && in_date_[head];
  if (!date) {
    out.push_back(head);
  }
  if (depth >= kDeepest) {
    return;
  }
  for (const Index c : tree_.children(head)) {
    const bool of_date = date && (in_date_[c] || among(kLinks, tree_.token(c).deprel) ||
                                  tree_.token(c).deprel == Deprel::Punct);
    if (of_date || c == telling.without || is_left_out(c, head, telling)) {
      continue;
    }
    Telling inner = telling;
    inner.dated = telling.dated && !is_verbal(tree_, c);  // "said that it closed ON FRIDAY"
    collect(c, inner, depth + 1, out);
  }
}

bool WordingFinder::is_left_out(Index word, Index head, const Telling& telling) const {
  const Deprel relation = tree_.token(word).deprel;
  const Deprel plain = without_subtype(relation);
  const bool noun = plain == Deprel::Nmod && relation != Deprel::NmodPoss && word > head;
  const bool quality = (plain == Deprel::Nummod || plain == Deprel::Amod) && word > head;
  const bool remark =
      relation == Deprel::Appos || plain == Deprel::Acl || noun || quality;  // ", 61,"
  if (remark && stands_apart(word)) {
    return true;
  }
  if (relation == Deprel::AclRelcl && tree_.token(head).upos == Upos::Pron) {
    return false;  // "what they called a plot"
  }
  if (among(kAsides, relation)) {
    return !(relation == Deprel::Advcl && word > head && tree_.is_infinitive(word));
  }
  const bool of = tree_.marker(word) == "of";  // "some OF THE COMPANIES"
  return (telling.shortness >= 1 && plain == Deprel::Acl) ||
         (telling.shortness >= 2 && noun && !of) ||
         (telling.shortness >= 3 && (plain == Deprel::Conj || plain == Deprel::Cc)) ||
         (telling.shortness >= 4 && noun && tree_.token(head).upos == Upos::Noun);
}

// "the capital, Rome" but not "the capital Rome".
bool WordingFinder::stands_apart(Index word) const {
  Index first = word;
  while (!tree_.children(first).empty() && tree_.children(first).front() < first) {
    first = tree_.children(first).front();
  }
  const auto is_mark = [&](Index t) {
    return tree_.token(t).upos == Upos::Punct && !is_quote(tree_.token(t));
  };
  return is_mark(first) || (first > 0 && is_mark(first - 1));
}

bool WordingFinder::takes_part(const Words& words, const Event& event) const {
  return std::ranges::any_of(event.arguments, [&](const Argument& argument) {
    const auto head = head_of(argument);
    return head && std::ranges::binary_search(words, *head);
  });
}

std::uint32_t WordingFinder::length(const Words& words) const {
  std::uint32_t size = 0;
  for (const Index t : words) {
    size += tree_.token(t).span.size() + 1;
  }
  return size == 0 ? 0 : size - 1;
}

// As spans of neighbouring words; commas, dashes and brackets at their ends go with what was left
// out, quotation marks too unless both are there.
void WordingFinder::append(const Words& words, std::vector<Span>& out) const {
  std::size_t at = 0;
  while (at < words.size()) {
    std::size_t end = at + 1;
    while (end < words.size() && words[end] == words[end - 1] + 1) {
      ++end;
    }
    const auto run = std::span(words).subspan(at, end - at);
    const auto paired =
        std::ranges::count_if(run, [&](Index t) { return is_paired(tree_.token(t)); });
    const auto told = [&](Index t) {
      const Token& token = tree_.token(t);
      return token.upos != Upos::Punct || (is_paired(token) && paired % 2 == 0);
    };
    const auto first = std::ranges::find_if(run, told);
    const auto last = std::ranges::find_if(run.rbegin(), run.rend(), told);
    if (first != run.end()) {
      out.push_back({tree_.token(*first).span.begin, tree_.token(*last).span.end});
    }
    at = end;
  }
}

}  // namespace chronograph
