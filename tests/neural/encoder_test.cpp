// SPDX-License-Identifier: Apache-2.0
// The encoder and the bilinear heads against a naive computation in double precision, which
// quantises as docs/model-format.md says.
#include "neural/encoder.hpp"

#include "neural/heads.hpp"
#include "neural/tiny_model.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <string_view>
#include <vector>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

using Row = std::vector<double>;

/// What is left of a row after seven bits.
Row rounded(const Row& row) {
  double largest = 0;
  for (const double x : row) {
    largest = std::max(largest, std::abs(x));
  }
  Row out;
  for (const double x : row) {
    out.push_back(largest > 0 ? std::nearbyint(x * 63 / largest) * largest / 63 : 0);
  }
  return out;
}

class Reference {
public:
  explicit Reference(const ModelWriter& writer) : writer_(writer) {}

  [[nodiscard]] Row linear(const std::string& name, const Row& input) const {
    const Matrix& weight = writer_.numbers.at(name + ".weight");
    Row out = writer_.numbers.at(name + ".bias").values;
    const Row x = rounded(input);
    for (std::size_t i = 0; i < out.size(); ++i) {
      for (std::size_t j = 0; j < x.size(); ++j) {
        out[i] += weight.at(i, j) * x[j];
      }
    }
    return out;
  }

  [[nodiscard]] Row norm(const std::string& name, Row x) const {
    double mean = 0;
    double variance = 0;
    for (const double value : x) {
      mean += value / static_cast<double>(x.size());
    }
    for (const double value : x) {
      variance += (value - mean) * (value - mean) / static_cast<double>(x.size());
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
      x[i] = (x[i] - mean) / std::sqrt(variance + 1e-12) *
                 writer_.numbers.at(name + ".weight").values[i] +
             writer_.numbers.at(name + ".bias").values[i];
    }
    return x;
  }

  [[nodiscard]] std::vector<Row> encode(const std::vector<std::uint32_t>& pieces,
                                        const std::vector<std::uint8_t>& shapes) const {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      Row row;
      for (std::size_t j = 0; j < writer_.parts.width; ++j) {
        row.push_back(writer_.numbers.at("embeddings.word.weight").at(pieces[i], j) +
                      writer_.numbers.at("embeddings.position.weight").at(i, j) +
                      writer_.numbers.at("embeddings.shape.weight").at(shapes[i], j));
      }
      rows.push_back(norm("embeddings.norm", row));
    }
    for (std::size_t i = 0; i < writer_.parts.layers; ++i) {
      rows = layer("layer." + std::to_string(i), rows);
    }
    return rows;
  }

private:
  static Row sum(Row a, const Row& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      a[i] += b[i];
    }
    return a;
  }

  [[nodiscard]] std::vector<Row> map(const std::string& name, const std::vector<Row>& rows) const {
    std::vector<Row> out;
    for (const Row& row : rows) {
      out.push_back(linear(name, row));
    }
    return out;
  }

  [[nodiscard]] std::vector<Row> layer(const std::string& name, std::vector<Row> rows) const {
    const auto queries = map(name + ".attention.query", rows);
    const auto keys = map(name + ".attention.key", rows);
    const auto values = map(name + ".attention.value", rows);
    const std::size_t width = writer_.parts.width;
    const std::size_t size = width / writer_.parts.heads;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Row mixed(width, 0);
      for (std::size_t begin = 0; begin < width; begin += size) {
        Row weights;
        double total = 0;
        for (const Row& key : keys) {
          double dot = 0;
          for (std::size_t k = begin; k < begin + size; ++k) {
            dot += queries[i][k] * key[k];
          }
          weights.push_back(std::exp(dot / std::sqrt(static_cast<double>(size))));
          total += weights.back();
        }
        for (std::size_t j = 0; j < rows.size(); ++j) {
          for (std::size_t k = begin; k < begin + size; ++k) {
            mixed[k] += weights[j] / total * values[j][k];
          }
        }
      }
      Row row =
          norm(name + ".attention.norm", sum(rows[i], linear(name + ".attention.output", mixed)));
      Row inner = linear(name + ".inner", row);
      for (double& x : inner) {
        x = x * 0.5 * (1 + std::erf(x / std::numbers::sqrt2));
      }
      rows[i] = norm(name + ".outer.norm", sum(row, linear(name + ".outer", inner)));
    }
    return rows;
  }

  const ModelWriter& writer_;
};

Row leaky(Row row) {
  for (double& x : row) {
    x = x > 0 ? x : 0.1 * x;
  }
  row.push_back(1);
  return row;
}

/// Left times form times right.
double bilinear(const Matrix& forms, std::size_t form, const Row& left, const Row& right) {
  double sum = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::size_t j = 0; j < right.size(); ++j) {
      sum += left[i] * forms.at(form * left.size() + i, j) * right[j];
    }
  }
  return sum;
}

/// The largest difference between rows and rows laid end to end.
double difference(const std::vector<Row>& expected, std::span<const float> found) {
  REQUIRE(found.size() == expected.size() * expected[0].size());
  double worst = 0;
  std::size_t at = 0;
  for (const Row& row : expected) {
    for (const double number : row) {
      worst = std::max(worst, std::abs(number - static_cast<double>(found[at++])));
    }
  }
  CAPTURE(worst);
  return worst;
}

struct Sizes {
  std::size_t width;
  std::size_t heads;
  std::size_t inner;
};

Row doubles(std::span<const float> numbers) { return {numbers.begin(), numbers.end()}; }

struct Encoded {
  ModelWriter writer;
  ModelFile file = ModelFile::from_bytes(writer.bytes(), "tiny.model");
  Encoder encoder{file};
  Heads heads{file};
  Batch batch;
  EncoderScratch scratch;
  HeadScratch head_scratch;
  const Kernels& kernels = kernels_named("");

  explicit Encoded(const ModelWriter& own_writer = tiny_model(6)) : writer(own_writer) {
    batch.pieces = {2, 4, 6, 7, 8, 9, 10, 20, 3};
    batch.shapes = {8, 1, 0, 0, 2, 2, 2, 6, 8};
    batch.ends = {9};
    batch.kept = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    batch.kept_ends = {9};
  }
};

}  // namespace

TEST_SUITE("neural/encoder") {
  TEST_CASE("hidden states and logits are those of the naive computation") {
    Encoded e;
    const Reference reference(e.writer);
    const auto expected = reference.encode(e.batch.pieces, e.batch.shapes);
    const auto hidden = e.encoder.encode(e.kernels, e.batch, e.scratch);
    CHECK(difference(expected, hidden) < 1e-4);
    const auto outputs = e.heads.outputs(e.kernels, hidden, e.head_scratch);
    for (const Labelling labelling : {Labelling::Upos, Labelling::Lemma, Labelling::Events}) {
      const std::string name = "head." + std::string(name_of(labelling));
      for (std::size_t row = 0; row < 9; ++row) {
        const Row own = reference.linear(name, doubles(hidden.subspan(row * 32, 32)));
        const auto logits = e.heads.logits(labelling, outputs, row);
        REQUIRE(logits.size() == own.size());
        for (std::size_t i = 0; i < own.size(); ++i) {
          CHECK(static_cast<double>(logits[i]) == doctest::Approx(own[i]).epsilon(1e-4));
        }
      }
    }
  }

  TEST_CASE("every width and head size is computed right, by all instruction sets alike") {
    // The last two fill no whole tile of 32 outputs.
    constexpr Sizes kSizes[] = {{192, 12, 768}, {192, 6, 768}, {384, 6, 96},
                                {256, 4, 128},  {208, 13, 96}, {48, 1, 32}};
    for (const Sizes& sizes : kSizes) {
      CAPTURE(sizes.width);
      CAPTURE(sizes.heads);
      ModelParts parts = tiny_parts();
      parts.width = sizes.width;
      parts.heads = sizes.heads;
      parts.inner = sizes.inner;
      ModelWriter writer(parts, 8);
      writer.add_encoder();
      writer.add_heads();
      Encoded e(writer);
      const auto expected = Reference(e.writer).encode(e.batch.pieces, e.batch.shapes);
      Row first;
      for (const Kernels* kernels : usable_kernels()) {
        CAPTURE(kernels->name);
        const auto hidden = e.encoder.encode(*kernels, e.batch, e.scratch);
        CHECK(difference(expected, hidden) < 5e-3);
        const auto outputs = e.heads.outputs(*kernels, hidden, e.head_scratch);
        Row all = doubles(outputs);
        first = first.empty() ? all : first;
        CHECK(all == first);
      }
    }
  }

  TEST_CASE("what is kept does not change what it is") {
    Encoded e;
    const auto hidden = e.encoder.encode(e.kernels, e.batch, e.scratch);
    const Row all = doubles(hidden);
    e.batch.kept = {0, 4, 7};
    e.batch.kept_ends = {3};
    const Row some = doubles(e.encoder.encode(e.kernels, e.batch, e.scratch));
    REQUIRE(some.size() == 3 * 32U);
    for (std::size_t i = 0; i < some.size(); ++i) {
      CHECK(some[i] == all[e.batch.kept[i / 32] * 32 + i % 32]);
    }
  }

  TEST_CASE("arcs, relations and roles follow their bilinear forms") {
    Encoded e;
    const Reference reference(e.writer);
    const auto hidden = e.encoder.encode(e.kernels, e.batch, e.scratch);
    const auto outputs = e.heads.outputs(e.kernels, hidden, e.head_scratch);
    const std::vector<std::string_view> words(8, "peace");
    const SentenceStates sentence{outputs, words};
    const auto view = [&](const std::string& name, std::size_t row) {
      return leaky(reference.linear(name, doubles(hidden.subspan(row * 32, 32))));
    };
    const auto scores = e.heads.arc_scores(e.kernels, sentence, e.head_scratch);
    const Matrix& arc = e.writer.numbers.at("arc.bilinear.weight");
    double worst = 0;
    for (std::size_t word = 1; word < 9; ++word) {
      for (std::size_t governor = 0; governor < 9; ++governor) {
        Row right = view("arc.governor", governor);
        right.pop_back();
        const double exact = bilinear(arc, 0, view("arc.dependent", word), right);
        worst = std::max(worst,
                         std::abs(exact - static_cast<double>(scores[(word - 1) * 16 + governor])));
      }
    }
    CAPTURE(worst);
    CHECK(worst < 1e-3);
    SentenceAnalysis out;
    e.heads.decode(e.kernels, {&sentence, 1}, e.head_scratch, {&out, 1});
    for (std::size_t word = 0; word < 8; ++word) {
      const Row left = view("relation.dependent", word + 1);
      const Row right = view("relation.governor", out.words[word].governor);
      const Matrix& form = e.writer.numbers.at("relation.bilinear.weight");
      const double found = bilinear(form, out.words[word].deprel, left, right);
      for (std::size_t label = 1; label < 6 && out.words[word].governor != 0; ++label) {
        CHECK(bilinear(form, label, left, right) < found + 0.1);
      }
    }
    for (const RoleAnalysis& role : out.roles) {
      const Row left = view("role.predicate", role.predicate + 1);
      const Row right = view("role.argument", role.argument + 1);
      const Matrix& form = e.writer.numbers.at("role.bilinear.weight");
      double total = 0;
      for (std::size_t label = 0; label < 4; ++label) {
        total += std::exp(bilinear(form, label, left, right));
      }
      CHECK(static_cast<double>(role.probability) ==
            doctest::Approx(std::exp(bilinear(form, role.role + 1U, left, right)) / total)
                .epsilon(0.1));
    }
  }
}
