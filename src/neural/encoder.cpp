// SPDX-License-Identifier: Apache-2.0
// The layers run over the whole batch, attention over one sentence and head at a time.
#include "neural/encoder.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace chronograph::nn {
namespace {

/// Rows that go through the feed-forward net at once: their inner states stay in the cache.
constexpr std::size_t kFeedForwardRows = 48;

std::vector<float> biases_of(const ModelFile& file, std::span<const std::string> names,
                             std::size_t outputs_each) {
  std::vector<float> biases;
  for (const std::string& name : names) {
    const std::array shape{outputs_each};
    const auto own = file.floats(name + ".bias", shape);
    biases.insert(biases.end(), own.begin(), own.end());
  }
  return biases;
}

PackedMatrix matrix_of(const ModelFile& file, std::span<const std::string> names,
                       std::size_t outputs_each, std::size_t inputs) {
  const std::vector<float> biases = biases_of(file, names, outputs_each);
  if (names.size() == 1) {
    const Int8Tensor only = file.int8_matrix(names[0] + ".weight", outputs_each, inputs);
    return {only.values, only.scales, biases, inputs};
  }
  std::vector<std::int8_t> values;
  std::vector<float> scales;
  values.reserve(names.size() * outputs_each * inputs);
  for (const std::string& name : names) {
    const Int8Tensor own = file.int8_matrix(name + ".weight", outputs_each, inputs);
    values.insert(values.end(), own.values.begin(), own.values.end());
    scales.insert(scales.end(), own.scales.begin(), own.scales.end());
  }
  return {values, scales, biases, inputs};
}

}  // namespace

Linear::Linear(const ModelFile& file, std::string_view name, std::size_t outputs,
               std::size_t inputs)
    : matrix_(matrix_of(file, std::array{std::string(name)}, outputs, inputs)) {}

Linear::Linear(const ModelFile& file, std::span<const std::string> names, std::size_t outputs_each,
               std::size_t inputs)
    : matrix_(matrix_of(file, names, outputs_each, inputs)) {}

Linear Linear::without_bias(const ModelFile& file, const std::string& name, std::size_t outputs,
                            std::size_t inputs) {
  const Int8Tensor weight = file.int8_matrix(name + ".weight", outputs, inputs);
  return Linear(PackedMatrix(weight.values, weight.scales, {}, inputs));
}

void Batch::clear() {
  pieces.clear();
  shapes.clear();
  ends.clear();
  kept.clear();
  kept_ends.clear();
}

QuantisedRows quantise(const Kernels& kernels, std::span<const float> rows, std::size_t columns,
                       EncoderScratch& scratch) {
  const std::size_t count = rows.size() / columns;
  const QuantisedRows quantised{scratch.bytes.reserve(rows.size()), scratch.scales.reserve(count),
                                count, columns};
  kernels.quantise(rows.data(), columns, quantised);
  return quantised;
}

Encoder::Norm Encoder::norm_of(const ModelFile& file, const std::string& name, std::size_t width) {
  const std::array shape{width};
  return {file.floats(name + ".weight", shape), file.floats(name + ".bias", shape)};
}

Encoder::Layer Encoder::layer_of(const ModelFile& file, std::size_t index) {
  const EncoderSizes& sizes = file.sizes();
  const std::string layer = "layer." + std::to_string(index);
  const std::array<std::string, 3> parts{layer + ".attention.query", layer + ".attention.key",
                                         layer + ".attention.value"};
  return {Linear(file, parts, sizes.width, sizes.width),
          Linear(file, layer + ".attention.output", sizes.width, sizes.width),
          norm_of(file, layer + ".attention.norm", sizes.width),
          Linear(file, layer + ".inner", sizes.inner, sizes.width),
          Linear(file, layer + ".outer", sizes.width, sizes.inner),
          norm_of(file, layer + ".outer.norm", sizes.width)};
}

Encoder::Encoder(const ModelFile& file)
    : sizes_(file.sizes()),
      words_(file.int8_matrix("embeddings.word.weight", sizes_.pieces, sizes_.width)),
      positions_(
          file.floats("embeddings.position.weight", std::array{sizes_.positions, sizes_.width})),
      shapes_(file.floats("embeddings.shape.weight", std::array{sizes_.shapes, sizes_.width})),
      norm_(norm_of(file, "embeddings.norm", sizes_.width)) {
  layers_.reserve(sizes_.layers);
  for (std::size_t index = 0; index < sizes_.layers; ++index) {
    layers_.push_back(layer_of(file, index));
  }
}

void Encoder::normalise(const Kernels& kernels, const Norm& norm, std::span<float> hidden,
                        const float* added) const {
  // The product that made `added` has its rows padded to whole tiles.
  kernels.normalise({hidden.data(), added, round_up(sizes_.width, kTileOutputs),
                     hidden.size() / sizes_.width, sizes_.width, norm.weight.data(),
                     norm.bias.data(), sizes_.layer_norm_epsilon});
}

std::span<float> Encoder::embed(const Kernels& kernels, const Batch& batch,
                                EncoderScratch& scratch) const {
  const std::size_t size = batch.pieces.size() * sizes_.width;
  const std::span<float> hidden(scratch.hidden.reserve(size), size);
  std::size_t row = 0;
  for (const std::size_t end : batch.ends) {
    for (std::size_t position = 0; row < end; ++row, ++position) {
      const std::size_t piece = batch.pieces[row];
      const std::int8_t* word = words_.values.data() + piece * sizes_.width;
      const float scale = words_.scales[piece];
      const float* place = positions_.data() + position * sizes_.width;
      const float* shape = shapes_.data() + batch.shapes[row] * sizes_.width;
      float* out = hidden.data() + row * sizes_.width;
      for (std::size_t i = 0; i < sizes_.width; ++i) {
        out[i] = static_cast<float>(word[i]) * scale + place[i] + shape[i];
      }
    }
  }
  normalise(kernels, norm_, hidden, nullptr);
  return hidden;
}

/// Queries, keys and values of all pieces; room for what attention makes of them.
void Encoder::project(const Kernels& kernels, const Layer& layer, std::size_t rows,
                      EncoderScratch& scratch) const {
  const std::span<const float> hidden(scratch.hidden.data(), rows * sizes_.width);
  scratch.context.reserve(hidden.size());
  kernels.multiply(layer.attention.view(), quantise(kernels, hidden, sizes_.width, scratch),
                   scratch.attention.reserve(rows * layer.attention.stride()));
}

/// Attention, each head two float products, the first with the keys turned so that its sums run
/// over the head's width in order.
void Encoder::attend(const Kernels& kernels, const Queries& queries,
                     EncoderScratch& scratch) const {
  const std::size_t length = queries.end - queries.begin;
  const std::size_t columns = round_up(length, kLanes);
  const std::size_t stride = round_up(3 * sizes_.width, kTileOutputs);
  const std::size_t size = sizes_.width / sizes_.heads;
  const float scale = 1.0F / std::sqrt(static_cast<float>(size));
  float* const keys = scratch.transposed.reserve(size * columns);
  float* const scores = scratch.scores.reserve(queries.rows * columns);
  for (std::size_t head = 0; head < sizes_.heads; ++head) {
    const float* const key =
        scratch.attention.data() + queries.begin * stride + sizes_.width + head * size;
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t row = 0; row < length; ++row) {
        keys[i * columns + row] = key[row * stride + i] * scale;
      }
      std::fill(keys + i * columns + length, keys + (i + 1) * columns, 0.0F);
    }
    kernels.multiply_floats({queries.data + head * size, queries.stride, keys, columns, nullptr,
                             scores, columns, queries.rows, size, columns});
    kernels.softmax(scores, columns, queries.rows, length);
    kernels.multiply_floats({scores, columns, key + sizes_.width, stride, nullptr,
                             queries.out + head * size, sizes_.width, queries.rows, length, size});
  }
}

void Encoder::attend_all(const Kernels& kernels, const Batch& batch,
                         EncoderScratch& scratch) const {
  const std::size_t stride = round_up(3 * sizes_.width, kTileOutputs);
  std::size_t begin = 0;
  for (const std::size_t end : batch.ends) {
    attend(kernels,
           {begin, end, scratch.attention.data() + begin * stride, stride, end - begin,
            scratch.context.data() + begin * sizes_.width},
           scratch);
    begin = end;
  }
}

void Encoder::attend_kept(const Kernels& kernels, const Batch& batch,
                          EncoderScratch& scratch) const {
  const std::size_t stride = round_up(3 * sizes_.width, kTileOutputs);
  const std::size_t width = sizes_.width;
  float* const queries = scratch.queries.reserve(batch.kept.size() * width);
  float* const states = scratch.states.reserve(batch.kept.size() * width);
  for (std::size_t i = 0; i < batch.kept.size(); ++i) {
    const std::size_t row = batch.kept[i];
    std::copy_n(scratch.attention.data() + row * stride, width, queries + i * width);
    std::copy_n(scratch.hidden.data() + row * width, width, states + i * width);
  }
  std::size_t begin = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < batch.ends.size(); ++i) {
    attend(kernels,
           {begin, batch.ends[i], queries + first * width, width, batch.kept_ends[i] - first,
            scratch.context.data() + first * width},
           scratch);
    begin = batch.ends[i];
    first = batch.kept_ends[i];
  }
}

void Encoder::feed_forward(const Kernels& kernels, const Layer& layer, std::span<float> hidden,
                           EncoderScratch& scratch) const {
  const std::size_t rows = hidden.size() / sizes_.width;
  const std::size_t chunk = std::min(rows, kFeedForwardRows);
  float* const inner = scratch.inner.reserve(chunk * layer.inner.stride());
  float* const outer = scratch.attention.reserve(chunk * layer.outer.stride());
  for (std::size_t row = 0; row < rows; row += chunk) {
    const std::size_t count = std::min(chunk, rows - row);
    const auto part = hidden.subspan(row * sizes_.width, count * sizes_.width);
    kernels.multiply(layer.inner.view(), quantise(kernels, part, sizes_.width, scratch), inner);
    kernels.gelu(inner, count * sizes_.inner);
    kernels.multiply(layer.outer.view(),
                     quantise(kernels, {inner, count * sizes_.inner}, sizes_.inner, scratch),
                     outer);
    normalise(kernels, layer.outer_norm, part, outer);
  }
}

void Encoder::finish_layer(const Kernels& kernels, const Layer& layer, std::span<float> hidden,
                           EncoderScratch& scratch) const {
  const std::span<const float> context(scratch.context.data(), hidden.size());
  kernels.multiply(layer.output.view(), quantise(kernels, context, sizes_.width, scratch),
                   scratch.attention.data());
  normalise(kernels, layer.attention_norm, hidden, scratch.attention.data());
  feed_forward(kernels, layer, hidden, scratch);
}

void Encoder::run_layer(const Kernels& kernels, std::size_t index, const Batch& batch,
                        EncoderScratch& scratch) const {
  const std::size_t rows = batch.pieces.size();
  project(kernels, layers_[index], rows, scratch);
  attend_all(kernels, batch, scratch);
  finish_layer(kernels, layers_[index], {scratch.hidden.data(), rows * sizes_.width}, scratch);
}

std::span<const float> Encoder::encode(const Kernels& kernels, const Batch& batch,
                                       EncoderScratch& scratch) const {
  embed(kernels, batch, scratch);
  for (std::size_t index = 0; index + 1 < layers_.size(); ++index) {
    run_layer(kernels, index, batch, scratch);
  }
  // Of the last layer only the kept pieces are computed: a quarter less of it.
  project(kernels, layers_.back(), batch.pieces.size(), scratch);
  attend_kept(kernels, batch, scratch);
  const std::span<float> states(scratch.states.data(), batch.kept.size() * sizes_.width);
  finish_layer(kernels, layers_.back(), states, scratch);
  return states;
}

}  // namespace chronograph::nn
