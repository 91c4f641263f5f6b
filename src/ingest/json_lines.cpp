// SPDX-License-Identifier: Apache-2.0
// JSON article records and annotation lines. A record is parsed, read and handed over before the
// next is looked at. Annotations keep id and text to the byte, since their offsets point into it.
#include "chronograph/document/annotation.hpp"
#include "chronograph/error.hpp"
#include "chronograph/text/utf8.hpp"
#include "document/annotation_json.hpp"
#include "ingest/article_fields.hpp"
#include "ingest/html_text.hpp"
#include "ingest/json_records.hpp"
#include "ingest/readers.hpp"

#include <algorithm>
#include <array>

namespace chronograph {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

bool holds_markup(std::string_view text) {
  return std::ranges::any_of(
      std::array{"<p>", "</p>", "<br>", "<br/>", "<br />", "</div>"},
      [&](std::string_view tag) { return text.find(tag) != std::string_view::npos; });
}

/// One file's way through the reader.
class RecordReader {
public:
  RecordReader(const Source& source, const std::string& encoding, const ReadOptions& options,
               const ReadSink& sink)
      : source_(source), encoding_(encoding), options_(options), sink_(sink) {}

  void read(std::string_view text) {
    for_each_record(
        text, [&](const JsonRecord& record) { read_record(record); },
        [&](const std::string& message) { sink_.failed(source_.name + ":" + message); });
    if (count_ == 0) {
      sink_.failed(source_.name + ": holds no record, expected JSON objects");
    }
  }

private:
  void read_record(const JsonRecord& record) {
    ++count_;
    place_ = source_.name + ":" + std::to_string(record.line);
    std::optional<JsonDocument> json;
    try {
      // Without a name the message begins with ":line:column: ".
      json.emplace(record.bytes, "");
    } catch (const Error& error) {
      sink_.failed(source_.name + ":" + in_file(std::string(error.what()).substr(1), record));
      return;
    }
    const std::string member = record.is_only ? "" : "#" + std::to_string(count_);
    read_value(json->root(), source_.name + member);
  }

  void read_value(JsonValue value, const std::string& name) {
    if (!value.is_object()) {
      sink_.failed(place_ + ": found no JSON object, expected a record with a text");
      return;
    }
    const std::string_view schema = value.string_at("schema").value_or("");
    if (schema.starts_with("chronograph-") && !schema.starts_with("chronograph-annotation/")) {
      sink_.failed(place_ + ": is a \"" + std::string(schema) +
                   "\" file, expected articles or annotations");
    } else if (!schema.empty() || (options_.field_map.empty() && has_only_annotation_keys(value))) {
      read_annotated(value, name);
    } else {
      read_article(unwrap_record(value), value, name);
    }
  }

  void read_annotated(JsonValue value, const std::string& name) {
    Document document;
    try {
      if (!value.string_at("text")) {
        throw Error(ErrorKind::Input, place_ + ": the document has no \"text\"; expected a string");
      }
      document = read_annotation(value, place_, nullptr);
    } catch (const Error& error) {
      sink_.failed(error.what());
      return;
    }
    if (document.source.empty()) {
      document.source = name;
    }
    if (document.encoding.empty()) {
      document.encoding = encoding_;
    }
    StatedDates stated;
    if (!document.creation_time) {
      stated.field = value.string_at("creation_time").value_or("");  // to say what is wrong with it
    }
    deliver(std::move(document), stated, place_, options_, sink_);
  }

  void read_article(JsonValue record, JsonValue wrapper, const std::string& name) {
    ArticleFields fields = read_fields(record, options_.field_map);
    if (!fields.text) {
      if (const auto records = find_records(wrapper)) {
        read_list(*records, name);
        return;
      }
      sink_.failed(place_ + ": the record has no text; name its key with --map text=KEY (keys: " +
                   keys_of(record) + ")");
      return;
    }
    if (trim(*fields.text).empty()) {
      sink_.failed(place_ + ": the record's text is empty");
      return;
    }
    Document document;
    try {
      document.text = Text(plain_text(std::move(*fields.text)));
    } catch (const Error& error) {
      sink_.failed(error.what());
      return;
    }
    document.id = std::move(fields.id);
    document.source = name;
    document.encoding = encoding_;
    document.title = trim(fields.title);
    document.publisher = trim(fields.publisher);
    document.url = trim(fields.url);
    deliver(std::move(document), {fields.date, ""}, place_, options_, sink_);
  }

  void read_list(JsonValue records, const std::string& name) {
    for (std::size_t i = 0; i < records.size(); ++i) {
      const JsonValue record = records[i];
      if (record.is_object() && !find_records(record)) {
        read_article(unwrap_record(record), record, name + "#" + std::to_string(i + 1));
      } else {
        sink_.failed(place_ + ": element " + std::to_string(i + 1) + " of the list is no record");
      }
    }
  }

  std::string plain_text(std::string text) const {
    if (!holds_markup(text)) {
      return normalise_lines(std::move(text));
    }
    const HtmlPage page(text, place_);
    std::string paragraphs = join_paragraphs(find_article_text(page).paragraphs);
    return paragraphs.empty() ? normalise_lines(std::move(text)) : paragraphs;
  }

  static std::string keys_of(JsonValue record) {
    constexpr std::size_t kMost = 8;
    std::string keys;
    std::size_t count = 0;
    record.for_each_member([&](std::string_view key, JsonValue) {
      if (count++ < kMost) {
        keys += (keys.empty() ? "" : ", ") + std::string(key.substr(0, 40));
      }
    });
    return count > kMost ? keys + ", ..." : keys.empty() ? "none" : keys;
  }

  const Source& source_;
  const std::string& encoding_;
  const ReadOptions& options_;
  const ReadSink& sink_;
  std::size_t count_ = 0;
  std::string place_;  // of the record in hand: "a.jsonl:3"
};

}  // namespace

bool looks_like_json(std::string_view bytes) {
  std::string start;
  for (const char c : bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0, 256)) {
    if (c != '\0' && kBlank.find(c) == std::string_view::npos) {
      start += c;  // without the NULs and the mark of UTF-16
    }
  }
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
    start.erase(0, 2);
  }
  if (start.size() < 2) {
    return false;
  }
  // "[Reuters] ..." is text.
  return (start[0] == '{' && (start[1] == '"' || start[1] == '}')) ||
         (start[0] == '[' && (start[1] == '{' || start[1] == ']'));
}

void read_json(const Source& source, const ReadOptions& options, const ReadSink& sink) {
  const auto decoded = decode_source(source, sink);
  if (decoded) {
    RecordReader(source, decoded->encoding, options, sink).read(decoded->text());
  }
}

}  // namespace chronograph
