// SPDX-License-Identifier: Apache-2.0
// Prints what fit_name_weights.py learns from: a line per document, with the spans and the evidence
// of every distinct spelling that looks like a name. Usage: dump_name_evidence TAGGER.model <
// DOCUMENTS.jsonl (lines of the annotation format).
#include "annotate/name_candidates.hpp"
#include "annotate/name_evidence.hpp"
#include "annotate/token_shapes.hpp"
#include "chronograph/annotate/pipeline.hpp"
#include "chronograph/document/annotation.hpp"

#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

namespace chronograph {
namespace {

void dump(const Document& document, const std::vector<NameCandidate>& candidates,
          const std::vector<NameEvidence>& all) {
  std::cout << document.id;
  for (const NameEvidence& evidence : all) {
    std::cout << '\t';
    for (const std::uint32_t index : evidence.candidates) {
      std::cout << document.tokens[candidates[index].first_token].span.begin << '-'
                << document.tokens[candidates[index].last_token - 1].span.end << ' ';
    }
    std::cout << '|';
    for (const std::string_view piece : evidence.pieces) {
      std::cout << ' ' << piece;
    }
  }
  std::cout << '\n';
}

int run(const std::string& model) {
  const Pipeline pipeline(PipelineOptions{{model, nullptr}, {}, "times", {}});
  const NameLexicon names(NameLexicon::Lists::All);
  const NameCandidates finder(names);
  const NameJudge judge;
  for (std::string line; std::getline(std::cin, line);) {
    Document document = read_annotation(line, "standard input");
    pipeline.annotate(document);
    const auto shapes = token_shapes(document, names);
    const auto candidates = finder.find(document, shapes);
    dump(document, candidates, judge.judge(document, shapes, candidates));
  }
  return 0;
}

}  // namespace
}  // namespace chronograph

int main(int count, char** arguments) {
  try {
    return chronograph::run(count > 1 ? arguments[1] : "models/accurate.model");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dump_name_evidence: %s\n", error.what());
    return 4;
  }
}
