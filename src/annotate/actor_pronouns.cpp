// SPDX-License-Identifier: Apache-2.0
// "He" and "she" mean the person spoken of. Only where one can be meant is one taken: the single
// person of fitting sex in the sentence so far or, if there is none, in the sentence before.
#include "annotate/actors.hpp"
#include "chronograph/document/zone_index.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// What a pronoun may mean.
struct PronounKind {
  char sex = 0;          ///< 'm', 'f', or 0 for what is no single person
  bool subject = false;  ///< "he", not "his"
  bool plural = false;
};

std::optional<PronounKind> kind_of(std::string_view lower) {
  if (lower == "he" || lower == "she") {
    return PronounKind{lower == "he" ? 'm' : 'f', true, false};
  }
  if (lower == "his" || lower == "him" || lower == "himself") {
    return PronounKind{'m', false, false};
  }
  if (lower == "her" || lower == "hers" || lower == "herself") {
    return PronounKind{'f', false, false};
  }
  if (lower == "it" || lower == "they") {
    return PronounKind{'\0', true, lower == "they"};
  }
  if (lower == "its" || lower == "their") {
    return PronounKind{'\0', false, lower == "their"};
  }
  return std::nullopt;
}

class PronounWalk {
public:
  PronounWalk(const ActorBook& book, const Frames& verbs)
      : book_(book), document_(book.document()), verbs_(verbs), zones_(document_.zones) {
    for (const Actor& actor : book.actors()) {
      const auto plural = [](const ActorRole& role) { return role.plural; };
      some_plural_.push_back(std::any_of(actor.roles.begin(), actor.roles.end(), plural));
      all_plural_.push_back(std::all_of(actor.roles.begin(), actor.roles.end(), plural));
    }
  }

  std::vector<Mention> run() {
    for (const Sentence& sentence : document_.sentences) {
      before_ = std::move(here_);
      here_.clear();
      bodies_.clear();
      speaker_.reset();
      for (Index i = sentence.first_token; i < sentence.last_token; ++i) {
        visit(i);
      }
      see_until(sentence.span.end);
    }
    return std::move(found_);
  }

private:
  void visit(Index i) {
    const Token& token = document_.tokens[i];
    see_until(token.span.begin);
    if (token.upos == Upos::Verb && verbs_.of(token.lemma).has(Frame::Says)) {
      speaker_ = is_right_before(i) ? last_ended_ : std::nullopt;
      speaks_at_ = i;
      return;
    }
    const auto kind = kind_of(to_lower(document_.view(token)));
    if (!kind || zones_.holds(token.span.begin, ZoneKind::Quote)) {
      return;
    }
    auto actor = kind->subject && is_subject(i) ? speaker_before(i, *kind) : std::nullopt;
    if (!actor && kind->sex != 0) {
      actor = choose(*kind);
    } else if (!actor && !kind->subject) {
      actor = only_body(kind->plural);
    }
    if (!actor) {
      return;
    }
    found_.push_back({token.span, book_.actors()[*actor].type, MentionKind::Pronoun, actor});
    if (kind->sex != 0) {
      here_.push_back(*actor);
      sexes_.emplace(*actor, kind->sex);
    }
  }

  // Whether nothing but auxiliaries and adverbs lies between the last mention and the verb.
  bool is_right_before(Index verb) const {
    if (!last_ended_) {
      return false;
    }
    const Index end = document_.mentions[*last_ended_].span.end;
    while (verb > 0 && document_.tokens[verb - 1].span.begin >= end &&
           (document_.tokens[verb - 1].upos == Upos::Aux ||
            document_.tokens[verb - 1].upos == Upos::Adv)) {
      --verb;
    }
    return verb > 0 && document_.tokens[verb - 1].span.end == end;
  }

  // Whether a verb follows: "it" is its subject.
  bool is_subject(Index i) const {
    if (i + 1 >= document_.tokens.size()) {
      return false;
    }
    const Upos next = document_.tokens[i + 1].upos;
    return next == Upos::Verb || next == Upos::Aux || next == Upos::Adv;
  }

  // "the ministry said it", "officials said that they": who speaks, right before.
  std::optional<Index> speaker_before(Index i, const PronounKind& kind) const {
    const bool that = i > speaks_at_ + 1 && document_.view(document_.tokens[i - 1]) == "that";
    if (!speaker_ || i - speaks_at_ != (that ? 2U : 1U)) {
      return std::nullopt;
    }
    const Index owner = *book_.owner(*speaker_);
    const Mention& mention = document_.mentions[*speaker_];
    const bool many = some_plural_[owner];
    const bool person = mention.type == EntityType::Person;
    if (kind.sex != 0) {
      const char sex = sex_of(owner);
      return person && !many && (sex == 0 || sex == kind.sex) ? std::optional(owner) : std::nullopt;
    }
    const bool fits = kind.plural ? many || !person : !many && !person;
    return fits ? std::optional(owner) : std::nullopt;
  }

  // Takes in the persons whose mentions end before the code point: "his father" is not yet seen at
  // "his".
  void see_until(Index code_point) {
    for (; next_ < document_.mentions.size() && document_.mentions[next_].span.begin < code_point;
         ++next_) {
      open_.push_back(next_);
    }
    std::erase_if(open_, [&](Index mention) {
      const bool ended = document_.mentions[mention].span.end <= code_point;
      if (ended) {
        last_ended_ = book_.owner(mention) ? std::optional(mention) : last_ended_;
        see(mention);
      }
      return ended;
    });
  }

  void see(Index mention) {
    const auto actor = book_.owner(mention);
    if (!actor) {
      return;
    }
    const bool many = book_.actors()[*actor].names.empty() && all_plural_[*actor];
    if (document_.mentions[mention].type != EntityType::Person || many) {
      bodies_.push_back({*actor, many});
    } else {
      here_.push_back(*actor);
    }
  }

  // The only body or crowd of the sentence so far: "the Taliban ... their chief".
  std::optional<Index> only_body(bool plural) const {
    std::optional<Index> found;
    for (const Body& body : bodies_) {
      const EntityType type = book_.actors()[body.actor].type;
      const bool fits =
          plural ? body.many || type == EntityType::Organization || type == EntityType::Group
                 : !body.many && type != EntityType::Group;
      if (!fits || found == body.actor) {
        continue;
      }
      if (found) {
        return std::nullopt;
      }
      found = body.actor;
    }
    const bool unclear = found && (plural ? !here_.empty() : book_.actors()[*found].names.empty());
    return unclear ? std::nullopt : found;
  }

  char sex_of(Index actor) const {
    const auto found = sexes_.find(actor);
    return found == sexes_.end() ? book_.actors()[actor].sex : found->second;
  }

  // The only person that fits; for a subject ("he") the first of the sentence is good enough.
  std::optional<Index> choose(const PronounKind& kind) const {
    const auto here = only(here_, kind);
    return here.any ? here.actor : only(before_, kind).actor;
  }

  // An actor that is no single person.
  struct Body {
    Index actor = 0;
    bool many = false;
  };

  struct Choice {
    bool any = false;
    std::optional<Index> actor;
  };

  Choice only(const std::vector<Index>& persons, const PronounKind& kind) const {
    Choice choice;
    for (const Index actor : persons) {
      const char known = sex_of(actor);
      if (known != 0 && known != kind.sex) {
        continue;
      }
      if (choice.any && choice.actor != actor) {
        return kind.subject ? choice : Choice{true, std::nullopt};
      }
      choice = {true, actor};
    }
    return choice;
  }

  const ActorBook& book_;
  const Document& document_;
  const Frames& verbs_;
  ZoneIndex zones_;
  std::vector<bool> some_plural_;  // actors: whether a description of it means several
  std::vector<bool> all_plural_;   // actors: whether every description of it does
  std::vector<Mention> found_;
  std::optional<Index> last_ended_;  // mention that ends where the walk stands
  std::optional<Index> speaker_;     // mention before the last reporting verb
  Index speaks_at_ = 0;              // token of that verb
  std::map<Index, char> sexes_;      // of actors, by the pronouns that meant them
  std::vector<Index> open_;          // mentions that have begun and not ended
  Index next_ = 0;                   // mention
  std::vector<Index> here_;          // persons of this sentence so far, in order
  std::vector<Body> bodies_;         // of this sentence so far
  std::vector<Index> before_;        // of the sentence before
};

}  // namespace

PronounFinder::PronounFinder() : verbs_("verb_frames.tsv") {}

std::vector<Mention> PronounFinder::find(const ActorBook& book) const {
  return PronounWalk(book, verbs_).run();
}

}  // namespace chronograph
