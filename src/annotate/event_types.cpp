// SPDX-License-Identifier: Apache-2.0
// What happened, as PLOVER types and our extensions, and the sphere of life it belongs to.
#include "annotate/event_contexts.hpp"
#include "annotate/event_meaning.hpp"
#include "annotate/stages.hpp"

#include <vector>

namespace chronograph {
namespace {

class EventTypes final : public Stage {
public:
  void run(Document& document) const override {
    const TreeView tree(document);
    MeaningReader reader(document, tree, lists_);
    std::vector<bool> is_trigger(document.tokens.size());
    for (const Event& event : document.events) {
      const auto [first, last] = document.tokens_in(event.span);
      if (first < last) {
        is_trigger[last - 1] = true;
      }
    }
    for (Event& event : document.events) {
      const auto [first, last] = document.tokens_in(event.span);
      Meaning meaning;
      if (first < last) {
        meaning = reader.of(last - 1);
      }
      if (meaning.through && is_trigger[*meaning.through]) {
        meaning = {};  // "held talks": the talks are the event
      }
      event.type = meaning.type;
      event.mode = meaning.mode;
      event.quad = lists_.plover().quad_of(meaning.type);
    }
    const ContextReader contexts(document, tree, contexts_);
    for (Event& event : document.events) {
      event.context = contexts.of(event);
    }
    document.set(Layer::Types);
  }

private:
  EventLists lists_;
  ContextWords contexts_;
};

}  // namespace

std::unique_ptr<Stage> make_types(const StageOptions& /*options*/) {
  return std::make_unique<EventTypes>();
}

}  // namespace chronograph
