// SPDX-License-Identifier: Apache-2.0
#include "graph/named_entities.hpp"

#include "chronograph/document/zone_index.hpp"
#include "chronograph/text/utf8.hpp"
#include "graph/name_fit.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chronograph {
namespace {

// The reporter, the town of the dateline and the page's furniture are not what the article tells
// of.
bool is_outside_story(const ZoneIndex& zones, const Mention& mention) {
  constexpr std::array kOutside{ZoneKind::Boilerplate, ZoneKind::Byline, ZoneKind::Dateline};
  return std::any_of(kOutside.begin(), kOutside.end(),
                     [&](ZoneKind kind) { return zones.holds(mention.span.begin, kind); });
}

constexpr std::size_t kEntityTypes = static_cast<std::size_t>(EntityType::Other) + 1;

class Finder {
public:
  Finder(const std::vector<Document>& documents, const NameTables& tables)
      : documents_(documents), tables_(tables), comparer_(tables, no_places_) {}

  NamedEntities run() {
    for (std::uint32_t row = 0; row < documents_.size(); ++row) {
      read_document(row);
    }
    return std::move(found_);
  }

private:
  /// How often an entity is called what; an entity has few spellings.
  class Counts {
  public:
    std::size_t& operator[](std::string_view spelling) {
      const auto found = std::find_if(counts_.begin(), counts_.end(),
                                      [&](const auto& count) { return count.first == spelling; });
      return found == counts_.end() ? counts_.emplace_back(spelling, 0).second : found->second;
    }
    [[nodiscard]] std::size_t at_or_zero(std::string_view spelling) const {
      const auto found = std::find_if(counts_.begin(), counts_.end(),
                                      [&](const auto& count) { return count.first == spelling; });
      return found == counts_.end() ? 0 : found->second;
    }
    [[nodiscard]] bool empty() const { return counts_.empty(); }

  private:
    std::vector<std::pair<std::string_view, std::size_t>> counts_;
  };

  void read_document(std::uint32_t row) {
    const Document& document = documents_[row];
    const ZoneIndex zones(document.zones);
    std::vector<NamedEntity> own(document.entities.size());
    std::vector<Counts> spellings(document.entities.size());
    for (const Mention& mention : document.mentions) {
      if (!mention.entity || is_outside_story(zones, mention)) {
        continue;
      }
      own[*mention.entity].mentions.push_back({row, mention.span});
      if (mention.kind == MentionKind::Name) {
        ++spellings[*mention.entity][document.text.view(mention.span)];
      }
    }
    for (std::uint32_t i = 0; i < own.size(); ++i) {
      if (!spellings[i].empty()) {
        own[i].ref = {row, i};
        own[i].forms = forms_of(document.entities[i], spellings[i]);
        found_.entities.push_back(std::move(own[i]));
      }
    }
  }

  FormId form_of(const std::string& text, EntityType type) {
    const auto [place, added] = ids_[static_cast<std::size_t>(type)].try_emplace(
        text, static_cast<FormId>(found_.forms.size()));
    if (added) {
      found_.forms.push_back(read_name(text, type, tables_));
    }
    return place->second;
  }

  std::vector<FormId> forms_of(const Entity& entity, const Counts& spellings) {
    const auto count_of = [&](FormId form) {
      return spellings.at_or_zero(found_.forms[form].text);
    };
    const FormId name = form_of(entity.name, entity.type);
    if (entity.aliases.empty()) {
      return {name};
    }
    FormId main = name;
    std::vector<FormId> others;
    for (const std::string& alias : entity.aliases) {
      const FormId form = form_of(alias, entity.type);
      if (found_.forms[form].is_full || !found_.forms[form].letters.empty()) {
        others.push_back(form);
      }
      if (found_.forms[form].is_full && count_of(form) > count_of(main)) {
        main = form;
      }
    }
    others.push_back(name);
    std::vector<FormId> forms{main};
    for (const FormId other : others) {
      if (is_alias(found_.forms[main], found_.forms[other])) {
        forms.push_back(other);
      }
    }
    std::sort(forms.begin() + 1, forms.end());
    forms.erase(std::unique(forms.begin() + 1, forms.end()), forms.end());
    return forms;
  }

  // A body may have names that share nothing; a person's have to fit, and a body is no country.
  [[nodiscard]] bool is_alias(const NameForm& main, const NameForm& other) const {
    if (main.key == other.key && main.kind == other.kind) {
      return false;
    }
    const Fit fit = comparer_.compare(main, other);
    if (main.kind == NameClass::Person) {
      return speaks_for(fit) && other.is_full;
    }
    const bool country = other.words.size() == 1 && other.words.front().starts_with('@');
    return !speaks_against(fit) && !country && other.kind == main.kind;
  }

  const std::vector<Document>& documents_;
  const NameTables& tables_;
  const std::unordered_set<std::string> no_places_;
  const NameComparer comparer_;
  // By type; the documents outlive the spellings.
  std::array<std::unordered_map<std::string_view, FormId>, kEntityTypes> ids_;
  NamedEntities found_;
};

}  // namespace

NamedEntities find_named_entities(const std::vector<Document>& documents,
                                  const NameTables& tables) {
  return Finder(documents, tables).run();
}

}  // namespace chronograph
