// SPDX-License-Identifier: Apache-2.0
#include "chronograph/error.hpp"
#include "chronograph/export/format.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "text/closest.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace chronograph {

void add_schema(cxxopts::Options& options) { add_output_options(options); }

int run_schema(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::vector<std::string> arguments =
      positional(parsed, 0, 1, "[graph|timeline|map|annotation|corrections]");
  const std::string name = arguments.empty() ? "graph" : arguments.front();
  std::vector<std::string_view> names;
  for (const Schema& schema : schemas()) {
    names.push_back(schema.name);
    if (schema.name == name) {
      Output output(output_path(parsed, "-"), streams.out);
      output.stream() << schema.json;
      output.commit();
      return kDone;
    }
  }
  throw Error(ErrorKind::Usage, "unknown schema \"" + name + "\"" + did_you_mean(name, names) +
                                    " (schemas: graph, timeline, map, annotation, corrections)");
}

}  // namespace chronograph
