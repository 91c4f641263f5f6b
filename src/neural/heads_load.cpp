// SPDX-License-Identifier: Apache-2.0
// Packs the heads of a model file: linear ones side by side, each filled up to whole tiles, so that
// one product serves them all; bilinear ones with the labels innermost, so that sums over the other
// side's view run down a column.
#include "chronograph/error.hpp"
#include "neural/heads.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chronograph::nn {
namespace {

constexpr std::size_t kRelationView = 96;
constexpr std::size_t kRoleView = 128;

constexpr std::array<std::string_view, 15> kNames{
    "upos",          "xpos",     "lemma",    "deprel",  "names", "events", "tense",
    "aspect",        "polarity", "creation", "mention", "roles", "order",  "antecedent_features",
    "order_features"};

std::size_t labels_of(const ModelFile& file, Labelling labelling) {
  const std::string_view name = name_of(labelling);
  const std::size_t count = file.labels(name).size();
  if (count == 0) {
    throw Error(ErrorKind::Model, file.path() + ": a head for \"" + std::string(name) +
                                      "\", but no labels of that name");
  }
  return count;
}

bool is_core(std::string_view role) {
  return role.size() == 4 && role.starts_with("ARG") && role[3] >= '0' && role[3] <= '9';
}

}  // namespace

std::string_view name_of(Labelling labelling) {
  return kNames[static_cast<std::size_t>(labelling)];
}

HeadPlace Heads::add_part(const ModelFile& file, const std::string& name, std::size_t size) {
  if (!file.has(name + ".weight")) {
    return {};
  }
  const HeadPlace place{stride_, size};
  parts_.push_back({name, place});
  stride_ += size;
  return place;
}

void Heads::place_heads(const ModelFile& file) {
  for (std::size_t i = 0; i < labellings_.size(); ++i) {
    const auto labelling = static_cast<Labelling>(i);
    const std::string name = "head." + std::string(name_of(labelling));
    if (file.has(name + ".weight")) {
      labellings_[i] = add_part(file, name, labels_of(file, labelling));
    }
  }
  predicate_ = add_part(file, "head.predicate", 2);
  stride_ = round_up(stride_, kLanes);
  views_.begin = stride_;
  arc_dependent_ = add_part(file, "arc.dependent", kArcView);
  arc_governor_ = add_part(file, "arc.governor", kArcView);
  relation_dependent_ = add_part(file, "relation.dependent", kRelationView);
  relation_governor_ = add_part(file, "relation.governor", kRelationView);
  role_predicate_ = add_part(file, "role.predicate", kRoleView);
  role_argument_ = add_part(file, "role.argument", kRoleView);
  views_.size = stride_ - views_.begin;
  stride_ = round_up(stride_, kTileOutputs);
}

void Heads::pack_parts(const ModelFile& file) {
  std::vector<std::int8_t> values(stride_ * width_, std::int8_t{0});
  std::vector<float> scales(stride_, 0.0F);
  std::vector<float> biases(stride_, 0.0F);
  for (const Part& part : parts_) {
    const auto begin = static_cast<std::ptrdiff_t>(part.place.begin);
    const Int8Tensor weight = file.int8_matrix(part.name + ".weight", part.place.size, width_);
    const auto bias = file.floats(part.name + ".bias", std::array{part.place.size});
    std::copy(weight.values.begin(), weight.values.end(),
              values.begin() + begin * static_cast<std::ptrdiff_t>(width_));
    std::copy(weight.scales.begin(), weight.scales.end(), scales.begin() + begin);
    std::copy(bias.begin(), bias.end(), biases.begin() + begin);
  }
  if (stride_ > 0) {
    all_.emplace(values, scales, biases, width_);
  }
}

Heads::Bilinear Heads::bilinear_of(const ModelFile& file, const std::string& name,
                                   std::size_t labels, std::size_t side, bool input_is_last) {
  const std::size_t sides = side + 1;
  const auto tensor = file.floats(name, std::array{labels, sides, sides});
  Bilinear bilinear{std::nullopt, side, labels, round_up(labels, kLanes)};
  const std::size_t outputs = sides * bilinear.columns;
  std::vector<float> rows(outputs * side, 0.0F);
  std::vector<float> biases(outputs, 0.0F);
  for (std::size_t label = 0; label < labels; ++label) {
    const float* form = tensor.data() + label * sides * sides;
    for (std::size_t other = 0; other < sides; ++other) {
      const std::size_t output = other * bilinear.columns + label;
      for (std::size_t input = 0; input < sides; ++input) {
        const float weight =
            input_is_last ? form[other * sides + input] : form[input * sides + other];
        (input < side ? rows[output * side + input] : biases[output]) = weight;
      }
    }
  }
  bilinear.matrix = PackedMatrix::from_floats(rows, biases, side);
  return bilinear;
}

Heads::Heads(const ModelFile& file) : width_(file.sizes().width) {
  place_heads(file);
  pack_parts(file);
  if (arc_dependent_.size > 0) {
    const auto form = file.floats("arc.bilinear.weight", std::array{kArcView + 1, kArcView});
    std::copy(form.begin(), form.end(), arc_.reserve(form.size()));
    relation_ = bilinear_of(file, "relation.bilinear.weight", labels_of(file, Labelling::Deprel),
                            kRelationView, true);
    const auto deprels = file.labels("deprel");
    const auto place_of = [&](std::string_view relation) {
      const auto found = std::find(deprels.begin(), deprels.end(), relation);
      return found == deprels.end() ? std::size_t{0}
                                    : static_cast<std::size_t>(found - deprels.begin());
    };
    root_relation_ = static_cast<std::uint16_t>(place_of("root"));
    joining_relation_ = static_cast<std::uint16_t>(place_of("parataxis"));
  }
  if (role_predicate_.size > 0) {
    role_ = bilinear_of(file, "role.bilinear.weight", labels_of(file, Labelling::Roles) + 1,
                        kRoleView, false);
    for (const std::string& role : file.labels("roles")) {
      is_core_role_.push_back(is_core(role));
    }
  }
  const bool tree_is_whole =
      arc_dependent_.size == 0 ||
      (arc_governor_.size > 0 && relation_dependent_.size > 0 && relation_governor_.size > 0);
  const bool roles_are_whole =
      role_predicate_.size == 0 || (role_argument_.size > 0 && predicate_.size > 0);
  if (!tree_is_whole || !roles_are_whole) {
    throw Error(ErrorKind::Model,
                file.path() + ": half a head for trees or roles, expected all of it or none");
  }
  names_ = RunLabels(file.labels("names"));
  for (const std::string& label : file.labels("lemma")) {
    lemmas_.push_back(LemmaScript::parse(label));
  }
}

bool Heads::has(Labelling labelling) const {
  switch (labelling) {
    case Labelling::Deprel:
      return arc_dependent_.size > 0;
    case Labelling::Roles:
      return role_.matrix.has_value();
    default:
      break;
  }
  const auto index = static_cast<std::size_t>(labelling);
  return index < labellings_.size() && labellings_[index].size > 0;
}

}  // namespace chronograph::nn
