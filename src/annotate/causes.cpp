// SPDX-License-Identifier: Apache-2.0
// Which event caused which, where the text says so: what find_causes finds, kept with its cause.
#include "annotate/cause_finder.hpp"
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Causes final : public Stage {
public:
  void run(Document& document) const override {
    for (Event& event : document.events) {
      event.causes.clear();
    }
    for (const CauseStatement& said : find_causes(document, markers_)) {
      document.events[said.cause].causes.push_back({said.effect, said.marker});
    }
    document.set(Layer::Causes);
  }

private:
  CausalMarkers markers_;
};

}  // namespace

std::unique_ptr<Stage> make_causes(const StageOptions& /*options*/) {
  return std::make_unique<Causes>();
}

}  // namespace chronograph
