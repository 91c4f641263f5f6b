// SPDX-License-Identifier: Apache-2.0
// Event triggers with class, tense and aspect.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Events final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Events); }
};

}  // namespace

std::unique_ptr<Stage> make_events(const StageOptions& /*options*/) {
  return std::make_unique<Events>();
}

}  // namespace chronograph
