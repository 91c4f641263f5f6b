// SPDX-License-Identifier: Apache-2.0
// Names and descriptions of actors and places.
#include "annotate/model_names.hpp"
#include "annotate/name_candidates.hpp"
#include "annotate/name_evidence.hpp"
#include "annotate/names.hpp"
#include "annotate/nominals.hpp"
#include "annotate/stages.hpp"
#include "annotate/token_shapes.hpp"

#include <algorithm>

namespace chronograph {
namespace {

class Mentions final : public Stage {
public:
  Mentions() : names_(NameLexicon::Lists::All), candidates_(names_) {}

  void run(Document& document) const override {
    document.mentions.clear();
    add_names(document);
    add_nominals(document);
    std::sort(document.mentions.begin(), document.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
    document.set(Layer::Mentions);
  }

private:
  void add_names(Document& document) const {
    const std::vector<TokenShape> shapes = token_shapes(document, names_);
    const std::vector<NameCandidate> candidates =
        with_model_names(document, shapes, names_, candidates_.find(document, shapes));
    for (const NameEvidence& evidence : judge_.judge(document, shapes, candidates)) {
      for (const std::uint32_t index : evidence.candidates) {
        const NameCandidate& candidate = candidates[index];
        const bool group = candidate.facts.has(NameClue::Group) && !candidate.facts.is_place() &&
                           !candidate.facts.has(NameClue::Organisation);
        if ((!group && !evidence.type) || is_currency(document, candidate)) {
          continue;
        }
        Mention mention;
        mention.span = document.tokens[candidate.first_token].span.hull(
            document.tokens[candidate.last_token - 1].span);
        mention.type = group ? EntityType::Group : *evidence.type;
        document.mentions.push_back(mention);
      }
    }
  }

  // "US $5.41" names no country.
  static bool is_currency(const Document& document, const NameCandidate& candidate) {
    const std::uint32_t next = candidate.last_token;
    return candidate.last_token - candidate.first_token == 1 && next < document.tokens.size() &&
           document.tokens[next].xpos == Xpos::Dollar && candidate.facts.is_place();
  }

  // Descriptions, and names with what stands before them: "Prime Minister Khan".
  void add_nominals(Document& document) const {
    const std::vector<NounPhrase> phrases = noun_phrases(document);
    const std::vector<Nominal> descriptions = nominals_.find(document, phrases);
    std::vector<Mention> nominals;
    for (const Nominal& nominal : descriptions) {
      const bool title = nominal.before_name && document.tokens[nominal.head].upos == Upos::Propn;
      if (!title) {  // "President Moi" is one description, "his wife Manju Sam" holds two
        nominals.push_back({span_of(document, phrases, nominal), nominal.type, MentionKind::Nominal,
                            std::nullopt});
      }
    }
    std::vector<std::optional<std::uint32_t>> name_over(document.tokens.size());
    for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
      const auto [first, last] = document.tokens_in(document.mentions[m].span);
      std::fill(name_over.begin() + first, name_over.begin() + last, m);
    }
    for (std::uint32_t p = 0; p < phrases.size(); ++p) {
      if (!name_over[phrases[p].head]) {
        continue;
      }
      const Mention& name = document.mentions[*name_over[phrases[p].head]];
      const auto whole = nominals_.described_name(document, phrases, p, name, descriptions);
      if (whole) {
        nominals.push_back({*whole, name.type, MentionKind::Nominal, std::nullopt});
      }
    }
    document.mentions.insert(document.mentions.end(), nominals.begin(), nominals.end());
  }

  NameLexicon names_;
  Nominals nominals_;
  NameCandidates candidates_;
  NameJudge judge_;
};

}  // namespace

std::unique_ptr<Stage> make_mentions(const StageOptions& /*options*/) {
  return std::make_unique<Mentions>();
}

}  // namespace chronograph
