// SPDX-License-Identifier: Apache-2.0
#include "chronograph/annotate/pipeline.hpp"

#include "chronograph/error.hpp"
#include "chronograph/neural/model.hpp"
#include "embedded_resource.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdlib>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <xxhash.h>

namespace chronograph {

struct Pipeline::State {
  struct Entry {
    const StageRow* row;
    std::unique_ptr<Stage> stage;
  };
  PipelineOptions options;
  std::vector<Entry> entries;
};

namespace {

constexpr std::string_view kModelSuffix = ".model";

bool lists(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void check_names(const PipelineOptions& options) {
  std::vector<std::string> names = options.without;
  if (!options.until.empty()) {
    names.push_back(options.until);
  }
  for (const std::string& name : names) {
    const auto rows = stages();
    if (std::none_of(rows.begin(), rows.end(),
                     [&](const StageRow& row) { return row.name == name; })) {
      throw Error(ErrorKind::Usage, "unknown stage \"" + name + "\"");
    }
  }
}

}  // namespace

Pipeline::Pipeline(PipelineOptions options) : state_(std::make_unique<State>()) {
  check_names(options);
  const auto rows = stages();
  const auto last = std::find_if(rows.begin(), rows.end(),
                                 [&](const StageRow& row) { return row.name == options.until; });
  const bool needs_model = std::any_of(
      rows.begin(), last == rows.end() ? last : last + 1,
      [&](const StageRow& row) { return row.needs_model && !lists(options.without, row.name); });
  if (needs_model && !options.stage.model) {
    options.stage.model = std::make_shared<const nn::Model>(
        find_model(options.stage.model_path.empty() ? kDefaultModel : options.stage.model_path));
  }
  std::bitset<kLayerCount> provided;
  for (const StageRow& row : stages()) {
    if (lists(options.without, row.name)) {
      continue;
    }
    for (const Layer layer : row.requires_layers) {
      if (!provided.test(static_cast<std::size_t>(layer))) {
        throw Error(ErrorKind::Usage, "stage \"" + std::string(row.name) + "\" needs the layer \"" +
                                          std::string(to_string(layer)) +
                                          "\", which no stage before it provides");
      }
    }
    for (const Layer layer : row.provides) {
      provided.set(static_cast<std::size_t>(layer));
    }
    state_->entries.push_back({&row, row.make(options.stage)});
    if (row.name == options.until) {
      break;
    }
  }
  state_->options = std::move(options);
}

Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;

void Pipeline::annotate(Document& document) const {
  document.reading = Reading();
  const std::vector<Layer>& keep = state_->options.keep;
  for (const State::Entry& entry : state_->entries) {
    const bool kept =
        std::all_of(entry.row->provides.begin(), entry.row->provides.end(), [&](Layer layer) {
          return document.has(layer) && std::find(keep.begin(), keep.end(), layer) != keep.end();
        });
    if (!kept) {
      entry.stage->run(document);
    }
  }
  document.reading = Reading();
}

Fingerprint fingerprint_of(const StageOptions& options) {
  const std::string path =
      find_model(options.model_path.empty() ? kDefaultModel : options.model_path);
  // A model file ends in the hash of all before it, little-endian.
  std::ifstream file(path, std::ios::binary);
  std::array<char, 8> end{};
  if (!file.seekg(-8, std::ios::end) || !file.read(end.data(), end.size())) {
    throw Error(ErrorKind::Model, path + ": cannot read the model");
  }
  std::uint64_t model = 0;
  for (std::size_t i = end.size(); i-- > 0;) {
    model = (model << 8U) | static_cast<unsigned char>(end[i]);
  }
  std::string lexicons;
  for (const std::string_view name : embedded_resource_names()) {
    lexicons += embedded_resource(name);
  }
  const auto shown = [](std::uint64_t hash) { return fmt::format("xxh3:{:016x}", hash); };
  return {shown(model), shown(XXH3_64bits(lexicons.data(), lexicons.size()))};
}

std::string find_model(std::string_view name) {
  namespace fs = std::filesystem;
  if (name.find('/') != std::string_view::npos) {
    return std::string(name);
  }
  std::error_code failure;
  const fs::path executable = fs::read_symlink("/proc/self/exe", failure);
  std::vector<fs::path> folders;
  if (!failure) {
    folders = {executable.parent_path() / "models",
               executable.parent_path() / "../share/chronograph/models"};
    // Out of a build folder: build/<preset>/chronograph and deeper (tests) lie under the checkout.
    for (fs::path up = executable.parent_path(); up.has_relative_path(); up = up.parent_path()) {
      folders.push_back(up / "models");
    }
  }
  const std::string file =
      name.ends_with(kModelSuffix) ? std::string(name) : std::string(name) + kModelSuffix.data();
  for (const fs::path& folder : folders) {
    const fs::path candidate = folder / file;
    if (fs::is_regular_file(candidate, failure)) {
      return candidate.lexically_normal().string();
    }
  }
  throw Error(ErrorKind::Model,
              "no model \"" + std::string(name) +
                  "\" beside the program or in the install prefix; name its path with --model");
}

}  // namespace chronograph
