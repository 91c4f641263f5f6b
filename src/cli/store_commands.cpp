// SPDX-License-Identifier: Apache-2.0
// `add` and `remove`: a store that grows and shrinks. Documents are kept as they come, a few at a
// time, so that whatever ends the program loses no more than those; the graph is made at the end.
#include "chronograph/error.hpp"
#include "chronograph/store/store.hpp"
#include "cli/commands.hpp"
#include "cli/generator.hpp"
#include "cli/options.hpp"
#include "cli/print.hpp"
#include "cli/process.hpp"

#include <ostream>
#include <utility>
#include <vector>

namespace chronograph {
namespace {

// Each transaction waits for the disk, 5 ms as measured: so many documents share one.
constexpr std::size_t kDocumentsATime = 16;

class Adder {
public:
  Adder(Store& store, std::vector<Generator> generators)
      : store_(store), generators_(std::move(generators)) {}

  void add(Document document) {
    waiting_.push_back(evidence_of(std::move(document)));
    if (waiting_.size() >= kDocumentsATime) {
      flush();
    }
  }
  void flush() {
    added_ += store_.add(waiting_, generators_);
    waiting_.clear();
  }
  [[nodiscard]] std::size_t added() const { return added_; }

private:
  Store& store_;
  std::vector<Generator> generators_;
  std::vector<Evidence> waiting_;
  std::size_t added_ = 0;
};

const char* plural(std::size_t count) { return count == 1 ? "" : "s"; }

}  // namespace

void add_add(cxxopts::Options& options) {
  add_annotate_options(options);
  options.add_options()("q,quiet", "no summary");
}

int run_add(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::vector<std::string> arguments =
      positional(parsed, 2, static_cast<std::size_t>(-1), "STORE INPUT...");
  AnnotateOptions options = read_annotate_options(parsed);
  options.inputs.erase(options.inputs.begin());
  Store store = Store::open_to_write(arguments.front());
  Adder adder(store, {generator_of(options.pipeline.stage)});
  const ProcessCounts counts =
      process_inputs(options, streams, [&](Document document) { adder.add(std::move(document)); });
  adder.flush();
  if (counts.documents == 0) {
    throw Error(ErrorKind::Input, "no document could be read; nothing is added");
  }
  store.refresh();
  if (parsed.count("quiet") == 0) {
    const std::size_t added = adder.added();
    const std::size_t known = counts.documents - added;
    print_to(streams.out, "{} document{} added", added, plural(added));
    if (known > 0) {
      print_to(streams.out, ", {} already there", known);
    }
    const std::size_t all = store.document_count();
    print_to(streams.out, "; {} now holds {} document{}\n", arguments.front(), all, plural(all));
  }
  return counts.failed == 0 ? kDone : kSomeInputsFailed;
}

void add_remove(cxxopts::Options& options) { options.add_options()("q,quiet", "no summary"); }

int run_remove(const cxxopts::ParseResult& parsed, const Streams& streams) {
  std::vector<std::string> names =
      positional(parsed, 2, static_cast<std::size_t>(-1), "STORE ID...");
  const std::string path = names.front();
  names.erase(names.begin());
  Store store = Store::open_to_write(path);
  const std::size_t removed = store.remove(names);
  store.refresh();
  if (parsed.count("quiet") == 0) {
    const std::size_t all = store.document_count();
    print_to(streams.out, "{} document{} removed; {} now holds {} document{}\n", removed,
             plural(removed), path, all, plural(all));
  }
  return kDone;
}

}  // namespace chronograph
