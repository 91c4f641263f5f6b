// SPDX-License-Identifier: Apache-2.0
// Words and punctuation as UD English splits them.
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Tokens final : public Stage {
public:
  void run(Document& document) const override { document.set(Layer::Tokens); }
};

}  // namespace

std::unique_ptr<Stage> make_tokens(const StageOptions& /*options*/) {
  return std::make_unique<Tokens>();
}

}  // namespace chronograph
