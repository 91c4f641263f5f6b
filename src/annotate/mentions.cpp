// SPDX-License-Identifier: Apache-2.0
// Names and descriptions of actors and places.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Mentions final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Mentions); }
};

}  // namespace

std::unique_ptr<Stage> make_mentions(const StageOptions& /*options*/) {
  return std::make_unique<Mentions>();
}

}  // namespace chronograph
