// SPDX-License-Identifier: Apache-2.0
// JSON-LD first, since it is written for machines; then the meta elements in the order of the list
// html_metadata.tsv; then what the page shows.
#include "ingest/html_metadata.hpp"

#include "chronograph/error.hpp"
#include "chronograph/text/utf8.hpp"
#include "ingest/date_reading.hpp"
#include "ingest/word_lists.hpp"
#include "markup/json.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace chronograph {
namespace {

std::string collapsed(std::string_view text) {
  std::string out;
  append_collapsed(out, text);
  return std::string(trim(out));
}

void set_if_empty(std::string& field, std::string_view value) {
  if (field.empty()) {
    field = collapsed(value);
  }
}

/// A string, or the name or address of an object, or the first of an array of these.
std::string_view name_in(JsonValue value) {
  if (const auto text = value.as_string()) {
    return *text;
  }
  if (value.is_array() && value.size() > 0) {
    return value[0].is_array() ? std::string_view() : name_in(value[0]);
  }
  for (const std::string_view key : {"name", "@id", "url"}) {
    if (const auto text = value.string_at(key)) {
      return *text;
    }
  }
  return {};
}

std::string_view name_at(JsonValue object, std::string_view key) {
  const auto value = object.find(key);
  return value ? name_in(*value) : std::string_view();
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report";
}

bool is_article(JsonValue object) {
  const auto type = object.find("@type");
  if (!type) {
    return false;
  }
  if (type->is_array()) {
    for (std::size_t i = 0; i < type->size(); ++i) {
      if (is_article_type((*type)[i].as_string().value_or(""))) {
        return true;
      }
    }
    return false;
  }
  return is_article_type(type->as_string().value_or(""));
}

/// Finds the first article in JSON-LD: the value itself, an element, or a member of a graph. The
/// parser bounds the depth.
std::optional<JsonValue> find_article(JsonValue value) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (auto article = find_article(value[i])) {
        return article;
      }
    }
    return std::nullopt;
  }
  if (is_article(value)) {
    return value;
  }
  for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    if (const auto member = value.find(key)) {
      if (auto article = find_article(*member)) {
        return article;
      }
    }
  }
  return std::nullopt;
}

void read_article(JsonValue article, HtmlMetadata& metadata) {
  set_if_empty(metadata.title, name_at(article, "headline"));
  set_if_empty(metadata.date, name_at(article, "datePublished"));
  set_if_empty(metadata.date, name_at(article, "dateCreated"));
  set_if_empty(metadata.publisher, name_at(article, "publisher"));
  set_if_empty(metadata.publisher, name_at(article, "sourceOrganization"));
  for (const std::string_view key : {"url", "mainEntityOfPage", "@id"}) {
    const std::string_view address = name_at(article, key);
    if (address.starts_with("http")) {
      set_if_empty(metadata.url, address);
    }
  }
  if (metadata.article_body.empty()) {
    metadata.article_body = article.string_at("articleBody").value_or("");
  }
}

void read_json_ld(const HtmlPage& page, std::uint32_t script, HtmlMetadata& metadata) {
  std::string json;
  for (std::uint32_t i = script + 1; i < page.nodes()[script].end; ++i) {
    json += page.nodes()[i].text;
  }
  try {
    const JsonDocument document(trim(json), "");
    if (const auto article = find_article(document.root())) {
      read_article(*article, metadata);
    }
  } catch (const Error&) {
    // Broken JSON-LD is common; the page has other ways to say what it is.
  }
}

void read_json_lds(const HtmlPage& page, HtmlMetadata& metadata) {
  for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
    const HtmlNode& node = page.nodes()[i];
    if (!node.is_text() && node.tag == GUMBO_TAG_SCRIPT &&
        to_lower(trim(node.attribute("type"))) == "application/ld+json") {
      read_json_ld(page, i, metadata);
    }
  }
}

std::string* field_of(HtmlMetadata& metadata, std::string_view name) {
  return name == "title"       ? &metadata.title
         : name == "publisher" ? &metadata.publisher
         : name == "url"       ? &metadata.url
                               : &metadata.date;
}

/// One row of the list: the first element that has such a name and a value.
void read_meta_row(const std::vector<const HtmlNode*>& metas, const ListRow& row,
                   HtmlMetadata& metadata) {
  std::string* field = field_of(metadata, row.first);
  const std::string attribute(row.second);
  const std::string wanted = to_lower(row.third);
  for (const HtmlNode* meta : metas) {
    // `name` and `property` are mixed up often enough.
    const std::string_view name = meta->attribute(attribute.c_str());
    const std::string_view other =
        attribute == "property" ? meta->attribute("name") : meta->attribute("property");
    if (field->empty() && (to_lower(name) == wanted || to_lower(other) == wanted)) {
      const std::string_view content = meta->attribute("content");
      set_if_empty(*field, content.empty() ? meta->attribute("datetime") : content);
    }
  }
}

void read_links(const HtmlPage& page, HtmlMetadata& metadata) {
  for (const HtmlNode& node : page.nodes()) {
    if (!node.is_text() && node.tag == GUMBO_TAG_LINK &&
        to_lower(node.attribute("rel")) == "canonical" && !node.attribute("href").empty()) {
      metadata.url = collapsed(node.attribute("href"));
      return;
    }
  }
}

bool same_name(std::string_view a, std::string_view b) {
  return !a.empty() && fold_name(a) == fold_name(b);
}

}  // namespace

HtmlMetadata read_metadata(const HtmlPage& page) {
  HtmlMetadata metadata;
  read_links(page, metadata);
  read_json_lds(page, metadata);
  // What shows is named by Open Graph before JSON-LD, whose headline is cut short by some.
  std::string headline;
  std::swap(headline, metadata.title);
  std::vector<const HtmlNode*> metas;
  for (const HtmlNode& node : page.nodes()) {
    const bool is_meta = !node.is_text() && node.tag == GUMBO_TAG_META;
    if (is_meta || (node.has_attribute("itemprop") && node.has_attribute("datetime"))) {
      metas.push_back(&node);
    }
  }
  for (const ListRow& row : read_list("html_metadata.tsv")) {
    read_meta_row(metas, row, metadata);
  }
  set_if_empty(metadata.title, headline);
  return metadata;
}

std::string date_of_time_element(const HtmlPage& page, std::uint32_t root) {
  for (std::uint32_t i = root; i < page.nodes()[root].end; ++i) {
    const HtmlNode& node = page.nodes()[i];
    if (node.is_text() || node.tag != GUMBO_TAG_TIME) {
      continue;
    }
    const std::string_view stated = node.attribute("datetime");
    std::string date = stated.empty() ? page.text_of(i) : collapsed(stated);
    if (read_date_field(date).days) {
      return date;
    }
  }
  return {};
}

std::string without_publisher(const std::string& title, const HtmlMetadata& metadata) {
  struct Separator {
    std::string_view text;
    bool is_clear;  ///< stands in no headline
  };
  static constexpr std::array kSeparators{
      Separator{" | ", true},  Separator{" \u00BB ", true},  Separator{" :: ", true},
      Separator{" - ", false}, Separator{" \u2013 ", false}, Separator{" \u2014 ", false}};
  for (const Separator& separator : kSeparators) {
    const std::size_t last = title.rfind(separator.text);
    if (last == std::string::npos) {
      continue;
    }
    const std::string_view whole = title;
    const std::string_view head = trim(whole.substr(0, last));
    const std::string_view tail = trim(whole.substr(last + separator.text.size()));
    // "Live | Ukraine war" is a headline.
    const bool is_clear = separator.is_clear && head.find(' ') != std::string_view::npos;
    if (!head.empty() && (is_clear || same_name(tail, metadata.publisher))) {
      // "Title | World | The Paper" loses both.
      return without_publisher(std::string(head), metadata);
    }
    const std::size_t first = title.find(separator.text);
    if (same_name(trim(whole.substr(0, first)), metadata.publisher)) {
      return std::string(trim(whole.substr(first + separator.text.size())));
    }
  }
  return title;
}

}  // namespace chronograph
