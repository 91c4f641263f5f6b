// SPDX-License-Identifier: Apache-2.0
#include "cli/render.hpp"

#include "cli/print.hpp"

#include <array>
#include <fmt/core.h>
#include <ostream>

namespace chronograph {
namespace {

constexpr std::size_t kDateColumn = 28;

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t size = count_code_points(text);
  return std::string(text) + std::string(size < width ? width - size : 1, ' ');
}

Colour colour_of(Status status) {
  constexpr std::array kColours{Colour::Plain, Colour::Blue, Colour::Green, Colour::Yellow,
                                Colour::Red};
  return kColours.at(static_cast<std::size_t>(status));
}

}  // namespace

std::string paint(std::string_view text, Colour colour, bool enabled) {
  constexpr std::array<std::string_view, 7> kCodes{"", "2", "1", "32", "33", "31", "34"};
  const std::string_view code = kCodes.at(static_cast<std::size_t>(colour));
  return enabled && !code.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", code, text)
                                  : std::string(text);
}

std::string printable(std::string_view text) {
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = decode_utf8(text, at);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool directional = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (control || directional) {
      result.push_back(' ');
    } else {
      append_utf8(result, c);
    }
  }
  return result;
}

std::string sources_of(const EventGraph& graph, std::uint32_t event_row) {
  std::string names;
  for (auto [edge, last] = boost::out_edges(graph.event_vertex(event_row), graph.graph);
       edge != last; ++edge) {
    if (graph.graph[*edge].kind == EdgeKind::ReportedBy) {
      names += names.empty() ? "" : ", ";
      names += graph.label_of(boost::target(*edge, graph.graph));
    }
  }
  return names;
}

void print_timeline_entry(const EventGraph& graph, const TimelineEntry& entry, bool colour,
                          std::ostream& out) {
  const EventNode& event = graph.events[entry.event];
  const std::string_view date =
      entry.display_date.empty() ? "undated" : std::string_view(entry.display_date);
  const std::string source = sources_of(graph, entry.event);
  std::string note(event.status == Status::Asserted ? "" : to_string(event.status));
  if (!source.empty()) {
    note += note.empty() ? "according to " : note == "reported" ? " by " : ", according to ";
    note += source;
  }
  print_to(
      out, "  {}{}{}\n",
      paint(padded(date, kDateColumn), entry.display_date.empty() ? Colour::Dim : Colour::Bold,
            colour),
      printable(graph.text(event.label)),
      note.empty() ? "" : paint("  [" + printable(note) + "]", colour_of(event.status), colour));
}

}  // namespace chronograph
