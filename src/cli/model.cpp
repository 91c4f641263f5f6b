// SPDX-License-Identifier: Apache-2.0
// `model`: what a model file is, what it was trained on and how well it does, from its own card.
#include "chronograph/neural/model.hpp"

#include "chronograph/annotate/pipeline.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/print.hpp"
#include "markup/json.hpp"

#include <fmt/core.h>
#include <ostream>

namespace chronograph {
namespace {

/// Prints a value of the card, members and items below each other, indented.
void print_value(std::ostream& out, std::string_view key, JsonValue value, std::size_t indent) {
  if (value.is_object() || value.is_array()) {
    print_to(out, "{:{}}{}\n", "", indent, key);
    if (value.is_object()) {
      value.for_each_member([&](std::string_view name, JsonValue member) {
        print_value(out, name, member, indent + 2);
      });
    } else {
      for (std::size_t i = 0; i < value.size(); ++i) {
        print_to(out, "{:{}}{}\n", "", indent + 2, value[i].as_string().value_or(""));
      }
    }
    return;
  }
  const std::size_t width = indent >= 18 ? 0 : 18 - indent;
  if (const auto text = value.as_string()) {
    print_to(out, "{:{}}{:<{}}  {}\n", "", indent, key, width, *text);
  } else if (const auto number = value.as_double()) {
    print_to(out, "{:{}}{:<{}}  {}\n", "", indent, key, width, *number);
  }
}

void print_file(const nn::Model& model, const std::string& path, std::ostream& out) {
  const nn::ModelSizes sizes = model.sizes();
  print_to(out, "{}\n", model.name());
  print_to(out, "  {:<16}  {} ({:.1f} MB)\n", "file", path, static_cast<double>(sizes.bytes) / 1e6);
  print_to(out, "  {:<16}  xxh3:{:016x}\n", "checksum", model.checksum());
  print_to(out, "  {:<16}  {} layers of {}, {} heads, {} wordpieces, {:.1f} million weights\n",
           "encoder", sizes.layers, sizes.width, sizes.heads, sizes.pieces,
           static_cast<double>(sizes.parameters) / 1e6);
  print_to(out, "  {:<16}  {}\n", "instructions", model.instructions());
  std::string labels;
  for (const nn::LabelCount& count : model.label_counts()) {
    labels += fmt::format("{}{} {}", labels.empty() ? "" : ", ", count.labelling, count.labels);
  }
  print_to(out, "  {:<16}  {}\n", "labels", labels);
}

}  // namespace

void add_model(cxxopts::Options& /*options*/) {}

int run_model(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::vector<std::string> arguments = positional(parsed, 0, 1, "[accurate|fast|FILE]");
  const std::string path = find_model(arguments.empty() ? kDefaultModel : arguments.front());
  const nn::Model model(path);
  print_file(model, path, streams.out);
  const JsonDocument card(model.card(), path + ": card");
  card.root().for_each_member(
      [&](std::string_view key, JsonValue value) { print_value(streams.out, key, value, 2); });
  return kDone;
}

}  // namespace chronograph
