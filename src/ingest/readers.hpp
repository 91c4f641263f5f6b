// SPDX-License-Identifier: Apache-2.0
// The readers, one file each, and what they share: decoding a source and handing a document over.
#pragma once

#include "chronograph/ingest/reader.hpp"
#include "ingest/creation_time.hpp"
#include "ingest/encoding.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace chronograph {

void read_html(const Source& source, const ReadOptions& options, const ReadSink& sink);
void read_json(const Source& source, const ReadOptions& options, const ReadSink& sink);
void read_plain_text(const Source& source, const ReadOptions& options, const ReadSink& sink);

bool looks_like_html(std::string_view bytes);
bool looks_like_json(std::string_view bytes);
bool looks_like_text(std::string_view bytes);

/// Decodes a source and tells the user what had to be guessed; nothing, and a message, if it is
/// binary or blank.
std::optional<Decoded> decode_source(const Source& source, const ReadSink& sink,
                                     std::string_view declared = {});

/// Gives a document its id and its creation time where it has none, and hands it over. `place`
/// ("a.jsonl:3") heads what is to be noticed.
void deliver(Document document, const StatedDates& stated, const std::string& place,
             const ReadOptions& options, const ReadSink& sink);

/// Returns the text with LF for every CRLF and lone CR.
std::string normalise_lines(std::string text);

}  // namespace chronograph
