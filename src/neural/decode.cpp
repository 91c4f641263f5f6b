// SPDX-License-Identifier: Apache-2.0
// Trees: most often the best governors are a tree already; else cycles are contracted one by one.
#include "neural/decode.hpp"

#include "chronograph/text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace chronograph::nn {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// Edge weights between numbered vertices, 0 being the root: at(d, g) of governor g for dependent
/// d.
struct Graph {
  std::size_t size = 0;
  std::vector<double> weights;
  double& at(std::size_t dependent, std::size_t governor) {
    return weights[dependent * size + governor];
  }
  [[nodiscard]] double at(std::size_t dependent, std::size_t governor) const {
    return weights[dependent * size + governor];
  }
};

/// Returns a cycle of the governors, or nothing. Vertex 0 has no governor.
std::vector<std::uint32_t> find_cycle(const std::vector<std::uint32_t>& governors) {
  std::vector<std::uint32_t> seen_from(governors.size(), kNone);
  for (std::uint32_t start = 1; start < governors.size(); ++start) {
    std::uint32_t vertex = start;
    while (vertex != 0 && seen_from[vertex] == kNone) {
      seen_from[vertex] = start;
      vertex = governors[vertex];
    }
    if (vertex == 0 || seen_from[vertex] != start) {
      continue;
    }
    std::vector<std::uint32_t> cycle{vertex};
    for (std::uint32_t next = governors[vertex]; next != vertex; next = governors[next]) {
      cycle.push_back(next);
    }
    return cycle;
  }
  return {};
}

std::vector<std::uint32_t> greedy_governors(const Graph& graph) {
  std::vector<std::uint32_t> governors(graph.size, 0);
  for (std::size_t dependent = 1; dependent < graph.size; ++dependent) {
    double best = kNever;
    for (std::size_t governor = 0; governor < graph.size; ++governor) {
      if (governor != dependent && graph.at(dependent, governor) > best) {
        best = graph.at(dependent, governor);
        governors[dependent] = static_cast<std::uint32_t>(governor);
      }
    }
  }
  return governors;
}

/// A graph in which a cycle has become one vertex, the last; what each edge stood for.
struct Contraction {
  Graph graph;
  std::vector<std::uint32_t> kept;    ///< old numbers of all vertices but the last
  std::vector<std::uint32_t> enters;  ///< per kept governor: the vertex of the cycle it enters
  std::vector<std::uint32_t> leaves;  ///< per kept dependent: the vertex of the cycle it hangs on
};

Contraction contract(const Graph& graph, const std::vector<std::uint32_t>& governors,
                     const std::vector<std::uint32_t>& cycle) {
  Contraction small;
  std::vector<bool> in_cycle(graph.size, false);
  for (const std::uint32_t vertex : cycle) {
    in_cycle[vertex] = true;
  }
  for (std::uint32_t vertex = 0; vertex < graph.size; ++vertex) {
    if (!in_cycle[vertex]) {
      small.kept.push_back(vertex);
    }
  }
  const std::size_t last = small.kept.size();
  small.graph = {last + 1, std::vector<double>((last + 1) * (last + 1), kNever)};
  small.enters.assign(last, cycle[0]);
  small.leaves.assign(last, cycle[0]);
  for (std::size_t i = 0; i < last; ++i) {
    const std::uint32_t kept = small.kept[i];
    for (std::size_t j = 0; j < last; ++j) {
      small.graph.at(i, j) = graph.at(kept, small.kept[j]);
    }
    for (const std::uint32_t vertex : cycle) {
      if (graph.at(kept, vertex) > small.graph.at(i, last)) {
        small.graph.at(i, last) = graph.at(kept, vertex);
        small.leaves[i] = vertex;
      }
      const double gain = graph.at(vertex, kept) - graph.at(vertex, governors[vertex]);
      if (gain > small.graph.at(last, i)) {
        small.graph.at(last, i) = gain;
        small.enters[i] = vertex;
      }
    }
  }
  return small;
}

/// Contracts until no cycle is left, then opens the cycles again in reverse.
std::vector<std::uint32_t> spanning_tree(Graph graph) {
  std::vector<Contraction> contractions;
  std::vector<std::vector<std::uint32_t>> greedy;
  std::vector<std::uint32_t> governors = greedy_governors(graph);
  for (auto cycle = find_cycle(governors); !cycle.empty(); cycle = find_cycle(governors)) {
    contractions.push_back(contract(graph, governors, cycle));
    greedy.push_back(governors);
    graph = contractions.back().graph;
    governors = greedy_governors(graph);
  }
  for (std::size_t level = contractions.size(); level-- > 0;) {
    const Contraction& small = contractions[level];
    const std::size_t last = small.kept.size();
    std::vector<std::uint32_t> opened = greedy[level];
    for (std::size_t i = 0; i < last; ++i) {
      opened[small.kept[i]] = governors[i] == last ? small.leaves[i] : small.kept[governors[i]];
    }
    const std::uint32_t outer = governors[last];
    opened[small.enters[outer]] = small.kept[outer];
    governors = std::move(opened);
  }
  return governors;
}

/// Scores that are no numbers must not keep a word without governor.
float weight_of(float score) { return std::isfinite(score) ? score : -1e9F; }

/// The governors of greatest scores if they form a tree with one word on the root, as they mostly
/// do; vertex 0 included.
std::optional<std::vector<std::uint32_t>> greedy_tree(std::span<const float> scores,
                                                      std::size_t words, std::size_t stride) {
  std::vector<std::uint32_t> governors(words + 1, 0);
  std::size_t on_root = 0;
  for (std::size_t dependent = 1; dependent <= words; ++dependent) {
    const float* const row = scores.data() + (dependent - 1) * stride;
    float best = -std::numeric_limits<float>::infinity();
    for (std::uint32_t governor = 0; governor <= words; ++governor) {
      if (governor != dependent && weight_of(row[governor]) > best) {
        best = weight_of(row[governor]);
        governors[dependent] = governor;
      }
    }
    on_root += governors[dependent] == 0 ? 1U : 0U;
  }
  if (on_root != 1 || !find_cycle(governors).empty()) {
    return std::nullopt;
  }
  return governors;
}

}  // namespace

std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t words,
                                     std::size_t stride) {
  if (words == 0) {
    return {};
  }
  auto tree = greedy_tree(scores, words, stride);
  if (!tree) {
    Graph graph{words + 1, std::vector<double>((words + 1) * (words + 1), kNever)};
    double least = 0;
    double most = 0;
    for (std::size_t dependent = 1; dependent <= words; ++dependent) {
      for (std::size_t governor = 0; governor <= words; ++governor) {
        const double weight =
            static_cast<double>(weight_of(scores[(dependent - 1) * stride + governor]));
        graph.at(dependent, governor) = governor == dependent ? kNever : weight;
        least = std::min(least, weight);
        most = std::max(most, weight);
      }
    }
    // Every edge from the root costs more than all else can gain, so the best tree has one.
    const double penalty = (most - least) * static_cast<double>(words + 1) + 1;
    for (std::size_t dependent = 1; dependent <= words; ++dependent) {
      graph.at(dependent, 0) -= penalty;
    }
    tree = spanning_tree(std::move(graph));
  }
  tree->erase(tree->begin());
  return *std::move(tree);
}

RunLabels::RunLabels(std::span<const std::string> labels) {
  for (const std::string& label : labels) {
    RunLabel run;
    if (label.starts_with("B-") || label.starts_with("I-")) {
      run.place = label[0] == 'B' ? RunLabel::Place::Begin : RunLabel::Place::Inside;
      const std::string type = label.substr(2);
      const auto found = std::find(types_.begin(), types_.end(), type);
      run.type = static_cast<std::uint16_t>(found - types_.begin());
      if (found == types_.end()) {
        types_.push_back(type);
      }
    }
    labels_.push_back(run);
  }
}

std::vector<std::uint16_t> best_runs(std::span<const float> scores, std::size_t stride,
                                     std::size_t words, const RunLabels& labels) {
  const std::size_t count = labels.size();
  std::vector<std::uint16_t> came_from(words * count, 0);
  std::vector<double> sums(count, kNever);
  std::vector<double> next(count);
  for (std::size_t word = 0; word < words; ++word) {
    const auto any =
        static_cast<std::uint16_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    for (std::size_t label = 0; label < count; ++label) {
      std::uint16_t from = any;
      double before = word == 0 ? 0 : sums[any];
      if (labels[label].place == RunLabel::Place::Inside) {
        before = kNever;
        for (std::size_t previous = 0; previous < count && word > 0; ++previous) {
          if (labels[previous].place != RunLabel::Place::Outside &&
              labels[previous].type == labels[label].type && sums[previous] > before) {
            before = sums[previous];
            from = static_cast<std::uint16_t>(previous);
          }
        }
      }
      next[label] = before + static_cast<double>(scores[word * stride + label]);
      came_from[word * count + label] = from;
    }
    std::swap(sums, next);
  }
  std::vector<std::uint16_t> best(words);
  auto label =
      static_cast<std::uint16_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  for (std::size_t word = words; word-- > 0;) {
    best[word] = label;
    label = came_from[word * count + label];
  }
  return best;
}

std::optional<LemmaScript> LemmaScript::parse(std::string_view label) {
  LemmaScript script;
  const std::size_t colon = label.find(':');
  if (label.size() < 3 || colon == std::string_view::npos) {
    return std::nullopt;
  }
  switch (label[0]) {
    case 'l':
      script.case_ = Case::Lower;
      break;
    case '=':
      script.case_ = Case::Kept;
      break;
    case 't':
      script.case_ = Case::Title;
      break;
    default:
      return std::nullopt;
  }
  const char* end = label.data() + colon;
  const auto [stop, fault] = std::from_chars(label.data() + 1, end, script.cut_);
  if (fault != std::errc{} || stop != end) {
    return std::nullopt;
  }
  script.added_ = label.substr(colon + 1);
  return script;
}

bool LemmaScript::applies(std::size_t letters) const {
  return cut_ < letters || (cut_ == letters && !added_.empty());
}

std::optional<std::string> LemmaScript::apply(std::string_view word) const {
  std::string lemma = case_ == Case::Kept ? std::string(word) : to_lower(word);
  if (case_ == Case::Title && !word.empty() && word[0] >= 'A' && word[0] <= 'Z') {
    lemma[0] = word[0];
  } else if (case_ == Case::Title && !word.empty() && word[0] >= 'a' && word[0] <= 'z') {
    lemma[0] = static_cast<char>(word[0] - 'a' + 'A');
  }
  const std::size_t letters = count_code_points(lemma);
  if (!applies(letters)) {
    return std::nullopt;
  }
  std::size_t byte_offset = 0;
  for (std::size_t kept = letters - cut_; kept > 0; --kept) {
    decode_utf8(lemma, byte_offset);
  }
  lemma.resize(byte_offset);
  return lemma + added_;
}

}  // namespace chronograph::nn
