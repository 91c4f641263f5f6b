// SPDX-License-Identifier: Apache-2.0
// Documents are read into a batch, annotated by all threads, and handed on in
// order: the order of the results is that of the inputs by construction,
// whatever the threads do.
#include "cli/process.hpp"

#include "cli/interrupt.hpp"
#include "cli/progress.hpp"

#include <atomic>
#include <exception>
#include <mutex>
#include <ostream>
#include <thread>

namespace chronograph {
namespace {

// Large enough to keep the threads busy, small enough to bound memory: a batch
// holds texts and their layers (about 100 bytes a character).
constexpr std::size_t kBatchDocuments = 256;
constexpr std::size_t kBatchBytes = 4 << 20;

class Batch {
public:
  Batch(const Pipeline& pipeline, unsigned jobs, const std::function<void(Document)>& done)
      : pipeline_(pipeline), jobs_(jobs), done_(done) {}

  void add(Document document) {
    bytes_ += document.text.bytes().size();
    documents_.push_back(std::move(document));
    if (documents_.size() >= kBatchDocuments || bytes_ >= kBatchBytes) {
      flush();
    }
  }

  void flush() {
    annotate_all();
    for (Document& document : documents_) {
      done_(std::move(document));
    }
    documents_.clear();
    bytes_ = 0;
  }

private:
  void annotate_all() {
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::exception_ptr failure;
    const auto work = [&] {
      try {
        for (std::size_t i = next++; i < documents_.size(); i = next++) {
          check_interrupt();
          pipeline_.annotate(documents_[i]);
        }
      } catch (...) {
        const std::lock_guard lock(mutex);
        failure = std::current_exception();
      }
    };
    {
      std::vector<std::jthread> threads;
      const std::size_t extra = std::min<std::size_t>(jobs_, documents_.size());
      for (std::size_t i = 1; i < extra; ++i) {
        threads.emplace_back(work);
      }
      work();
    }
    if (failure) {
      std::rethrow_exception(failure);
    }
  }

  const Pipeline& pipeline_;
  unsigned jobs_;
  const std::function<void(Document)>& done_;
  std::vector<Document> documents_;
  std::size_t bytes_ = 0;
};

// Names the file and, in a container, the record.
std::string too_long(const InputFile& file, const Document& document) {
  const std::size_t size = document.text.bytes().size();
  const bool member = document.source.starts_with(file.source + "#");
  return file.path + (member ? document.source.substr(file.source.size()) : "") +
         ": found a document of " + std::to_string(size) + " bytes, expected at most " +
         std::to_string(kLongestDocument) + "; split it into articles";
}

// Tells whether a document states a day of its own that is not the one given
// for those that state none.
bool contradicts(const Document& document, const ReadOptions& options) {
  const auto& own = document.creation_time;
  if (!options.date || !own || own->method == CreationMethod::Flag ||
      own->method == CreationMethod::Inferred) {
    return false;
  }
  return !intersection(own->days, DayBounds{options.date, options.date});
}

std::string what_contradicts(std::size_t documents, Date date) {
  return std::to_string(documents) +
         (documents == 1 ? " document states another day than --date "
                         : " documents state another day than --date ") +
         date.iso() + (documents == 1 ? "; its own stands" : "; their own stand") +
         " (--date-override replaces it)";
}

}  // namespace

ProcessCounts process_inputs(const AnnotateOptions& options, const Streams& streams,
                             const std::function<void(Document)>& done) {
  const Pipeline pipeline(options.pipeline);
  ProcessCounts counts;
  Batch batch(pipeline, options.jobs, done);
  Progress progress(streams);
  const auto say = [&](const std::string& message) {
    progress.clear();
    streams.err << message << '\n';
  };
  const InputFile* current = nullptr;
  std::size_t contradictions = 0;
  ReadSink sink;
  sink.failed = [&](const std::string& message) {
    ++counts.failed;
    say(message);
  };
  sink.noticed = say;
  sink.document = [&](Document document) {
    check_interrupt();
    if (document.text.bytes().size() > kLongestDocument) {
      sink.failed(too_long(*current, document));
      return;
    }
    ++counts.documents;
    contradictions += contradicts(document, options.read) ? 1U : 0U;
    batch.add(std::move(document));
  };
  const std::vector<InputFile> files = find_inputs(options.inputs, sink);
  progress.expect(files.size());
  for (const InputFile& file : files) {
    check_interrupt();
    ++counts.files;
    current = &file;
    read_documents(file, options.read, sink);
    progress.advance();
  }
  batch.flush();
  progress.clear();
  if (contradictions > 0) {
    say(what_contradicts(contradictions, *options.read.date));
  }
  return counts;
}

}  // namespace chronograph
