// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"
#include "support/sentence_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

using namespace chronograph;

namespace {

std::string bound(std::optional<double> value) {
  return value ? std::to_string(static_cast<long long>(*value)) : std::string();
}

struct Found {
  std::string trigger;
  std::string number;
};

// "killed 3..5 soldier" for each number, with the trigger that it belongs to.
std::vector<Found> numbers_in(const Document& document) {
  std::vector<Found> found;
  for (const Event& event : document.events) {
    for (const Quantity& number : event.numbers) {
      found.push_back(
          {std::string(document.view(event.span)),
           number.what + " " + bound(number.min) + ".." + bound(number.max) + " " + number.unit});
    }
  }
  return found;
}

std::string shown(const Document& document) {
  std::string out;
  for (const Found& found : numbers_in(document)) {
    out += out.empty() ? "" : "; ";
    out += found.trigger + " " + found.number;
  }
  return out;
}

struct Row {
  std::string text;
  std::string numbers;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(annotated(row.text, "numbers")) == row.numbers);
  }
}

// Whether the numbers are those of a row of numbers.tsv, each with one of the triggers that fit.
bool is_read_right(const Document& document, const std::string& expected) {
  std::vector<Found> found = numbers_in(document);
  if (expected == "-") {
    return found.empty();
  }
  for (const std::string& number : test::fields_of(expected, "; ")) {
    const std::size_t space = number.find(' ');
    const auto triggers = test::fields_of(number.substr(0, space), "|");
    const auto match = std::ranges::find_if(found, [&](const Found& candidate) {
      return candidate.number == number.substr(space + 1) &&
             std::ranges::find(triggers, candidate.trigger) != triggers.end();
    });
    if (match == found.end()) {
      return false;
    }
    found.erase(match);
  }
  return found.empty();
}

}  // namespace

TEST_SUITE("annotate/numbers") {
  TEST_CASE("the table of own sentences is read as it says") {
    const std::size_t sentences =
        test::check_sentences({"tests/annotate/numbers.tsv", "numbers", 3},
                              [](const Document& document, const std::vector<std::string>& row) {
                                return std::pair(is_read_right(document, row[1]), shown(document));
                              });
    CHECK(sentences >= 80);
  }

  TEST_CASE("bounds are those that the words state, and no others") {
    check({
        {"The fire killed at least 12 people.", "killed killed 12.. people"},
        {"The fire killed up to 12 people.", "killed killed ..12 people"},
        {"The fire killed nearly 12 people.", "killed killed ..12 people"},
        {"The fire killed about 12 people.", "killed killed 12..12 people"},
        {"The fire killed 12 or more people.", "killed killed 12.. people"},
        {"The fire killed dozens of people.", "killed killed 24.. people"},
        {"The fire killed nobody.", "killed killed 0..0 people"},
    });
  }

  TEST_CASE("a number belongs to the event that it is said of") {
    check({{"Gunmen killed two nurses and abducted four doctors.",
            "killed killed 2..2 nurse; abducted hostages 4..4 doctor"}});
  }

  TEST_CASE("a number before two nouns counts both") {
    check({{"The flood killed 13 women and children.", "killed killed 13..13 people"},
           {"The flood killed 13 women and 2 children.",
            "killed killed 13..13 woman; killed killed 2..2 child"}});
  }

  TEST_CASE("an attempted murder killed nobody") {
    check({{"The attempted murder of two judges shocked Lima.", ""},
           {"The murder of two judges shocked Lima.", "murder killed 2..2 judge"}});
  }

  TEST_CASE("who shows something is no crowd") {
    check({{"Three inventors demonstrated a machine.", ""}});
  }

  TEST_CASE("killed or wounded together are casualties") {
    check(
        {{"Thirty people were killed or wounded in the raid.", "killed casualties 30..30 people"}});
  }

  TEST_CASE("money has the code of its currency only where the words tell which") {
    check({
        {"The city paid $7 million.", "paid money 7000000..7000000 USD"},
        {"The city paid A$7 million.", "paid money 7000000..7000000 AUD"},
        {"The city paid 7 million Canadian dollars.", "paid money 7000000..7000000 CAD"},
        {"The city paid 7 million pesos.", "paid money 7000000..7000000 peso"},
    });
  }

  TEST_CASE("prices for each, levels and changes are no amounts of an event") {
    check({
        {"The city paid $7 a barrel.", ""},
        {"The price rose to $7.", ""},
        {"The fund gained $7 million on Monday.", ""},
    });
  }

  TEST_CASE("years, ages, percentages and parts of names are no numbers of an event") {
    check({
        {"The 19-year-old was killed in 1998.", ""},
        {"Police arrested Haddad, 42, on Monday.", ""},
        {"Some 40 percent of the inmates were released.", ""},
    });
  }

  TEST_CASE("a number of what did not happen is left out") {
    check({{"The police did not arrest 12 students.", ""}});
  }
}
