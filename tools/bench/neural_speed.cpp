// SPDX-License-Identifier: Apache-2.0
// Wordpieces and words per CPU second on one core, for each instruction set of this machine.
// Usage: neural_speed [MODEL [SENTENCES.txt [INSTRUCTIONS]]]: MODEL is a file, or LAYERSxWIDTH for
// random weights with heads of 32 (3x384 without it); the sentences are the lines of the text,
// their words stand between spaces (-: made up).
#include "chronograph/neural/model.hpp"
#include "neural/model_file.hpp"
#include "neural/quantised.hpp"
#include "neural/tiny_model.hpp"
#include "neural/wordpiece.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

constexpr std::size_t kSentenceWords = 21;
constexpr std::size_t kWords = 4200;

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

std::vector<std::string> numbered(const std::string& stem, std::size_t count) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < count; ++i) {
    labels.push_back(stem + std::to_string(i));
  }
  return labels;
}

/// A model with all heads, its weights random.
std::vector<std::byte> random_model(std::size_t layers, std::size_t width) {
  ModelParts parts;
  parts.layers = layers;
  parts.width = width;
  parts.heads = width / 32;
  parts.inner = 4 * width;
  parts.positions = 512;
  parts.vocabulary = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"};
  for (const std::string& piece : numbered("w", 30518)) {
    parts.vocabulary.push_back(piece);
  }
  parts.labels = {{"upos", numbered("u", 17)},
                  {"xpos", numbered("x", 50)},
                  {"lemma", {}},
                  {"deprel", numbered("d", 50)},
                  {"names", numbered("B-n", 13)},
                  {"events", numbered("e", 8)},
                  {"tense", numbered("t", 6)},
                  {"aspect", numbered("a", 4)},
                  {"polarity", numbered("p", 2)},
                  {"creation", numbered("c", 4)},
                  {"predicate", numbered("p", 2)},
                  {"roles", numbered("r", 25)},
                  {"mention", numbered("m", 10)},
                  {"order", numbered("o", 4)},
                  {"antecedent_features", numbered("f", 900)},
                  {"order_features", numbered("f", 300)}};
  for (std::size_t i = 0; i < 180; ++i) {
    parts.labels["lemma"].push_back("l" + std::to_string(i % 9) + ":" + std::to_string(i));
  }
  ModelWriter writer(parts);
  writer.add_encoder();
  writer.add_heads();
  return writer.bytes();
}

/// Sentences as lists of words.
using Text = std::vector<std::vector<std::string>>;

Text text_of(const char* path) {
  Text text;
  if (std::string_view(path) == "-") {
    const std::vector<std::string> words = numbered("w", kWords);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i % kSentenceWords == 0) {
        text.emplace_back();
      }
      text.back().push_back(words[i] + (i % 4 == 0 ? "." : ""));  // with a stop: two pieces
    }
    return text;
  }
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    text.push_back({std::istream_iterator<std::string>(words), {}});
  }
  return text;
}

std::size_t count_pieces(const ModelFile& file, const std::vector<SentenceWords>& sentences) {
  const WordPieces vocabulary(file.vocabulary(), file.path());
  std::vector<std::uint32_t> pieces;
  std::string scratch;
  for (const SentenceWords& sentence : sentences) {
    for (const std::string_view word : sentence) {
      vocabulary.append(word, scratch, pieces);
    }
  }
  return pieces.size() + 2 * sentences.size();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string wanted = argc > 1 ? argv[1] : "3x384";
  std::size_t layers = 0;
  std::size_t width = 0;
  const bool random = std::sscanf(wanted.c_str(), "%zux%zu", &layers, &width) == 2;
  const auto bytes = random ? random_model(layers, width) : std::vector<std::byte>();
  const auto file = random ? ModelFile::from_bytes(bytes, wanted) : ModelFile(wanted);
  const Text text = text_of(argc > 2 ? argv[2] : "-");
  const std::string only = argc > 3 ? argv[3] : "";
  std::vector<SentenceWords> sentences;
  std::size_t words = 0;
  for (const auto& sentence : text) {
    sentences.emplace_back(sentence.begin(), sentence.end());
    words += sentence.size();
  }
  const std::size_t pieces = count_pieces(file, sentences);
  std::printf("%zu words, %zu pieces\n", words, pieces);
  for (const Kernels* kernels : usable_kernels()) {
    if (!only.empty() && only != kernels->name) {
      continue;
    }
    const double start = cpu_seconds();
    const ModelOptions options{kernels->name};
    const Model model = random ? Model(bytes, wanted, options) : Model(wanted, options);
    const double load = cpu_seconds() - start;
    double best = 1e300;
    for (int round = 0; round < (kernels->name[0] == 'p' ? 1 : 7); ++round) {
      const double begin = cpu_seconds();
      const auto found = model.analyse(sentences);
      best = std::min(best, cpu_seconds() - begin);
    }
    std::printf("%-7s %8.0f wordpieces/s %8.0f words/s  load %.1f ms\n", kernels->name,
                static_cast<double>(pieces) / best, static_cast<double>(words) / best, 1e3 * load);
  }
  return 0;
}
