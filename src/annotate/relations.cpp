// SPDX-License-Identifier: Apache-2.0
// Offices, membership and other relations between entities.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Relations final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Relations); }
};

}  // namespace

std::unique_ptr<Stage> make_relations(const StageOptions& /*options*/) {
  return std::make_unique<Relations>();
}

}  // namespace chronograph
