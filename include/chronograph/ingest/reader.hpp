// SPDX-License-Identifier: Apache-2.0
// From paths to documents: which files an input stands for, which reader takes a file, what it
// could and could not tell.
#pragma once

#include "chronograph/document/document.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// How inputs are read. Every field has a neutral default.
struct ReadOptions {
  std::optional<Date> date;           ///< creation time of documents that state none
  std::optional<Date> date_override;  ///< creation time of all documents
  /// Field names of JSON records: {"text", "body"} reads `text` from the key `body`. Dots descend
  /// ("article.body").
  std::vector<std::pair<std::string, std::string>> field_map;
};

/// What a reader is given: the bytes of one file, decoded to UTF-8 only where the reader asks for
/// it.
struct Source {
  std::string name;  ///< as it stands in Document::source and in messages
  std::string_view bytes;
};

/// Receives documents in order. Receives messages (`path:line:column: ...`) for records that cannot
/// be read, and notes.
struct ReadSink {
  std::function<void(Document)> document;
  std::function<void(const std::string& message)>
      failed;  ///< this record or file is lost; the rest goes on
  std::function<void(const std::string& message)> noticed;  ///< for example a guessed encoding
};

/// One input format: a row of the table readers().
struct Reader {
  std::string_view name;        ///< "html"
  std::string_view extensions;  ///< ".html .htm .xhtml", lower case, separated by a space
  std::string_view description;
  bool (*recognises)(std::string_view bytes);  ///< by content, where no extension decides
  void (*read)(const Source& source, const ReadOptions& options, const ReadSink& sink);
};

std::span<const Reader> readers();

/// One file to read, found from an input argument.
struct InputFile {
  std::string path;    ///< to open; "-" is standard input
  std::string source;  ///< relative to the input folder
};

/// Returns the files that the arguments stand for, in the order of the arguments, folders
/// recursively in bytewise order of their relative paths; hidden files and files of no known kind
/// in a folder are left out. Messages for what does not exist or cannot be listed go to `failed`.
std::vector<InputFile> find_inputs(std::span<const std::string> arguments, const ReadSink& sink);

/// Reads all documents of one file. Never throws for bad input: says so through the sink and
/// returns.
void read_documents(const InputFile& file, const ReadOptions& options, const ReadSink& sink);

}  // namespace chronograph
