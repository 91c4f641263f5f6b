// SPDX-License-Identifier: Apache-2.0
// Order between events, times and the creation time.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Links final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Links); }
};

}  // namespace

std::unique_ptr<Stage> make_links(const StageOptions& /*options*/) {
  return std::make_unique<Links>();
}

}  // namespace chronograph
