// SPDX-License-Identifier: Apache-2.0
// Who did it, to whom, where: asks argument_finder for every event.
#include "annotate/argument_finder.hpp"
#include "annotate/stages.hpp"

namespace chronograph {
namespace {

class Arguments final : public Stage {
public:
  void run(Document& document) const override {
    const Syntax syntax = parse_clauses(document, lists_.grammar);
    ArgumentFinder finder(document, syntax, lists_);
    for (Event& event : document.events) {
      event.arguments = finder.arguments_of(event);
    }
    document.set(Layer::Arguments);
  }

private:
  ArgumentLists lists_;
};

}  // namespace

std::unique_ptr<Stage> make_arguments(const StageOptions& /*options*/) {
  return std::make_unique<Arguments>();
}

}  // namespace chronograph
