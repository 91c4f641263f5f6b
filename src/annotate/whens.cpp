// SPDX-License-Identifier: Apache-2.0
// The days between which each event lies.
#include "annotate/event_order.hpp"
#include "annotate/event_times.hpp"
#include "annotate/stages.hpp"
#include "chronograph/neural/model.hpp"

#include <memory>
#include <optional>

namespace chronograph {
namespace {

class Whens final : public Stage {
public:
  explicit Whens(const std::shared_ptr<const nn::Model>& model) {
    if (model && model->has(nn::Labelling::Order)) {
      reader_.emplace(model);
    }
  }

  void run(Document& document) const override {
    const Syntax syntax = parse_clauses(document, lists_.grammar);
    const bool reads = reader_ && !document.reading.states.empty();
    std::vector<EventTimes::Dated> dated =
        EventTimes(document, syntax, lists_)
            .run(reads ? reader_->read(document) : std::vector<OrderReading>());
    for (std::size_t e = 0; e < dated.size(); ++e) {
      document.events[e].time = dated[e].time;
      document.events[e].when = std::move(dated[e].when);
    }
    document.set(Layer::Whens);
  }

private:
  TimeLists lists_;
  std::optional<OrderReader> reader_;  // nothing where the model lacks the head
};

}  // namespace

std::unique_ptr<Stage> make_whens(const StageOptions& options) {
  return std::make_unique<Whens>(options.model);
}

}  // namespace chronograph
