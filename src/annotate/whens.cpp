// SPDX-License-Identifier: Apache-2.0
// The days between which each event lies.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Whens final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Whens); }
};

}  // namespace

std::unique_ptr<Stage> make_whens(const StageOptions& /*options*/) {
  return std::make_unique<Whens>();
}

}  // namespace chronograph
