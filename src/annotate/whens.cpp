// SPDX-License-Identifier: Apache-2.0
// The days between which each event lies.
#include "annotate/event_order.hpp"
#include "annotate/event_times.hpp"
#include "annotate/stages.hpp"

#include <memory>

namespace chronograph {
namespace {

class Whens final : public Stage {
public:
  explicit Whens(const std::shared_ptr<const nn::Model>& model) : orders_(model) {}

  void run(Document& document) const override {
    const Syntax syntax = parse_clauses(document, lists_.grammar);
    std::vector<EventTimes::Dated> dated =
        EventTimes(document, syntax, lists_).run(orders_.of(document));
    for (std::size_t e = 0; e < dated.size(); ++e) {
      document.events[e].time = dated[e].time;
      document.events[e].when = std::move(dated[e].when);
    }
    document.set(Layer::Whens);
  }

private:
  TimeLists lists_;
  OrderReadings orders_;
};

}  // namespace

std::unique_ptr<Stage> make_whens(const StageOptions& options) {
  return std::make_unique<Whens>(options.model);
}

}  // namespace chronograph
