// SPDX-License-Identifier: Apache-2.0
// The reader of chronograph-annotation/1: the layers of the text are read in annotation.cpp, those
// of entities and events in annotation_events.cpp. Tolerant of what it does not know (keys, and
// labels of other schemes, for which the neutral label stands), strict about what later stages rely
// on: spans inside the text and references to things that are there.
#pragma once

#include "chronograph/document/document.hpp"
#include "chronograph/error.hpp"
#include "document/annotation_values.hpp"
#include "markup/json.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chronograph {

class AnnotationReader {
public:
  /// `text` stands for the object's text where that is kept apart.
  AnnotationReader(JsonValue root, std::string_view name, const Text* text)
      : root_(root), name_(name), text_(text) {}

  /// Reads the whole document; to be called once.
  Document read();

private:
  using Ids = std::map<std::string, std::uint32_t, std::less<>>;

  /// A layer item with the id and the JSON that it came from, so that a layer can be sorted before
  /// its references are resolved.
  template <typename Item>
  struct Parsed {
    Item item;
    std::string id;
    JsonValue json;
  };

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorKind::Input, name_ + ": " + what);
  }

  /// Calls `visit` with each object of a layer; returns whether the layer is there.
  template <typename Visit>
  bool for_each(JsonValue parent, std::string_view layer, const Visit& visit) const {
    const auto items = parent.find(layer);
    if (!items || items->is_null()) {
      return false;
    }
    if (!items->is_array()) {
      fail("\"" + std::string(layer) + "\" is no array");
    }
    for (std::size_t i = 0; i < items->size(); ++i) {
      const JsonValue item = (*items)[i];
      if (!item.is_object()) {
        fail(std::string(layer) + "[" + std::to_string(i) + "] is no object");
      }
      visit(item, std::string(layer) + "[" + std::to_string(i) + "]");
    }
    return true;
  }

  Span span_of(JsonValue json, const std::string& what) const {
    const auto begin = json.find("begin");
    const auto end = json.find("end");
    const auto first = begin ? begin->as_int() : std::nullopt;
    const auto last = end ? end->as_int() : std::nullopt;
    if (!first || !last) {
      fail(what + " has no span; expected whole numbers \"begin\" and \"end\"");
    }
    const std::int64_t size = document_.text.size();
    if (*first < 0 || *first > *last || *last > size) {
      fail(what + " has the span [" + std::to_string(*first) + "," + std::to_string(*last) +
           ") outside the text (" + std::to_string(size) + " characters)");
    }
    return {static_cast<std::uint32_t>(*first), static_cast<std::uint32_t>(*last)};
  }

  /// Reads a layer whose items have spans, sorts it by them and remembers which id went where.
  template <typename Item, typename Fill>
  std::optional<std::vector<Parsed<Item>>> sorted_layer(std::string_view layer, Ids& ids,
                                                        const Fill& fill) const {
    std::vector<Parsed<Item>> parsed;
    const bool present = for_each(root_, layer, [&](JsonValue json, const std::string& what) {
      Parsed<Item> entry{Item{}, text_at(json, "id"), json};
      entry.item.span = span_of(json, entry.id.empty() ? what : what + " \"" + entry.id + "\"");
      fill(entry.item, json);
      parsed.push_back(std::move(entry));
    });
    if (!present) {
      return std::nullopt;
    }
    std::ranges::stable_sort(parsed, {}, [](const auto& entry) { return entry.item.span; });
    for (std::uint32_t i = 0; i < parsed.size(); ++i) {
      remember(ids, parsed[i].id, i);
    }
    return parsed;
  }

  void remember(Ids& ids, const std::string& id, std::uint32_t index) const {
    if (!id.empty() && !ids.emplace(id, index).second) {
      fail("the id \"" + id + "\" stands twice");
    }
  }

  static std::optional<std::uint32_t> look_up(const Ids& ids, std::string_view id) {
    const auto found = ids.find(id);
    return found == ids.end() ? std::nullopt : std::optional(found->second);
  }

  /// The index that the member `key` refers to; nothing if there is no such member.
  std::optional<std::uint32_t> reference_at(JsonValue json, std::string_view key, const Ids& ids,
                                            const std::string& what) const {
    const auto id = json.string_at(key);
    if (!id) {
      return std::nullopt;
    }
    const auto index = look_up(ids, *id);
    if (!index) {
      fail(what + " refers to \"" + std::string(*id) + "\", which is not there");
    }
    return index;
  }

  template <typename Item>
  static std::vector<Item> items_of(std::vector<Parsed<Item>>& parsed) {
    std::vector<Item> items;
    items.reserve(parsed.size());
    for (auto& entry : parsed) {
      items.push_back(std::move(entry.item));
    }
    return items;
  }

  void read_header();
  void read_creation_time();
  void read_zones();
  void read_tokens();

  /// A subtype of another language or version counts as its relation.
  static Deprel relation_at(JsonValue json);
  std::uint32_t token_at(JsonValue json, std::string_view key, const std::string& what) const;

  /// Arguments in a role of another scheme are left out, as are those without a head word.
  void read_frames();
  void read_sentences();
  void check_trees() const;
  void read_times();
  void read_entities();

  /// The entity that a mention names. Where the line has no layer of entities, mentions that name
  /// the same one make it up.
  std::optional<std::uint32_t> entity_of_mention(const Parsed<Mention>& parsed);
  void read_mentions();
  void read_events();
  void resolve_event(Parsed<Event>& parsed) const;
  LinkEnd link_end(JsonValue json, std::string_view key, const std::string& what) const;
  void read_links();
  void read_relations();
  /// Other programs name what an event caused without the words that say so: then the event's own
  /// trigger is the marker.
  void resolve_consequences(const std::vector<Parsed<Event>>& parsed);
  Quantity quantity_of(JsonValue json, const std::string& what) const;
  std::optional<CaseActor> case_actor(JsonValue json, std::string_view key,
                                      const std::string& what) const;
  void read_cases();

  JsonValue root_;
  std::string name_;
  const Text* text_;
  Document document_;
  Ids times_;
  Ids entities_;
  Ids events_;
};

}  // namespace chronograph
