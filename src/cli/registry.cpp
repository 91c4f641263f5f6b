// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <array>

namespace chronograph {

std::span<const Command> commands() {
  static constexpr std::array kCommands{
      Command{"build", "read articles and write graph, timeline, map and page", "INPUT...",
              "  chronograph build articles/ -o story\n"
              "  chronograph build talks.html report.txt --date 2021-10-01\n"
              "  chronograph build articles/ -o story.db --corrections corrections.jsonl\n"
              "  cat dump.jsonl | chronograph build - --map text=body,date=published -o story\n",
              &add_build, &run_build},
      Command{"annotate", "write what is found in each document, one JSON line a document",
              "INPUT...",
              "  chronograph annotate articles/ -o articles.jsonl\n"
              "  cat *.jsonl | chronograph annotate - | jq .events\n",
              &add_annotate, &run_annotate},
      Command{"add", "read more articles into a store", "STORE INPUT...",
              "  chronograph build articles/ -o story.db\n"
              "  chronograph add story.db tuesday/ --date 2021-10-05\n",
              &add_add, &run_add},
      Command{"remove", "take documents out of a store, by id or source", "STORE ID...",
              "  chronograph remove story.db talks.txt doc-3f9a12c07b1e\n", &add_remove,
              &run_remove},
      Command{"merge", "unite graphs, stores and annotations into one graph",
              "GRAPH|ANNOTATIONS|STORE...",
              "  chronograph merge monday/graph.json tuesday/graph.json -o week\n"
              "  chronograph merge part-*.jsonl -o whole.json\n",
              &add_merge, &run_merge},
      Command{
          "fix", "set something right, and make the graph anew", "GRAPH OPERATION ARGUMENT...",
          "  chronograph fix story/graph.json merge actor-imran-khan actor-khan\n"
          "  chronograph fix story/graph.json split actor-khan doc-3f9a12c07b1e\n"
          "  chronograph fix story/graph.json rename actor-khan \"Imran Khan\"\n"
          "  chronograph fix story/graph.json retype event-5b0c77aa91d2 CONSULT\n"
          "  chronograph fix story/graph.json redate event-5b0c77aa91d2 2021-09\n"
          "  chronograph fix story/graph.json drop event-5b0c77aa91d2 --note \"an old photo\"\n",
          &add_fix, &run_fix},
      Command{"diff", "print what is new, gone or different in another graph", "OLD NEW",
              "  chronograph diff monday/graph.json tuesday/graph.json\n"
              "  chronograph diff monday/graph.json tuesday/graph.json --json -o changes.json\n",
              &add_diff, &run_diff},
      Command{"timeline", "print the events in order", "GRAPH",
              "  chronograph timeline story/graph.json --actor \"Imran Khan\" --from 2021-09\n"
              "  chronograph timeline story/graph.json --top 20 --json -o timeline.json\n",
              &add_timeline, &run_timeline},
      Command{"map", "print who is related to whom and what passed between them", "GRAPH",
              "  chronograph map story/graph.json --top 40\n"
              "  chronograph map story/graph.json --type ASSAULT,COERCE --json -o map.json\n",
              &add_map, &run_map},
      Command{"query", "answer a question about events, actors, or two of them",
              "GRAPH events|actors|ego ID|path A B|between A B",
              "  chronograph query story/graph.json events --type ASSAULT --from 2021-08 --csv\n"
              "  chronograph query story/graph.json actors --by page_rank --top 10\n"
              "  chronograph query story/graph.json between TTP Pakistan\n"
              "  chronograph query story/graph.json path \"Imran Khan\" Kabul --respect-time\n",
              &add_query, &run_query},
      Command{"export", "write the graph in the format of another program", "GRAPH",
              "  chronograph export story/graph.json --to graphml -o story.graphml\n"
              "  chronograph export story/graph.json --to timelinejs --top 20 -o timeline.json\n",
              &add_export, &run_export},
      Command{"view", "write one page with timeline and map that opens in a browser", "GRAPH",
              "  chronograph view story/graph.json -o story.html\n", &add_view, &run_view},
      Command{"show", "print one event, actor, place or document with its evidence", "GRAPH ID",
              "  chronograph show story/graph.json actor-imran-khan\n", &add_show, &run_show},
      Command{"why", "print what a date, an order or a name rests on, with the sentences",
              "GRAPH ID [ID]",
              "  chronograph why story/graph.json event-5b0c77aa91d2\n"
              "  chronograph why story/graph.json event-5b0c77aa91d2 event-0a41d7c3b9e8 --json\n",
              &add_why, &run_why},
      Command{"stats", "count what is in a graph", "GRAPH",
              "  chronograph stats story/graph.json\n", &add_stats, &run_stats},
      Command{"validate", "check a graph or annotation file", "FILE...",
              "  chronograph validate story/graph.json\n", &add_validate, &run_validate},
      Command{"formats", "list the export formats", "", "", &add_formats, &run_formats},
      Command{"model", "print what a model was trained on and how well it does",
              "[accurate|fast|FILE]", "  chronograph model\n  chronograph model fast\n", &add_model,
              &run_model},
      Command{"schema", "print the JSON Schema of a native file",
              "[graph|timeline|map|annotation|corrections]", "  chronograph schema timeline\n",
              &add_schema, &run_schema},
  };
  return kCommands;
}

}  // namespace chronograph
