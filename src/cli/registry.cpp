// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <array>

namespace chronograph {

std::span<const Command> commands() {
  static constexpr std::array kCommands{
      Command{"annotate", "write what is found in each document, one JSON line a document",
              "INPUT...",
              "  chronograph annotate articles/ -o articles.jsonl\n"
              "  cat *.jsonl | chronograph annotate - | jq .events\n",
              &add_annotate, &run_annotate},
  };
  return kCommands;
}

}  // namespace chronograph
