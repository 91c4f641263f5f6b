// SPDX-License-Identifier: Apache-2.0
#include "cli/generator.hpp"

#include "chronograph/annotate/pipeline.hpp"
#include "chronograph/version.hpp"
#include "document/annotation_values.hpp"

#include <string_view>

namespace chronograph {

Generator generator_of(const StageOptions& options) {
  const Fingerprint fingerprint = fingerprint_of(options);
  return {"chronograph", std::string(kVersion), fingerprint.model, fingerprint.lexicons};
}

void add_generator(std::string& line, const Generator& generator) {
  constexpr std::string_view kEnd = "}\n";
  line.resize(line.size() - kEnd.size());
  line += ",\"generator\":";
  {
    JsonWriter json(line);
    json.begin_object().member("name", generator.name).member("version", generator.version);
    json.member("model", generator.model).member("lexicons", generator.lexicons).end_object();
  }
  line += kEnd;
}

std::optional<Generator> read_generator(JsonValue annotation) {
  const auto json = annotation.find("generator");
  if (!json || !json->string_at("name")) {
    return std::nullopt;
  }
  return Generator{text_at(*json, "name"), text_at(*json, "version"), text_at(*json, "model"),
                   text_at(*json, "lexicons")};
}

}  // namespace chronograph
