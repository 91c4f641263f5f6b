// SPDX-License-Identifier: Apache-2.0
// Who did what to whom, as event coders write it down: one row for what a sentence reports, with
// the type that coders give to what is planned or refused. What is merely asked, promised or
// refused in it is no case of its own.
#include "annotate/case_actors.hpp"
#include "annotate/plover.hpp"
#include "annotate/stages.hpp"
#include "annotate/tree_view.hpp"

#include <algorithm>
#include <vector>

namespace chronograph {
namespace {

using Index = std::uint32_t;

class Cases final : public Stage {
public:
  void run(Document& document) const override {
    document.cases.clear();
    const TreeView tree(document);
    const CaseActors actors(document, tree, lists_);
    const std::vector<bool> coded = coded_triggers(document);
    for (Index e = 0; e < document.events.size(); ++e) {
      const Event& event = document.events[e];
      const auto [first, last] = document.tokens_in(event.span);
      const std::string_view type = case_type(event);
      if (type.empty() || first >= last || !is_reported(tree, coded, last - 1)) {
        continue;
      }
      add(document, actors, e, type);
    }
    document.set(Layer::Cases);
  }

private:
  std::vector<bool> coded_triggers(const Document& document) const {
    std::vector<bool> coded(document.tokens.size());
    for (const Event& event : document.events) {
      const auto [first, last] = document.tokens_in(event.span);
      if (first < last && !event.type.empty() && !plover_.is_extension(event.type)) {
        coded[last - 1] = true;
      }
    }
    return coded;
  }

  // What coders write: a refusal for what does not happen, a promise or a threat for what is to
  // come. Empty for what nobody would code.
  std::string_view case_type(const Event& event) const {
    if (event.type.empty() || plover_.is_extension(event.type)) {
      return {};
    }
    if (event.polarity == Polarity::Neg) {
      return plover_.negated(event.type);
    }
    switch (event.modality) {
      case Modality::Asserted:
        return event.type;
      case Modality::Future:
      case Modality::Intended:
      case Modality::Conditional:
        return plover_.planned(event.type);
      default:
        return {};
    }
  }

  // Whether the event is what its sentence reports: no part of another coded event, and not in a
  // clause that only gives the circumstances.
  bool is_reported(const TreeView& tree, const std::vector<bool>& coded, Index trigger) const {
    Index at = trigger;
    while (const auto governor = tree.governor(at)) {
      const Deprel relation = tree.token(at).deprel;
      const bool clause = relation == Deprel::Advcl || relation == Deprel::Acl;
      if (relation == Deprel::AclRelcl || (clause && !tree.is_infinitive(at)) ||
          relation == Deprel::NmodPoss || relation == Deprel::Compound ||
          relation == Deprel::Amod || lists_.prepositions.get(tree.marker(at)) == "beside") {
        return false;
      }
      const bool beside = relation == Deprel::Conj || relation == Deprel::Parataxis;
      if (coded[*governor] && !beside) {
        return false;
      }
      at = *governor;
    }
    return true;
  }

  void add(Document& document, const CaseActors& actors, Index event, std::string_view type) const {
    const Event& told = document.events[event];
    const std::string mode(type == told.type ? std::string_view(told.mode)
                                             : plover_.mode_by_content(type, told.type, told.mode));
    const std::vector<CaseActor> sources = actors.sources_of(event);
    const std::vector<CaseActor> targets = actors.targets_of(event, sources);
    const auto some = [](const std::vector<CaseActor>& found) {
      std::vector<std::optional<CaseActor>> out(found.begin(), found.end());
      if (out.empty()) {
        out.emplace_back();
      }
      return out;
    };
    for (const auto& source : some(sources)) {
      for (const auto& target : some(targets)) {
        document.cases.push_back({event, std::string(type), mode, source, target});
      }
    }
  }

  CaseLists lists_;
  const Plover& plover_ = lists_.events.plover();
};

}  // namespace

std::unique_ptr<Stage> make_cases(const StageOptions& /*options*/) {
  return std::make_unique<Cases>();
}

}  // namespace chronograph
