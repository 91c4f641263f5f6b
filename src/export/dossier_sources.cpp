// SPDX-License-Identifier: Apache-2.0
#include "export/dossier_sources.hpp"

#include "chronograph/analyse/timeline.hpp"
#include "export/event_facts.hpp"
#include "markup/markdown.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>

namespace chronograph {
namespace {

/// An address as a link where each of its characters may stand in one, else as text.
std::string linked(std::string_view address, bool on_the_web) {
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%";
  const bool plain = address.find_first_not_of(kAllowed) == std::string_view::npos;
  return on_the_web && plain ? "<" + std::string(address) + ">" : escape_markdown(address);
}

}  // namespace

DossierSources::DossierSources(const EventGraph& graph)
    : graph_(graph), rows_(graph.documents.size()), numbers_(graph.documents.size()) {
  std::iota(rows_.begin(), rows_.end(), 0U);
  const auto day_of = [&](std::uint32_t row) -> std::optional<Date> {
    const auto& published = graph_.documents[row].published;
    return published ? published->days.earliest : std::nullopt;
  };
  std::stable_sort(rows_.begin(), rows_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::optional<Date> first = day_of(a);
    const std::optional<Date> second = day_of(b);
    return first && (!second || *first < *second);
  });
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    numbers_[rows_[i]] = i + 1;
  }
}

std::string DossierSources::link(std::uint32_t document_row) const {
  const std::string number = std::to_string(numbers_[document_row]);
  return "[source " + number + "](#source-" + number + ")";
}

std::string DossierSources::cite(const EventEvidence& evidence) const {
  const std::string text = link(evidence.document) + ", ";
  const std::uint32_t row = graph_.documents[evidence.document].evidence;
  if (row < graph_.evidence.size()) {
    const std::vector<Sentence>& sentences = graph_.evidence[row].sentences;
    const auto found = std::lower_bound(
        sentences.begin(), sentences.end(), evidence.sentence.begin,
        [](const Sentence& sentence, std::size_t begin) { return sentence.span.begin < begin; });
    if (found != sentences.end() && found->span.begin == evidence.sentence.begin) {
      return text + "sentence " + std::to_string(found - sentences.begin() + 1);
    }
  }
  return text + "characters " + std::to_string(evidence.sentence.begin) + " to " +
         std::to_string(evidence.sentence.end);
}

std::string DossierSources::described(std::uint32_t document_row) const {
  const DocumentNode& document = graph_.documents[document_row];
  std::string text = "\u201C" + escape_markdown(graph_.text(document.label)) + "\u201D";
  for (const StringId publisher : document.publishers) {
    text += ", " + escape_markdown(graph_.text(publisher));
  }
  std::string date;
  if (document.published) {
    EventTime time;
    time.begin = time.end = document.published->days;
    date = display_date(time);
  }
  text += date.empty() ? ", date unknown" : ", published " + escape_markdown(date);
  if (document.url != 0) {
    text += ", " + linked(graph_.text(document.url), !web_address(graph_, document).empty());
  }
  return text;
}

}  // namespace chronograph
