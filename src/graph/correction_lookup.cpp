// SPDX-License-Identifier: Apache-2.0
// From the mentions that corrections name to entities and events of documents.
#include "chronograph/time/edtf.hpp"
#include "graph/correction_steps.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// The element with that span, else the only one that overlaps it.
template <typename Items, typename Counts>
std::optional<Index> find_at(const Items& items, Span span, const Counts& counts) {
  std::optional<Index> overlapping;
  bool several = false;
  for (Index i = 0; i < items.size(); ++i) {
    if (!counts(items[i])) {
      continue;
    }
    if (items[i].span == span) {
      return i;
    }
    if (items[i].span.overlaps(span)) {
      several = overlapping.has_value();
      overlapping = i;
    }
  }
  return several ? std::nullopt : overlapping;
}

class Lookup {
public:
  Lookup(std::vector<Document>& documents, const std::vector<std::string_view>& ids)
      : documents_(documents) {
    for (Index row = 0; row < ids.size(); ++row) {
      rows_.emplace(ids[row], row);
    }
  }

  CorrectionSteps run(const std::vector<Correction>& corrections) {
    for (const Correction& correction : corrections) {
      const std::vector<std::pair<Index, Span>> places = find_documents(correction);
      if (!places.empty() && is_about_event(correction, places)) {
        add_event_step(correction, places);
      } else if (!places.empty()) {
        add_entity_step(correction, places);
      }
    }
    return std::move(steps_);
  }

private:
  void tell(const Correction& correction, const std::string& reason) {
    steps_.stale.push_back({correction, reason});
  }

  std::vector<std::pair<Index, Span>> find_documents(const Correction& correction) {
    std::vector<std::pair<Index, Span>> places;
    for (const MentionPlace& mention : correction.mentions) {
      const auto row = rows_.find(mention.document);
      if (row == rows_.end()) {
        tell(correction, "the document " + mention.document + " is not there");
      } else if (mention.span.end > documents_[row->second].text.size()) {
        tell(correction, "the document " + mention.document + " is shorter");
      } else {
        places.emplace_back(row->second, mention.span);
      }
    }
    return places;
  }

  [[nodiscard]] std::optional<Index> event_at(Index row, Span span) const {
    return find_at(documents_[row].events, span, [](const Event&) { return true; });
  }
  [[nodiscard]] std::optional<Index> mention_at(Index row, Span span) const {
    return find_at(documents_[row].mentions, span,
                   [](const Mention& mention) { return mention.entity.has_value(); });
  }

  [[nodiscard]] bool is_about_event(const Correction& correction,
                                    const std::vector<std::pair<Index, Span>>& places) const {
    if (correction.target != CorrectionTarget::Any) {
      return correction.target == CorrectionTarget::Event;
    }
    if (correction.kind == CorrectionKind::Redate) {
      return true;
    }
    if (correction.kind == CorrectionKind::Retype) {
      return !parse_label<EntityType>(correction.value);
    }
    const auto& [row, span] = places.front();
    return std::any_of(documents_[row].events.begin(), documents_[row].events.end(),
                       [&, at = span](const Event& event) { return event.span == at; });
  }

  void missing(const Correction& correction, Index row, Span span, std::string_view what) {
    tell(correction, std::string(what) + " stands at [" + std::to_string(span.begin) + ", " +
                         std::to_string(span.end) + ") of " + std::string(id_of(row)) +
                         " any more");
  }
  [[nodiscard]] std::string_view id_of(Index row) const {
    return std::find_if(rows_.begin(), rows_.end(),
                        [&](const auto& entry) { return entry.second == row; })
        ->first;
  }

  void add_event_step(const Correction& correction,
                      const std::vector<std::pair<Index, Span>>& places) {
    EventStep step{&correction, {}};
    for (const auto& [row, span] : places) {
      if (const auto event = event_at(row, span)) {
        step.refs.push_back({row, *event});
      } else {
        missing(correction, row, span, "no event");
      }
    }
    if (add(std::move(step), steps_.events) && correction.kind == CorrectionKind::Redate) {
      redate(correction, steps_.events.back().refs.front());
    }
  }

  void redate(const Correction& correction, EventRef ref) {
    std::optional<EventTime> when = time_of_edtf(correction.value);
    if (when) {
      when->basis = "correction";
    }
    changed(ref.document).events[ref.event].when = std::move(when);
  }

  void add_entity_step(const Correction& correction,
                       const std::vector<std::pair<Index, Span>>& places) {
    EntityStep step{&correction, {}};
    std::map<EntityRef, std::vector<Index>> mentions;
    for (const auto& [row, span] : places) {
      if (const auto mention = mention_at(row, span)) {
        mentions[{row, *documents_[row].mentions[*mention].entity}].push_back(*mention);
      } else {
        missing(correction, row, span, "no name");
      }
    }
    for (const auto& [ref, own] : mentions) {
      step.refs.push_back(correction.kind == CorrectionKind::Split ? apart(ref, own) : ref);
    }
    add(std::move(step), steps_.entities);
  }

  // The entity of the given mentions alone; the whole entity where no other mention names it.
  EntityRef apart(EntityRef ref, const std::vector<Index>& own) {
    const Document& before = documents_[ref.document];
    bool named = false;
    for (Index i = 0; i < before.mentions.size(); ++i) {
      const Mention& mention = before.mentions[i];
      named = named || (mention.entity == ref.entity && mention.kind == MentionKind::Name &&
                        std::find(own.begin(), own.end(), i) == own.end());
    }
    if (!named) {
      return ref;
    }
    Document& document = changed(ref.document);
    const auto fresh = static_cast<Index>(document.entities.size());
    Entity entity = document.entities[ref.entity];
    entity.name.clear();
    entity.aliases.clear();
    document.entities.push_back(std::move(entity));
    for (const Index i : own) {
      give(document, document.mentions[i], ref.entity, fresh);
    }
    return {ref.document, fresh};
  }

  // The mention, and what is said by it, to the new entity.
  static void give(Document& document, Mention& mention, Index from, Index to) {
    mention.entity = to;
    std::string& name = document.entities[to].name;
    if (const std::string words(document.view(mention.span)); words.size() > name.size()) {
      name = words;
    }
    for (Event& event : document.events) {
      for (Argument& argument : event.arguments) {
        if (argument.entity == from && argument.span.overlaps(mention.span)) {
          argument.entity = to;
        }
      }
    }
  }

  template <typename Step>
  bool add(Step step, std::vector<Step>& steps) {
    std::sort(step.refs.begin(), step.refs.end());
    step.refs.erase(std::unique(step.refs.begin(), step.refs.end()), step.refs.end());
    if (step.refs.empty() ||
        (step.correction->kind == CorrectionKind::Merge && step.refs.size() < 2)) {
      return false;
    }
    steps.push_back(std::move(step));
    return true;
  }

  Document& changed(Index row) {
    const auto known = std::find_if(steps_.originals.begin(), steps_.originals.end(),
                                    [&](const auto& original) { return original.first == row; });
    if (known == steps_.originals.end()) {
      steps_.originals.emplace_back(row, documents_[row]);
    }
    return documents_[row];
  }

  std::vector<Document>& documents_;
  std::unordered_map<std::string_view, Index> rows_;
  CorrectionSteps steps_;
};

}  // namespace

CorrectionSteps take_steps(std::vector<Document>& documents,
                           const std::vector<std::string_view>& ids,
                           const std::vector<Correction>& corrections) {
  return corrections.empty() ? CorrectionSteps() : Lookup(documents, ids).run(corrections);
}

}  // namespace chronograph
