// SPDX-License-Identifier: Apache-2.0
// Sentence ends.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Sentences final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Sentences); }
};

}  // namespace

std::unique_ptr<Stage> make_sentences(const StageOptions& /*options*/) {
  return std::make_unique<Sentences>();
}

}  // namespace chronograph
