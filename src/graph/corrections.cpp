// SPDX-License-Identifier: Apache-2.0
// A set of corrections is a join semilattice: for each content the greatest `at`. So merging graphs
// unites them in any order and grouping to the same list.
#include "chronograph/graph/corrections.hpp"

#include "chronograph/document/labels.hpp"
#include "chronograph/text/utf8.hpp"
#include "chronograph/time/edtf.hpp"
#include "graph/correction_json.hpp"
#include "graph/event_type_table.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

auto content_of(const Correction& correction) {
  return std::tie(correction.kind, correction.target, correction.mentions, correction.value,
                  correction.note);
}

std::string find_type_error(const Correction& correction) {
  const std::string& type = correction.value;
  const bool is_entity_type = parse_label<EntityType>(type).has_value();
  const bool is_event_type = type == "none" || quad_of_type().contains(type);
  std::vector<std::string_view> known;
  if (correction.target != CorrectionTarget::Event) {
    if (is_entity_type) {
      return {};
    }
    known = {"person", "organization", "place", "group", "other"};
  }
  if (correction.target != CorrectionTarget::Entity) {
    if (is_event_type) {
      return {};
    }
    for (const auto& [name, quad] : quad_of_type()) {
      known.push_back(name);
    }
    known.emplace_back("none");
  }
  std::string list;
  for (const std::string_view name : known) {
    list += list.empty() ? "" : ", ";
    list += name;
  }
  return "found the type \"" + type + "\", expected one of " + list + did_you_mean(type, known);
}

}  // namespace

std::string find_value_error(const Correction& correction) {
  switch (correction.kind) {
    case CorrectionKind::Rename:
      return trim(correction.value).empty() ? "found an empty label, expected a name" : "";
    case CorrectionKind::Retype:
      return find_type_error(correction);
    case CorrectionKind::Redate:
      return correction.value == "none" || time_of_edtf(correction.value)
                 ? ""
                 : "found the date \"" + correction.value +
                       "\", expected a day, month or year (2021-09), an interval "
                       "(2021-09/2021-10), "
                       "bounds ([2021-09-01..2021-09-24]) or none";
    case CorrectionKind::Merge:
    case CorrectionKind::Split:
    case CorrectionKind::Drop:
      break;
  }
  return {};
}

std::vector<Correction> unite(std::vector<Correction> corrections) {
  std::sort(corrections.begin(), corrections.end(), [](const Correction& a, const Correction& b) {
    return content_of(a) != content_of(b) ? content_of(a) < content_of(b) : a.at > b.at;
  });
  corrections.erase(std::unique(corrections.begin(), corrections.end(),
                                [](const Correction& a, const Correction& b) {
                                  return content_of(a) == content_of(b);
                                }),
                    corrections.end());
  std::sort(corrections.begin(), corrections.end());
  return corrections;
}

std::vector<Correction> read_corrections(std::string_view lines, std::string_view name) {
  std::vector<Correction> corrections;
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string_view line = lines.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      const JsonDocument json(line, name, number);
      corrections.push_back(
          read_correction(json.root(), fmt::format("{}:{}", name, number), number));
    }
  }
  return corrections;
}

std::string to_json_line(const Correction& correction) {
  std::string line;
  JsonWriter json(line);
  write_correction(json, correction);
  return line;
}

std::string describe(const Correction& correction) {
  std::string text(to_string(correction.kind));
  for (std::size_t i = 0; i < correction.mentions.size(); ++i) {
    const MentionPlace& mention = correction.mentions[i];
    text += fmt::format("{} {} [{}, {})", i == 0 ? "" : " and", mention.document,
                        mention.span.begin, mention.span.end);
  }
  return correction.value.empty() ? text : text + " to \"" + correction.value + "\"";
}

}  // namespace chronograph
