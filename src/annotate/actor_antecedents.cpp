// SPDX-License-Identifier: Apache-2.0
// Mention by mention in the order of the text, each joins the actor of the best-scored mention
// before it that it may join. Names are the rules' business: two of them never meet here.
#include "annotate/actors.hpp"
#include "chronograph/document/zone_index.hpp"
#include "chronograph/neural/model.hpp"

#include <algorithm>
#include <optional>

namespace chronograph {
namespace {

using Index = std::uint32_t;

char sex_of(MentionClass wording) {
  return wording == MentionClass::He ? 'm' : wording == MentionClass::She ? 'f' : '\0';
}

// What the mentions of an actor show of it.
struct Traits {
  bool many = false;       ///< "officials"
  bool single = false;     ///< "he", "it"
  bool described = false;  ///< by more than pronouns

  void add(const Traits& other) {
    many = many || other.many;
    single = single || other.single;
    described = described || other.described;
  }
};

}  // namespace

// One run over a document.
class AntecedentLinking {
public:
  AntecedentLinking(const AntecedentLinker& rules, ActorBook& book,
                    const CoreferenceReading& reading)
      : rules_(rules),
        book_(book),
        reading_(reading),
        zones_(book.document().zones),
        traits_(book.actors().size()) {
    for (std::size_t i = 0; i < reading.heads.size(); ++i) {
      if (const auto owner = book.owner(reading.mentions[i])) {
        traits_[*owner].add(traits_of(i));
      }
    }
    for (std::size_t a = 0; a < traits_.size(); ++a) {
      const Actor& actor = book.actors()[a];
      Traits& traits = traits_[a];
      traits.many = traits.many || (!actor.roles.empty() &&
                                    std::all_of(actor.roles.begin(), actor.roles.end(),
                                                [](const ActorRole& role) { return role.plural; }));
      traits.single = traits.single || (is_one(actor) && !traits.many);
    }
  }

  void run() {
    for (const Zone& zone : book_.document().zones) {
      if (zone.kind == ZoneKind::Quote) {
        join_speaker(zone.span);
      }
    }
    for (std::size_t i = 0; i < reading_.heads.size(); ++i) {
      if (is_taken_for(i) || is_currency(i)) {
        continue;
      }
      below_ = named_below(i);
      auto antecedent = speaker_of(i);
      antecedent = antecedent ? antecedent : topic_before_quote(i);
      if (!antecedent) {
        antecedent = choose(i, false);
        antecedent = antecedent ? name_between(i, *antecedent) : antecedent;
      }
      if (antecedent) {
        join(i, *antecedent);
      }
      // "I ...", he said: what has only pronouns yet, the next best may name.
      const auto owner = book_.owner(reading_.mentions[i]);
      const bool third = is_third_person(head(i).mention_class);
      if (third && owner && !traits_[*owner].described) {
        if (const auto other = choose(i, true)) {
          join(i, *other);
        }
      }
    }
  }

private:
  static bool is_named_person(const Actor& actor) {
    return actor.type == EntityType::Person && !actor.names.empty();
  }
  // A name of a person or a place is of one.
  static bool is_one(const Actor& actor) {
    return is_named_person(actor) || (actor.type == EntityType::Place && !actor.names.empty());
  }
  static bool is_third_person(MentionClass wording) {
    return sex_of(wording) != 0 || wording == MentionClass::It || wording == MentionClass::They;
  }
  const MentionHead& head(std::size_t i) const { return reading_.heads[i]; }
  const Token& token(Index i) const { return book_.document().tokens[i]; }
  const Actor* actor_of(std::size_t i) const {
    const auto owner = book_.owner(reading_.mentions[i]);
    return owner ? &book_.actors()[*owner] : nullptr;
  }

  Traits traits_of(std::size_t i) const {
    const MentionClass wording = head(i).mention_class;
    const MentionKind kind = kind_of(wording);
    Traits traits;
    traits.many = kind == MentionKind::Nominal && token(head(i).token).xpos == Xpos::Nns;
    traits.single = wording == MentionClass::He || wording == MentionClass::She ||
                    wording == MentionClass::It || wording == MentionClass::I;
    traits.described = kind != MentionKind::Pronoun;
    return traits;
  }
  // With all that is known of its actor.
  Traits traits_at(std::size_t i) const {
    Traits traits = traits_of(i);
    if (const auto owner = book_.owner(reading_.mentions[i])) {
      traits.add(traits_[*owner]);
    }
    return traits;
  }

  // "I will resign," Abe said: who speaks says "I".
  void join_speaker(Span quote) {
    const Document& document = book_.document();
    const auto begin = document.sentence_at(quote.begin);
    const auto end = document.sentence_at(quote.end > quote.begin ? quote.end - 1 : quote.begin);
    if (!begin || !end) {
      return;
    }
    const auto first = static_cast<std::size_t>(
        std::lower_bound(
            reading_.heads.begin(), reading_.heads.end(), *begin,
            [](const MentionHead& a, Index sentence) { return a.sentence < sentence; }) -
        reading_.heads.begin());
    constexpr std::size_t kMost = 400;  // mentions looked at, should sentences never end
    std::size_t last = first;
    while (last < std::min(reading_.heads.size(), first + kMost) && head(last).sentence <= *end) {
      ++last;
    }
    std::optional<std::size_t> speaker;
    Index nearest = 0;
    for (std::size_t i = first; i < last; ++i) {
      const auto verb = head(i).role == MentionRole::Subject ? head(i).governor : std::nullopt;
      if (!verb || quote.overlaps(token(*verb).span) || quote.overlaps(token(head(i).token).span) ||
          !rules_.verbs_.of(token(*verb).lemma).has(Frame::Says)) {
        continue;
      }
      const Span span = token(*verb).span;
      const Index distance = span.begin >= quote.end
                                 ? span.begin - quote.end
                                 : quote.begin - std::min(span.end, quote.begin);
      if (!speaker || distance < nearest) {
        speaker = i;
        nearest = distance;
      }
    }
    for (std::size_t i = first; speaker && i < last; ++i) {
      if (head(i).mention_class == MentionClass::I && quote.contains(token(head(i).token).span) &&
          may_join(i, *speaker)) {
        join(i, *speaker);
      }
    }
  }

  // "A spokesman for the Taliban, when contacted, said he would": whose words they are.
  std::optional<std::size_t> speaker_of(std::size_t i) const {
    const MentionHead& pronoun = head(i);
    if (sex_of(pronoun.mention_class) == 0 || pronoun.role != MentionRole::Subject ||
        !pronoun.governor || without_subtype(token(*pronoun.governor).deprel) != Deprel::Ccomp) {
      return std::nullopt;
    }
    const Index begin = book_.document().sentences[pronoun.sentence].first_token;
    const Index verb = begin + token(*pronoun.governor).head - 1;
    if (!rules_.verbs_.of(token(verb).lemma).has(Frame::Says)) {
      return std::nullopt;
    }
    for (std::size_t first = begin_of(i); first < i; ++first) {
      if (head(first).governor == verb && head(first).role == MentionRole::Subject &&
          score(i, first) > 0 && may_join(i, first)) {
        return first;
      }
    }
    return std::nullopt;
  }

  // "Abe apologised. "I am sorry," he said": who was the subject before the quotation.
  std::optional<std::size_t> topic_before_quote(std::size_t i) const {
    constexpr float kLeast = -2;
    const MentionHead& pronoun = head(i);
    if (sex_of(pronoun.mention_class) == 0 || pronoun.role != MentionRole::Subject ||
        !pronoun.governor || pronoun.sentence == 0 || !is_beside_quote(pronoun) ||
        !rules_.verbs_.of(token(*pronoun.governor).lemma).has(Frame::Says)) {
      return std::nullopt;
    }
    for (std::size_t k = i; k-- > begin_of(i) && head(k).sentence + 1 >= pronoun.sentence;) {
      const Actor* const actor = actor_of(k);
      const bool leads = head(k).sentence < pronoun.sentence &&
                         head(k).role == MentionRole::Subject && head(k).governor &&
                         token(*head(k).governor).head == 0;
      if (leads && head(k).mention_class == MentionClass::Name && actor &&
          is_named_person(*actor)) {
        return score(i, k) > kLeast && may_join(i, k) ? std::optional(k) : std::nullopt;
      }
    }
    return std::nullopt;
  }

  // Whether its sentence holds quoted words and itself stands outside them.
  bool is_beside_quote(const MentionHead& pronoun) const {
    const Span sentence = book_.document().sentences[pronoun.sentence].span;
    return !zones_.holds(token(pronoun.token).span.begin, ZoneKind::Quote) &&
           (zones_.holds(sentence.begin, ZoneKind::Quote) ||
            zones_.holds(sentence.end - 1, ZoneKind::Quote));
  }

  // "He did not say. Abe spoke in Tokyo. He": a name that may be meant, too, and has become the
  // subject since the pronoun's actor was last spoken of, is the new topic.
  std::size_t name_between(std::size_t i, std::size_t antecedent) const {
    const Actor* const actor = actor_of(antecedent);
    const bool pronouns = sex_of(head(i).mention_class) != 0 &&
                          kind_of(head(antecedent).mention_class) == MentionKind::Pronoun;
    const Index at = token(head(i).token).span.begin;
    if (!pronouns || zones_.holds(at, ZoneKind::Quote)) {
      return antecedent;
    }
    for (std::size_t k = i; k-- > antecedent + 1;) {
      const Actor* const other = actor_of(k);
      if (other && other == actor) {
        return antecedent;
      }
      if (kind_of(head(k).mention_class) != MentionKind::Pronoun &&
          head(k).role == MentionRole::Subject && head(k).sentence > head(antecedent).sentence &&
          other && is_named_person(*other) && score(i, k) > 0 && may_join(i, k)) {
        return k;
      }
    }
    return antecedent;
  }

  // The best-scored of those before it that it may join, of equal ones the nearest.
  std::optional<std::size_t> choose(std::size_t i, bool only_described) const {
    std::optional<std::size_t> best;
    float most = 0;
    for (std::size_t first = begin_of(i); first < i; ++first) {
      const float own = score(i, first);
      if (own > 0 && own >= most && (!only_described || traits_at(first).described) &&
          may_join(i, first)) {
        best = first;
        most = own;
      }
    }
    return best;
  }

  // The first of those that are scored before a mention.
  std::size_t begin_of(std::size_t i) const { return i - reading_.before(i).size(); }

  float score(std::size_t later, std::size_t first) const {
    constexpr float kDoubt = 1.5;  // a given name of the other sex
    const char a = sex_at(later);
    const char b = sex_at(first);
    return reading_.before(later)[first - begin_of(later)] -
           (a != 0 && b != 0 && a != b ? kDoubt : 0);
  }

  bool may_join(std::size_t later, std::size_t first) const {
    const Actor* const a = actor_of(later);
    const Actor* const b = actor_of(first);
    if (a && a == b) {
      return true;
    }
    const bool both_named = a && b && !a->names.empty() && !b->names.empty();
    return !both_named && sexes_agree(later, first) && numbers_agree(later, first) &&
           suits(later, first) && suits(first, later) && !acts_on_itself(later, first) &&
           !is_named_below(first) && !(a && b && has_succeeded(*a, *b));
  }

  // "He would find Howes": whom the clause names behind its subject is not that subject.
  std::vector<Index> named_below(std::size_t i) const {
    std::vector<Index> found;
    const bool subject = kind_of(head(i).mention_class) == MentionKind::Pronoun &&
                         head(i).role == MentionRole::Subject;
    const std::size_t end = std::min(reading_.heads.size(), i + 1 + nn::kCandidates);
    const Index begin = book_.document().sentences[head(i).sentence].first_token;
    for (std::size_t k = i + 1; subject && k < end && head(k).sentence == head(i).sentence; ++k) {
      const auto owner = book_.owner(reading_.mentions[k]);
      if (owner && head(k).mention_class == MentionClass::Name && head(i).governor &&
          is_below(head(k).token, *head(i).governor, begin)) {
        found.push_back(*owner);
      }
    }
    return found;
  }

  bool is_below(Index word, Index upper, Index begin) const {
    constexpr int kDeep = 30;
    for (int steps = 0; steps < kDeep && token(word).head != 0; ++steps) {
      word = begin + token(word).head - 1;
      if (word == upper) {
        return true;
      }
    }
    return false;
  }

  bool is_named_below(std::size_t first) const {
    const auto owner = book_.owner(reading_.mentions[first]);
    return owner && std::find(below_.begin(), below_.end(), *owner) != below_.end();
  }

  // "The network aired it": what is no "itself" is not the subject of its own verb.
  bool acts_on_itself(std::size_t later, std::size_t first) const {
    const MentionHead& pronoun = head(later);
    const bool reflexive = pronoun.word.ends_with("self") || pronoun.word.ends_with("selves");
    const bool acted_on =
        pronoun.role == MentionRole::Object || pronoun.role == MentionRole::Oblique;
    if (kind_of(pronoun.mention_class) != MentionKind::Pronoun || reflexive || !acted_on) {
      return false;
    }
    const auto subject = subject_of(later);
    return subject && (*subject == first ||
                       (actor_of(first) != nullptr && actor_of(*subject) == actor_of(first)));
  }

  // The subject of the verb that a mention depends on, or of the one before: "came and saw him".
  std::optional<std::size_t> subject_of(std::size_t later) const {
    constexpr int kVerbs = 4;  // that share one
    const Index begin = book_.document().sentences[head(later).sentence].first_token;
    std::optional<Index> verb = head(later).governor;
    for (int i = 0; i < kVerbs && verb; ++i) {
      for (std::size_t first = later; first-- > begin_of(later);) {
        if (head(first).governor == verb && head(first).role == MentionRole::Subject) {
          return first;
        }
      }
      const bool shares = without_subtype(token(*verb).deprel) == Deprel::Conj;
      verb = shares ? std::optional(begin + token(*verb).head - 1) : std::nullopt;
    }
    return std::nullopt;
  }

  // "The former prime minister" is not the prime minister.
  bool has_succeeded(const Actor& a, const Actor& b) const {
    constexpr std::size_t kMost = 8;  // descriptions looked at
    const auto is_past = [&](const ActorRole& role) {
      return std::any_of(
          role.modifiers.begin(), role.modifiers.end(),
          [&](const std::string& word) { return rules_.relation_words_.get(word) == "past"; });
    };
    for (std::size_t i = 0; i < std::min(a.roles.size(), kMost); ++i) {
      for (std::size_t k = 0; k < std::min(b.roles.size(), kMost); ++k) {
        if (a.roles[i].noun == b.roles[k].noun && is_past(a.roles[i]) != is_past(b.roles[k])) {
          return true;
        }
      }
    }
    return false;
  }

  // "US $5": a currency.
  bool is_currency(std::size_t i) const {
    const Index next = head(i).token + 1;
    return next < book_.document().sentences[head(i).sentence].last_token &&
           token(next).xpos == Xpos::Dollar && token(next - 1).upos == Upos::Propn;
  }

  // "designated as a terrorist organization": what something is taken for is no mention of it.
  bool is_taken_for(std::size_t i) const {
    if (kind_of(head(i).mention_class) != MentionKind::Nominal ||
        head(i).mention_class == MentionClass::Definite) {
      return false;
    }
    constexpr Index kReach = 12;
    const Sentence& sentence = book_.document().sentences[head(i).sentence];
    const Index end = head(i).token;
    for (Index t = end; t-- > sentence.first_token && end - t < kReach;) {
      if (sentence.first_token + token(t).head - 1 == head(i).token &&
          token(t).deprel == Deprel::Case) {
        return token(t).lemma == "as";
      }
    }
    return false;
  }

  char sex_at(std::size_t i) const {
    const char own = sex_of(head(i).mention_class);
    const Actor* const actor = actor_of(i);
    return own == 0 && actor ? actor->sex : own;
  }
  bool is_sure_of_sex(std::size_t i) const {
    const Actor* const actor = actor_of(i);
    return sex_of(head(i).mention_class) != 0 || (actor && !actor->sex_guessed);
  }

  bool sexes_agree(std::size_t later, std::size_t first) const {
    const char a = sex_at(later);
    const char b = sex_at(first);
    return a == 0 || b == 0 || a == b || !is_sure_of_sex(later) || !is_sure_of_sex(first);
  }

  bool numbers_agree(std::size_t later, std::size_t first) const {
    const Traits a = traits_at(later);
    const Traits b = traits_at(first);
    return !(a.many && b.single) && !(a.single && b.many);
  }

  // Whether the wording of the first can mean whom the other one's actor is known to be by name.
  bool suits(std::size_t i, std::size_t other) const {
    const Actor* const actor = actor_of(other);
    if (!actor || actor->names.empty()) {
      return true;
    }
    const bool person = is_named_person(*actor);
    switch (head(i).mention_class) {
      case MentionClass::He:
      case MentionClass::She:
        return person;
      case MentionClass::It:
        return !person;
      case MentionClass::They:
      case MentionClass::We:
        return !person || traits_at(other).many;
      default:
        return true;
    }
  }

  void join(std::size_t later, std::size_t antecedent) {
    const Index first = owner_of(antecedent);
    const Index own = owner_of(later);
    const bool named = !book_.actors()[own].names.empty();
    const Index to = named ? own : first;
    const Index from = named ? first : own;
    if (to != from) {
      traits_[to].add(traits_[from]);
    }
    Actor& actor = book_.actors()[book_.merge(to, from)];
    for (const std::size_t i : {later, antecedent}) {
      const char sex = sex_of(head(i).mention_class);
      if (sex != 0 && (actor.sex == 0 || actor.sex_guessed)) {
        actor.sex = sex;
        actor.sex_guessed = false;
      }
    }
  }

  Index owner_of(std::size_t i) {
    if (const auto owner = book_.owner(reading_.mentions[i])) {
      return *owner;
    }
    traits_.push_back(traits_of(i));
    return book_.add(reading_.mentions[i]);
  }

  const AntecedentLinker& rules_;
  ActorBook& book_;
  const CoreferenceReading& reading_;
  ZoneIndex zones_;
  std::vector<Traits> traits_;  // by actor
  std::vector<Index> below_;    // actors that the clause of the mention at hand names behind it
};

AntecedentLinker::AntecedentLinker()
    : verbs_("verb_frames.tsv"), relation_words_("relation_words.tsv") {}

void AntecedentLinker::link(ActorBook& book, const CoreferenceReading& reading) const {
  AntecedentLinking(*this, book, reading).run();
}

}  // namespace chronograph
