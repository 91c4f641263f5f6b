// SPDX-License-Identifier: Apache-2.0
// How many and how much the text says of its events: those who are counted stand where
// resources/number_events.tsv says for each word, amounts of money hang on what is paid or agreed.
// Only what a phrase states becomes a bound; a number that no rule gives to an event is left alone.
#include "annotate/counted_things.hpp"
#include "annotate/number_events.hpp"
#include "annotate/stages.hpp"
#include "annotate/tree_view.hpp"

#include <algorithm>
#include <vector>

namespace chronograph {
namespace {

class Numbers final : public Stage {
public:
  void run(Document& document) const override {
    const TreeView tree(document);
    const CountedThings things(document, tree, lists_.counted);
    std::vector<EventNumber> found = NumberFinder(document, tree, things, lists_).find();
    for (Event& event : document.events) {
      event.numbers.clear();
    }
    for (EventNumber& number : found) {
      document.events[number.event].numbers.push_back(std::move(number.quantity));
    }
    for (Event& event : document.events) {
      std::ranges::stable_sort(event.numbers, {}, &Quantity::span);
    }
    document.set(Layer::Numbers);
  }

private:
  NumberLists lists_;
};

}  // namespace

std::unique_ptr<Stage> make_numbers(const StageOptions& /*options*/) {
  return std::make_unique<Numbers>();
}

}  // namespace chronograph
