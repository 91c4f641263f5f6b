// SPDX-License-Identifier: Apache-2.0
// Polarity, modality, and who says so.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Statuses final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Statuses); }
};

}  // namespace

std::unique_ptr<Stage> make_statuses(const StageOptions& /*options*/) {
  return std::make_unique<Statuses>();
}

}  // namespace chronograph
