// SPDX-License-Identifier: Apache-2.0
// Headline, dateline, byline, captions, page furniture, quotations.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Zones final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Zones); }
};

}  // namespace

std::unique_ptr<Stage> make_zones(const StageOptions& /*options*/) {
  return std::make_unique<Zones>();
}

}  // namespace chronograph
