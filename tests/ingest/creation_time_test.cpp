// SPDX-License-Identifier: Apache-2.0
#include "ingest/creation_time.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

const auto kFlag = Date::parse("2001-01-01");
const auto kOverride = Date::parse("2000-01-01");

}  // namespace

TEST_SUITE("ingest/creation_time") {
  TEST_CASE("the first rung of the ladder that tells a date wins") {
    struct Row {
      std::string_view name;
      StatedDates stated;
      bool has_dateline, has_override, has_flag, has_file_name;
      std::string_view date;
      CreationMethod method;
    };
    const StatedDates both{"2004-04-04", "2003-03-03"};
    const StatedDates page{"", "2003-03-03"};
    for (const Row& row : {
             Row{"override", both, true, true, true, true, "2000-01-01", CreationMethod::Flag},
             Row{"field", both, true, false, true, true, "2004-04-04", CreationMethod::Field},
             Row{"metadata", page, true, false, true, true, "2003-03-03", CreationMethod::Metadata},
             Row{"dateline", {}, true, false, true, true, "2002-02-02", CreationMethod::Dateline},
             Row{"flag", {}, false, false, true, true, "2001-01-01", CreationMethod::Flag},
             Row{"file name",
                 {},
                 false,
                 false,
                 false,
                 true,
                 "2005-05-05",
                 CreationMethod::FileName},
         }) {
      CAPTURE(row.name);
      Document document;
      document.text = Text(row.has_dateline ? "Caf\u00e9\n\nFebruary 2, 2002\n\nBody." : "Body.");
      document.source = row.has_file_name ? "2005-05-05-talks.jsonl#2" : "talks.txt";
      ReadOptions options;
      options.date = row.has_flag ? kFlag : std::nullopt;
      options.date_override = row.has_override ? kOverride : std::nullopt;
      const auto found = find_creation_time(document, row.stated, options, [](const auto&) {});
      REQUIRE(found);
      CHECK(found->days.is_day());
      CHECK(found->days.earliest->iso() == row.date);
      CHECK(found->method == row.method);
      CHECK(found->evidence.has_value() == (row.method == CreationMethod::Dateline));
      if (found->evidence) {
        CHECK(document.view(*found->evidence) == "February 2, 2002");
      }
    }
  }

  TEST_CASE("no rung, no date") {
    Document document;
    document.text = Text("Body.");
    document.source = "talks.txt#2021-10-01";
    CHECK_FALSE(find_creation_time(document, {}, {}, [](const auto&) {}));
  }

  TEST_CASE("a date that does not exist is told and leaves it to the next rung") {
    Document document;
    document.text = Text("Body.");
    std::vector<std::string> noticed;
    const auto found =
        find_creation_time(document, {"2021-02-31", "2003-03-03"}, {},
                           [&](const std::string& message) { noticed.push_back(message); });
    REQUIRE(found);
    CHECK(found->method == CreationMethod::Metadata);
    REQUIRE(noticed.size() == 1);
    CHECK(noticed[0].find("\"2021-02-31\" names a day that does not exist") != std::string::npos);
  }

  TEST_CASE("a year that no calendar has is told and leaves it to the next rung") {
    for (const char* field : {"10000-01-01", "12021-10-01", "99/99/2021", "0000-00-00"}) {
      CAPTURE(field);
      Document document;
      document.text = Text("February 2, 2002\n\nBody.");
      std::size_t noticed = 0;
      const auto found = find_creation_time(document, {field, ""}, {},
                                            [&](const std::string& /*message*/) { ++noticed; });
      REQUIRE(found);
      CHECK(found->method == CreationMethod::Dateline);
      CHECK(noticed == 1);
    }
  }

  TEST_CASE("an annotation's own creation time stands, but for the override") {
    Document document;
    document.creation_time =
        CreationTime{{kFlag, std::nullopt}, CreationMethod::Inferred, std::nullopt};
    ReadOptions options;
    options.date = kFlag;
    CHECK(find_creation_time(document, {}, options, [](const auto&) {})->method ==
          CreationMethod::Inferred);
    options.date_override = kOverride;
    CHECK(find_creation_time(document, {}, options, [](const auto&) {})->method ==
          CreationMethod::Flag);
  }
}
