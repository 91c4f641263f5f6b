// SPDX-License-Identifier: Apache-2.0
// The words of the text that tell each event in one line.
#include "annotate/stages.hpp"
#include "annotate/wording_finder.hpp"

namespace chronograph {
namespace {

class Wordings final : public Stage {
public:
  void run(Document& document) const override {
    const TreeView tree(document);
    const WordingFinder finder(document, tree);
    for (Event& event : document.events) {
      event.wording = finder.of(event);
    }
    document.set(Layer::Wordings);
  }
};

}  // namespace

std::unique_ptr<Stage> make_wordings(const StageOptions& /*options*/) {
  return std::make_unique<Wordings>();
}

}  // namespace chronograph
