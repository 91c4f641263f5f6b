// SPDX-License-Identifier: Apache-2.0
// Time expressions and their values; bounds of an unstated creation time.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Times final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Times); }
};

}  // namespace

std::unique_ptr<Stage> make_times(const StageOptions& /*options*/) {
  return std::make_unique<Times>();
}

}  // namespace chronograph
