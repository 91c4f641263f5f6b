// SPDX-License-Identifier: Apache-2.0
#include "graph/merged_time.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace chronograph {
namespace {

bool is_stated(const EventTime& time) { return time.basis.find("expression") != std::string::npos; }

// "expression+tense" and "tense+creation-time" are "expression+tense+creation-time".
std::string join_bases(const std::string& a, std::string_view b) {
  std::string joined = a;
  while (!b.empty()) {
    const std::size_t size = std::min(b.find('+'), b.size());
    const std::string_view part = b.substr(0, size);
    b.remove_prefix(std::min(size + 1, b.size()));
    if (("+" + joined + "+").find("+" + std::string(part) + "+") == std::string::npos) {
      joined += "+" + std::string(part);
    }
  }
  return joined;
}

}  // namespace

void merge_time(const std::optional<EventTime>& other, std::optional<EventTime>& known) {
  if (!other || other->unknown()) {
    return;
  }
  if (!known || (is_stated(*other) && !is_stated(*known))) {
    known = other;
    return;
  }
  if (is_stated(*known) && !is_stated(*other)) {
    return;
  }
  const auto begin = intersection(known->begin, other->begin);
  const auto end = intersection(known->end, other->end);
  if (!begin || !end || (*begin == known->begin && *end == known->end)) {
    return;
  }
  if (*begin == other->begin && *end == other->end) {
    known = other;
    return;
  }
  known = EventTime{*begin, *end, Granularity::Range, join_bases(known->basis, other->basis)};
}

}  // namespace chronograph
