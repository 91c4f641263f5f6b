// SPDX-License-Identifier: Apache-2.0
// Who did it, to whom, where.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Arguments final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Arguments); }
};

}  // namespace

std::unique_ptr<Stage> make_arguments(const StageOptions& /*options*/) {
  return std::make_unique<Arguments>();
}

}  // namespace chronograph
