// SPDX-License-Identifier: Apache-2.0
// A stage adds layers to a document. Stages are rows of one table; Pipeline orders and checks them.
#pragma once

#include "chronograph/document/document.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph::nn {
class Model;
}  // namespace chronograph::nn

namespace chronograph {

/// Reads what it requires and writes only what it provides. Immutable after construction, hence
/// safe to share between threads.
class Stage {
public:
  virtual ~Stage() = default;
  virtual void run(Document& document) const = 0;
};

/// What stages are made from.
struct StageOptions {
  std::string model_path;  ///< of the language core; empty: the default one
  /// Loaded by Pipeline where a stage that runs needs it.
  std::shared_ptr<const nn::Model> model;
};

struct StageRow {
  std::string_view name;
  std::string_view description;
  std::vector<Layer> requires_layers;
  std::vector<Layer> provides;
  std::unique_ptr<Stage> (*make)(const StageOptions& options);
  bool needs_model = false;
};

/// All stages, in an order in which each finds what it requires.
std::span<const StageRow> stages();

}  // namespace chronograph
