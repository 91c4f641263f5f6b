// SPDX-License-Identifier: Apache-2.0
// Which mentions are one actor or place within the document.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Entities final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Entities); }
};

}  // namespace

std::unique_ptr<Stage> make_entities(const StageOptions& /*options*/) {
  return std::make_unique<Entities>();
}

}  // namespace chronograph
