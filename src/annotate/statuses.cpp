// SPDX-License-Identifier: Apache-2.0
// Polarity, modality, and who says so.
#include "annotate/attribution.hpp"
#include "annotate/stages.hpp"
#include "annotate/standing.hpp"

namespace chronograph {
namespace {

class Statuses final : public Stage {
public:
  void run(Document& document) const override {
    const Syntax syntax = parse_clauses(document, lists_.grammar);
    const StandingReader reader(document, syntax, lists_);
    const Attribution attribution(document, syntax, lists_.grammar);
    for (Event& event : document.events) {
      const EventAnchor anchor = anchor_of(document, syntax, event);
      const Standing standing = reader.of_event(anchor);
      event.polarity = standing.polarity;
      event.modality = standing.modality;
      event.source = attribution.source_of(anchor);
    }
    document.set(Layer::Statuses);
  }

private:
  StandingLists lists_;
};

}  // namespace

std::unique_ptr<Stage> make_statuses(const StageOptions& /*options*/) {
  return std::make_unique<Statuses>();
}

}  // namespace chronograph
