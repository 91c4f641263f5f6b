// SPDX-License-Identifier: Apache-2.0
// The table of readers, and what all of them do alike. A reader is a row here and a file beside
// this one. The last row takes whatever no other recognises.
#include "chronograph/text/utf8.hpp"
#include "ingest/readers.hpp"

#include <algorithm>
#include <array>

namespace chronograph {

std::span<const Reader> readers() {
  static constexpr std::array kReaders{
      Reader{"json", ".json .jsonl .ndjson",
             "article records and annotations: one object, an array, or one object a line",
             &looks_like_json, &read_json},
      Reader{"html", ".html .htm .xhtml", "web pages: main text, title, publisher, date",
             &looks_like_html, &read_html},
      Reader{"text", ".txt .text", "plain text, one article a file", &looks_like_text,
             &read_plain_text},
  };
  return kReaders;
}

std::optional<Decoded> decode_source(const Source& source, const ReadSink& sink,
                                     std::string_view declared) {
  if (const std::string reason = why_binary(source.bytes); !reason.empty()) {
    sink.failed(source.name + ": " + reason);
    return std::nullopt;
  }
  Decoded decoded = decode(source.bytes, declared);
  if (!decoded.notice.empty()) {
    sink.noticed(source.name + ": " + decoded.notice);
  }
  if (trim(decoded.text()).empty()) {
    sink.failed(source.name + ": is empty, expected text");
    return std::nullopt;
  }
  return decoded;
}

void deliver(Document document, const StatedDates& stated, const std::string& place,
             const ReadOptions& options, const ReadSink& sink) {
  if (document.id.empty()) {
    document.id = document_id_of(document.text.bytes());
  }
  document.creation_time =
      find_creation_time(document, stated, options,
                         [&](const std::string& message) { sink.noticed(place + ": " + message); });
  sink.document(std::move(document));
}

std::string normalise_lines(std::string text) {
  if (text.find('\r') == std::string::npos) {
    return text;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      text[kept++] = '\n';
      i += i + 1 < text.size() && text[i + 1] == '\n' ? 1U : 0U;
    } else {
      text[kept++] = text[i];
    }
  }
  text.resize(kept);
  return text;
}

}  // namespace chronograph
