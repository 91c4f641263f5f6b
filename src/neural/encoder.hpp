// SPDX-License-Identifier: Apache-2.0
// The shared encoder: a post-norm BERT over batches of sentences laid end to end, without padding.
// A row's result depends on its own sentence only, so neither batching nor threads can show.
#pragma once

#include "neural/buffer.hpp"
#include "neural/kernels.hpp"
#include "neural/model_file.hpp"
#include "neural/quantised.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chronograph::nn {

/// An affine map of a model file: `name.weight` (outputs, inputs) int8 and `name.bias`.
class Linear {
public:
  /// Throws Error(Model) if a tensor is missing or does not fit.
  Linear(const ModelFile& file, std::string_view name, std::size_t outputs, std::size_t inputs);
  /// Several maps of the same input as one: their outputs stand side by side.
  Linear(const ModelFile& file, std::span<const std::string> names, std::size_t outputs_each,
         std::size_t inputs);
  /// A map without bias: `name.weight` only.
  static Linear without_bias(const ModelFile& file, const std::string& name, std::size_t outputs,
                             std::size_t inputs);

  [[nodiscard]] PackedView view() const { return matrix_.view(); }
  [[nodiscard]] std::size_t outputs() const { return matrix_.outputs(); }
  [[nodiscard]] std::size_t stride() const { return matrix_.stride(); }

private:
  explicit Linear(PackedMatrix matrix) : matrix_(std::move(matrix)) {}
  PackedMatrix matrix_;
};

/// Sentences end to end: of each its pieces from [CLS] to [SEP].
struct Batch {
  std::vector<std::uint32_t> pieces;
  std::vector<std::uint8_t> shapes;
  std::vector<std::size_t> ends;       ///< of each sentence, in `pieces`
  std::vector<std::size_t> kept;       ///< the pieces whose states are wanted, ascending
  std::vector<std::size_t> kept_ends;  ///< of each sentence, in `kept`

  void clear();
};

/// Memory that one thread computes in; grows to the largest batch and is used again.
struct EncoderScratch {
  Buffer<float> hidden;
  Buffer<float> attention;  ///< queries, keys and values side by side
  Buffer<float> context;
  Buffer<float> queries;  ///< of the kept pieces in the last layer
  Buffer<float> states;   ///< of the kept pieces
  Buffer<float> inner;
  Buffer<float> transposed;
  Buffer<float> scores;
  Buffer<std::uint8_t> bytes;
  Buffer<float> scales;
};

/// Quantises float rows of `columns` into scratch memory.
QuantisedRows quantise(const Kernels& kernels, std::span<const float> rows, std::size_t columns,
                       EncoderScratch& scratch);

/// Immutable; keeps views into the file.
class Encoder {
public:
  explicit Encoder(const ModelFile& file);

  /// Returns the hidden states of the batch's `kept` pieces, (kept, width), in `scratch`. A
  /// sentence has at most `positions` pieces, and every piece and shape is in the model.
  std::span<const float> encode(const Kernels& kernels, const Batch& batch,
                                EncoderScratch& scratch) const;

  /// The steps of encode() over all pieces, whose states are in `scratch.hidden`.
  std::span<float> embed(const Kernels& kernels, const Batch& batch, EncoderScratch& scratch) const;
  void run_layer(const Kernels& kernels, std::size_t index, const Batch& batch,
                 EncoderScratch& scratch) const;

  [[nodiscard]] const EncoderSizes& sizes() const { return sizes_; }

private:
  struct Norm {
    std::span<const float> weight;
    std::span<const float> bias;
  };
  struct Layer {
    Linear attention;  ///< query, key, value
    Linear output;
    Norm attention_norm;
    Linear inner;
    Linear outer;
    Norm outer_norm;
  };
  static Norm norm_of(const ModelFile& file, const std::string& name, std::size_t width);
  static Layer layer_of(const ModelFile& file, std::size_t index);
  void normalise(const Kernels& kernels, const Norm& norm, std::span<float> hidden,
                 const float* added) const;
  void project(const Kernels& kernels, const Layer& layer, std::size_t rows,
               EncoderScratch& scratch) const;
  /// Pieces that look at the sentence in rows [begin, end).
  struct Queries {
    std::size_t begin = 0;
    std::size_t end = 0;
    const float* data = nullptr;
    std::size_t stride = 0;
    std::size_t rows = 0;
    float* out = nullptr;  ///< (rows, width)
  };
  void attend(const Kernels& kernels, const Queries& queries, EncoderScratch& scratch) const;
  void attend_all(const Kernels& kernels, const Batch& batch, EncoderScratch& scratch) const;
  void attend_kept(const Kernels& kernels, const Batch& batch, EncoderScratch& scratch) const;
  void finish_layer(const Kernels& kernels, const Layer& layer, std::span<float> hidden,
                    EncoderScratch& scratch) const;
  void feed_forward(const Kernels& kernels, const Layer& layer, std::span<float> hidden,
                    EncoderScratch& scratch) const;

  EncoderSizes sizes_;
  Int8Tensor words_;
  std::span<const float> positions_;
  std::span<const float> shapes_;
  Norm norm_;
  std::vector<Layer> layers_;
};

}  // namespace chronograph::nn
