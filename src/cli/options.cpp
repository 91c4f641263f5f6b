// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include "annotate/event_contexts.hpp"
#include "chronograph/error.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <array>
#include <fmt/ranges.h>
#include <thread>

namespace chronograph {
namespace {

Date read_day(const std::string& option, const std::string& value) {
  if (const auto day = Date::parse(value)) {
    return *day;
  }
  throw Error(ErrorKind::Usage, "--" + option + ": \"" + value +
                                    "\" is no day; expected YYYY-MM-DD, such as 2021-10-01");
}

// Two different days for one option are a slip: none of them is meant for sure.
std::optional<Date> read_day(const cxxopts::ParseResult& parsed, const std::string& option) {
  std::optional<Date> day;
  for (const cxxopts::KeyValue& argument : parsed.arguments()) {
    if (argument.key() != option) {
      continue;
    }
    const Date next = read_day(option, argument.value());
    if (day && *day != next) {
      throw Error(ErrorKind::Usage, "--" + option + ": found both " + day->iso() + " and " +
                                        next.iso() + ", expected one day");
    }
    day = next;
  }
  return day;
}

// A period may be given by a month or a year: its first day for --from, its
// last for --to.
Date read_period(const std::string& option, const std::string& value, bool last) {
  const std::string_view text = value;
  const auto number = [&](std::size_t begin, std::size_t size) {
    int result = 0;
    for (const char c : text.substr(begin, size)) {
      result = c >= '0' && c <= '9' && result >= 0 ? result * 10 + (c - '0') : -1;
    }
    return result;
  };
  std::optional<Date> day;
  if (text.size() == 4) {
    day = last ? Date::from_civil(number(0, 4), 12, 31) : Date::from_civil(number(0, 4), 1, 1);
  } else if (text.size() == 7 && text[4] == '-') {
    const int year = number(0, 4);
    const int month = number(5, 2);
    if (month >= 1 && month <= 12) {
      day = Date::from_civil(year, month, last ? days_in_month(year, month) : 1);
    }
  } else {
    day = Date::parse(text);
  }
  if (!day) {
    throw Error(ErrorKind::Usage, "--" + option + ": \"" + value +
                                      "\" is no date; expected YYYY, YYYY-MM or YYYY-MM-DD");
  }
  return *day;
}

// Every occurrence of a repeatable option, whole: a name or a path may hold a
// comma.
std::vector<std::string> values_of(const cxxopts::ParseResult& parsed, const std::string& option) {
  return parsed.count(option) > 0 ? parsed[option].as<std::vector<std::string>>()
                                  : std::vector<std::string>();
}

// The same, split at commas: for words of closed sets.
std::vector<std::string> list_of(const cxxopts::ParseResult& parsed, const std::string& option) {
  std::vector<std::string> words;
  for (const std::string& value : values_of(parsed, option)) {
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t end = std::min(value.find(',', begin), value.size());
      words.push_back(value.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return words;
}

std::vector<std::pair<std::string, std::string>> read_field_map(
    const std::vector<std::string>& rows) {
  static constexpr std::array<std::string_view, 6> kFields{"text",      "title", "date",
                                                           "publisher", "url",   "id"};
  std::vector<std::pair<std::string, std::string>> map;
  for (const std::string& row : rows) {
    const std::size_t equals = row.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == row.size()) {
      throw Error(ErrorKind::Usage, "--map: \"" + row +
                                        "\" is no mapping; expected FIELD=KEY, "
                                        "such as text=body,date=published");
    }
    const std::string field = row.substr(0, equals);
    if (std::find(kFields.begin(), kFields.end(), field) == kFields.end()) {
      throw Error(ErrorKind::Usage, "--map: unknown field \"" + field + "\"" +
                                        did_you_mean(field, kFields) +
                                        " (fields: text, title, date, publisher, url, id)");
    }
    map.emplace_back(field, row.substr(equals + 1));
  }
  return map;
}

Layer read_layer(const std::string& name) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kLayerCount; ++i) {
    names.push_back(to_string(static_cast<Layer>(i)));
    if (names.back() == name) {
      return static_cast<Layer>(i);
    }
  }
  throw Error(ErrorKind::Usage,
              "--keep: unknown layer \"" + name + "\"" + did_you_mean(name, names));
}

// A context that no event can have is a slip, not a question with an empty answer.
std::vector<std::string> read_contexts(std::vector<std::string> names) {
  const std::vector<std::string_view> known = context_names();
  for (const std::string& name : names) {
    if (!std::ranges::binary_search(known, name)) {
      throw Error(ErrorKind::Usage,
                  fmt::format("--context: unknown context \"{}\"{} (contexts: {})", name,
                              did_you_mean(name, known), fmt::join(known, ", ")));
    }
  }
  return names;
}

}  // namespace

void add_annotate_options(cxxopts::Options& options) {
  options.add_options()("date", "creation time of documents that state none",
                        cxxopts::value<std::string>(), "DAY")(
      "date-override", "creation time of all documents", cxxopts::value<std::string>(), "DAY")(
      "map", "which keys of JSON records hold text, title, date, publisher, url, id",
      cxxopts::value<std::vector<std::string>>(), "FIELD=KEY,...")(
      "model", "language core: accurate, fast, or a model file",
      cxxopts::value<std::string>()->default_value(std::string(kDefaultModel)), "FILE")(
      "j,jobs", "threads; 0 takes all cores", cxxopts::value<unsigned>()->default_value("0"), "N")(
      "keep", "layers of annotated input to take as given",
      cxxopts::value<std::vector<std::string>>(),
      "LAYER,...")("until", "last stage to run", cxxopts::value<std::string>(), "STAGE")(
      "without", "stages to leave out", cxxopts::value<std::vector<std::string>>(), "STAGE,...");
}

AnnotateOptions read_annotate_options(const cxxopts::ParseResult& parsed) {
  AnnotateOptions result;
  result.inputs = positional(parsed, 1, static_cast<std::size_t>(-1), "INPUT...");
  result.read.date = read_day(parsed, "date");
  result.read.date_override = read_day(parsed, "date-override");
  if (result.read.date && result.read.date_override) {
    throw Error(ErrorKind::Usage,
                "--date is of no use beside --date-override, "
                "which dates all documents; give one "
                "of them");
  }
  result.read.field_map = read_field_map(list_of(parsed, "map"));
  for (const std::string& name : list_of(parsed, "keep")) {
    result.pipeline.keep.push_back(read_layer(name));
  }
  result.pipeline.without = list_of(parsed, "without");
  if (parsed.count("until") > 0) {
    result.pipeline.until = parsed["until"].as<std::string>();
  }
  result.pipeline.stage.model_path = find_model(parsed["model"].as<std::string>());
  result.jobs = parsed["jobs"].as<unsigned>();
  if (result.jobs == 0) {
    result.jobs = std::max(1U, std::thread::hardware_concurrency());
  }
  return result;
}

void add_output_options(cxxopts::Options& options) {
  options.add_options()("o,output", "where to write; - is standard output",
                        cxxopts::value<std::string>(),
                        "PATH")("f,force", "replace an existing file");
}

void add_filter_options(cxxopts::Options& options, PeriodEnd period_end) {
  const auto list = [] { return cxxopts::value<std::vector<std::string>>(); };
  options.add_options("Filter")("actor", "events with this actor (id, name or alias)", list(),
                                "NAME")("type", "events of this type", list(), "TYPE,...")(
      "context", "events of this sphere of life, such as election", list(), "CONTEXT,...")(
      "place", "events at this place", list(), "NAME")("from", "events on or after this date",
                                                       cxxopts::value<std::string>(), "DATE")(
      period_end == PeriodEnd::UntilOnly ? "until" : "until,to", "events on or before this date",
      cxxopts::value<std::string>(),
      "DATE")("time", "certain: surely in the period; possible: perhaps",
              cxxopts::value<std::string>()->default_value("possible"),
              "HOW")("status", "asserted, reported, planned, hypothetical, denied", list(),
                     "STATUS,...")("source", "publisher, document, or who says so", list(), "NAME")(
      "min-sources", "told by at least N independent sources", cxxopts::value<std::uint32_t>(),
      "N")("top", "only the N most salient", cxxopts::value<std::size_t>(), "N")(
      "story", "events of this storyline (id or name)", list(), "NAME")(
      "as-of", "only relations that held on this day", cxxopts::value<std::string>(), "DAY")(
      "known-by", "only what documents up to this day say", cxxopts::value<std::string>(), "DAY");
}

ViewOptions read_filter_options(const cxxopts::ParseResult& parsed) {
  ViewOptions result;
  Filter& filter = result.filter;
  filter.actors = values_of(parsed, "actor");
  filter.types = list_of(parsed, "type");
  filter.contexts = read_contexts(list_of(parsed, "context"));
  filter.places = values_of(parsed, "place");
  filter.sources = values_of(parsed, "source");
  if (parsed.count("from") > 0) {
    filter.from = read_period("from", parsed["from"].as<std::string>(), false);
  }
  if (parsed.count("until") > 0) {
    filter.to = read_period("until", parsed["until"].as<std::string>(), true);
  }
  if (filter.from && filter.to && *filter.to < *filter.from) {
    throw Error(ErrorKind::Usage, "--from lies after --until");
  }
  const std::string how = parsed["time"].as<std::string>();
  if (how != "certain" && how != "possible") {
    throw Error(ErrorKind::Usage, "--time: \"" + how + "\" is neither certain nor possible");
  }
  filter.certain = how == "certain";
  static constexpr std::array<std::string_view, 5> kStatuses{"asserted", "reported", "planned",
                                                             "hypothetical", "denied"};
  for (const std::string& name : list_of(parsed, "status")) {
    const auto status = parse_status(name);
    if (!status) {
      throw Error(ErrorKind::Usage,
                  "--status: unknown status \"" + name + "\"" + did_you_mean(name, kStatuses));
    }
    filter.statuses.push_back(*status);
  }
  filter.stories = values_of(parsed, "story");
  filter.as_of = read_day(parsed, "as-of");
  result.known_by = read_day(parsed, "known-by");
  if (parsed.count("min-sources") > 0) {
    filter.min_sources = parsed["min-sources"].as<std::uint32_t>();
  }
  if (parsed.count("top") > 0) {
    result.top = parsed["top"].as<std::size_t>();
  }
  return result;
}

std::vector<std::string> positional(const cxxopts::ParseResult& parsed, std::size_t at_least,
                                    std::size_t at_most, std::string_view usage) {
  std::vector<std::string> values = values_of(parsed, "arguments");
  if (values.size() < at_least) {
    throw Error(ErrorKind::Usage, "an argument is missing; expected " + std::string(usage));
  }
  if (values.size() > at_most) {
    throw Error(ErrorKind::Usage,
                "unexpected argument \"" + values[at_most] + "\"; expected " + std::string(usage));
  }
  return values;
}

}  // namespace chronograph
