// SPDX-License-Identifier: Apache-2.0
// Base forms.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Lemmas final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Lemmas); }
};

}  // namespace

std::unique_ptr<Stage> make_lemmas(const StageOptions& /*options*/) {
  return std::make_unique<Lemmas>();
}

}  // namespace chronograph
