// SPDX-License-Identifier: Apache-2.0
// Runs stages over documents: in order, with unmet requirements refused by name before anything
// runs, each stage timed.
#pragma once

#include "chronograph/annotate/stage.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

struct PipelineOptions {
  StageOptions stage;
  std::vector<std::string> without;  ///< stages left out, by name
  std::string until;                 ///< the last stage to run; empty: all
  std::vector<Layer> keep;           ///< layers of annotated input that are taken as given
};

class Pipeline {
public:
  /// Throws Error(Usage) for an unknown stage or an unmet requirement, Error(Model) for an
  /// unreadable model.
  explicit Pipeline(PipelineOptions options);
  ~Pipeline();
  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;

  /// Adds all layers. Layers that the document already has are kept if they are in `keep`, else
  /// made anew. Safe to call from several threads.
  void annotate(Document& document) const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Names what annotations depend on beside the program's version: hashes ("xxh3:" and 16 hex
/// digits) of the model file and of all word lists.
struct Fingerprint {
  std::string model;
  std::string lexicons;
};
/// Throws Error(Model) if the model file cannot be read.
Fingerprint fingerprint_of(const StageOptions& options);

/// The model that is taken where none is named.
inline constexpr std::string_view kDefaultModel = "accurate";

/// Returns the path of a model, "accurate", "fast" or a file: beside the executable's build
/// (../../models), in the install prefix (../share/chronograph/models), or `name` itself if it
/// holds a slash. Throws Error(Model) if there is none.
std::string find_model(std::string_view name);

}  // namespace chronograph
