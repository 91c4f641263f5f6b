// SPDX-License-Identifier: Apache-2.0
// Small annotated documents for tests, written by pointing at words instead of counting characters.
#pragma once

#include "chronograph/document/document.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace chronograph::test {

/// Builds a document step by step; spans are found by searching the text (ASCII texts only).
class DocumentMaker {
public:
  explicit DocumentMaker(std::string text) {
    document_.text = Text(std::move(text));
    document_.id = "test";
    document_.source = "test.txt";
    const auto whole = document_.text.all();
    document_.sentences.push_back({whole, 0, 0});
    for (const Layer layer :
         {Layer::Sentences, Layer::Entities, Layer::Mentions, Layer::Times, Layer::Events,
          Layer::Arguments, Layer::Statuses, Layer::Whens, Layer::Links, Layer::Relations}) {
      document_.set(layer);
    }
  }

  /// The first span of `words` at or after `from`.
  [[nodiscard]] Span at(std::string_view words, std::size_t from = 0) const {
    const std::size_t begin = document_.text.bytes().find(words, from);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }

  DocumentMaker& written(int year, int month, int day) {
    const auto date = Date::from_civil(year, month, day);
    document_.creation_time = CreationTime{{date, date}, CreationMethod::Field, {}};
    return *this;
  }

  /// Adds an entity that the text names; returns its index.
  std::uint32_t entity(EntityType type, const std::string& name,
                       std::vector<std::string> aliases = {}) {
    const auto index = static_cast<std::uint32_t>(document_.entities.size());
    document_.entities.push_back({type, name, aliases, {}, {}, {}});
    document_.mentions.push_back({at(name), type, MentionKind::Name, index});
    for (const std::string& alias : aliases) {
      document_.mentions.push_back({at(alias), type, MentionKind::Name, index});
    }
    return index;
  }

  /// Adds an event whose trigger is the first occurrence of `trigger`.
  Event& event(std::string_view trigger, const std::string& type) {
    Event event;
    event.span = at(trigger);
    event.lemma = trigger;
    event.type = type;
    document_.events.push_back(event);
    return document_.events.back();
  }

  Document& document() { return document_; }

private:
  Document document_;
};

/// A day as both bounds of begin and end.
inline EventTime on_day(int year, int month, int day) {
  const auto date = Date::from_civil(year, month, day);
  return {{date, date}, {date, date}, Granularity::Day, "expression"};
}

}  // namespace chronograph::test
