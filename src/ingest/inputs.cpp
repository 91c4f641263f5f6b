// SPDX-License-Identifier: Apache-2.0
// Which files the arguments stand for, in an order that no file system decides, and one file after
// the other through its reader. Whatever is wrong with one of them is said; the others go on.
#include "chronograph/error.hpp"
#include "chronograph/text/utf8.hpp"
#include "ingest/bytes.hpp"
#include "ingest/readers.hpp"

#include <algorithm>
#include <filesystem>
#include <new>
#include <stdexcept>

namespace chronograph {
namespace {

namespace fs = std::filesystem;

/// Returns the name without the suffix of a compression.
std::string_view without_compression(std::string_view name) {
  for (const std::string_view suffix : {".gz", ".zst"}) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) {
      return name.substr(0, name.size() - suffix.size());
    }
  }
  return name;
}

bool has_extension(const Reader& reader, std::string_view extension) {
  std::string_view rest = reader.extensions;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == extension) {
      return true;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

std::string known_extensions() {
  std::string extensions;
  for (const Reader& reader : readers()) {
    extensions += (extensions.empty() ? "" : " ") + std::string(reader.extensions);
  }
  return extensions;
}

const Reader* reader_by_name(std::string_view path) {
  const std::string_view name = without_compression(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) {
    return nullptr;
  }
  const std::string extension = to_lower(to_valid_utf8(name.substr(dot)));
  const auto found = std::ranges::find_if(
      readers(), [&](const Reader& reader) { return has_extension(reader, extension); });
  return found == readers().end() ? nullptr : &*found;
}

const Reader& reader_by_content(std::string_view bytes) {
  const auto found = std::ranges::find_if(
      readers(), [&](const Reader& reader) { return reader.recognises(bytes); });
  return found == readers().end() ? readers().back() : *found;
}

/// Collects the files below a folder.
class FolderWalk {
public:
  FolderWalk(const std::string& root, const ReadSink& sink) : root_(root), sink_(sink) {}

  std::vector<InputFile> files() {
    walk(fs::path(root_), "");
    // Bytewise by the whole relative path, as `LC_ALL=C sort` has it.
    std::ranges::sort(found_, {}, &InputFile::source);
    for (InputFile& file : found_) {
      file.source = to_valid_utf8(file.source);
    }
    return std::move(found_);
  }

private:
  void walk(const fs::path& folder, const std::string& prefix) {
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      const std::string name = entries->path().filename().string();
      if (name.starts_with('.')) {
        continue;
      }
      std::error_code ignored;  // a broken link is no file
      // Links to folders are left alone: they may lead round in a circle.
      if (entries->is_directory(ignored) && !entries->is_symlink(ignored)) {
        walk(entries->path(), prefix + name + "/");
      } else if (entries->is_regular_file(ignored) && reader_by_name(name) != nullptr) {
        found_.push_back({entries->path().string(), prefix + name});
      }
    }
    if (error) {
      sink_.failed(folder.string() + ": cannot be listed: " + error.message());
    }
  }

  std::string root_;
  const ReadSink& sink_;
  std::vector<InputFile> found_;
};

void add_argument(const std::string& argument, const ReadSink& sink,
                  std::vector<InputFile>& files) {
  if (argument == "-") {
    files.push_back({"-", "-"});
    return;
  }
  std::error_code error;
  const fs::file_status status = fs::status(argument, error);
  if (!fs::exists(status)) {
    const bool missing = status.type() == fs::file_type::not_found;
    sink.failed(
        argument + ": " +
        (missing ? "there is no such file or folder" : "cannot be read: " + error.message()));
  } else if (fs::is_directory(status)) {
    std::vector<InputFile> found = FolderWalk(argument, sink).files();
    if (found.empty()) {
      sink.failed(argument + ": holds no file of a known kind (" + known_extensions() + ")");
    }
    std::ranges::move(found, std::back_inserter(files));
  } else {
    files.push_back({argument, to_valid_utf8(fs::path(argument).filename().string())});
  }
}

/// Puts the path in place of the source name at the begin of a message, so that the user can open
/// it.
std::string with_path(const std::string& message, const InputFile& file) {
  if (message.starts_with(file.source + ":")) {
    return to_valid_utf8(file.path) + message.substr(file.source.size());
  }
  return to_valid_utf8(file.path) + ": " + message;
}

/// A sink for one file: messages begin with its path, and an exception of the caller's own is told
/// from one of a reader.
class FileSink {
public:
  FileSink(const InputFile& file, const ReadSink& caller) {
    sink_.document = [&, this](Document document) {
      in_caller_ = true;
      caller.document(std::move(document));
      in_caller_ = false;
    };
    sink_.failed = [&, this](const std::string& message) {
      in_caller_ = true;
      caller.failed(with_path(message, file));
      in_caller_ = false;
    };
    sink_.noticed = [&, this](const std::string& message) {
      in_caller_ = true;
      caller.noticed(with_path(message, file));
      in_caller_ = false;
    };
  }
  [[nodiscard]] const ReadSink& sink() const { return sink_; }
  [[nodiscard]] bool in_caller() const { return in_caller_; }

private:
  ReadSink sink_;
  bool in_caller_ = false;
};

void read_file(const InputFile& file, const ReadOptions& options, const ReadSink& sink) {
  const std::string bytes = read_bytes(file.path);
  if (bytes.empty()) {
    sink.failed(file.source + ": is empty, expected text");
    return;
  }
  const Reader* reader = reader_by_name(file.path);
  (reader == nullptr ? reader_by_content(bytes) : *reader)
      .read({file.source, bytes}, options, sink);
}

}  // namespace

std::vector<InputFile> find_inputs(std::span<const std::string> arguments, const ReadSink& sink) {
  std::vector<InputFile> files;
  for (const std::string& argument : arguments) {
    add_argument(argument, sink, files);
  }
  return files;
}

void read_documents(const InputFile& file, const ReadOptions& options, const ReadSink& sink) {
  const FileSink guarded(file, sink);
  try {
    read_file(file, options, guarded.sink());
  } catch (const std::bad_alloc&) {
    if (guarded.in_caller()) {
      throw;
    }
    sink.failed(to_valid_utf8(file.path) + ": is too large for the memory of this machine");
  } catch (const std::exception& error) {
    if (guarded.in_caller()) {
      throw;
    }
    const std::string message = error.what();
    sink.failed(message.starts_with(file.path) ? message : with_path(message, file));
  }
}

}  // namespace chronograph
