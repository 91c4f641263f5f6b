// SPDX-License-Identifier: Apache-2.0
#include "ingest/dateline.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace chronograph;

TEST_SUITE("ingest/dateline") {
  TEST_CASE("a line that dates the article gives its day and the words that say so") {
    struct Row {
      std::string_view text, date, words;
    };
    for (const Row& row : {
             Row{"KABUL, Oct. 1, 2021 (Reuters) - Talks began.", "2021-10-01", "Oct. 1, 2021"},
             Row{"ISLAMABAD, Oct. 1, 2021 - Prime Minister", "2021-10-01", "Oct. 1, 2021"},
             Row{"COLOMBO, July 9, 2022 \u2014 Sri Lankan", "2022-07-09", "July 9, 2022"},
             Row{"Geneva, 1 October 2021 \u2013 The talks", "2021-10-01", "1 October 2021"},
             Row{"S\u00c3O PAULO, Brazil, Oct. 1, 2021 (AP) _ The", "2021-10-01", "Oct. 1, 2021"},
             Row{"Title\n\nFriday, May 8, 2009\n\nBody.", "2009-05-08", "May 8, 2009"},
             Row{"October 01, 2021 2:30 PM", "2021-10-01", "October 01, 2021"},
             Row{"Published: 2021-10-01 09:30 GMT", "2021-10-01", "2021-10-01"},
             Row{"Published on Friday, 1 October 2021 at 09:30 BST", "2021-10-01",
                 "1 October 2021"},
             Row{"Updated May 7, 2005", "2005-05-07", "May 7, 2005"},
             Row{"Last updated: 7 May 2005", "2005-05-07", "7 May 2005"},
             Row{"Updated May 9, 2005\nPublished May 7, 2005", "2005-05-07", "May 7, 2005"},
             Row{"By Ann Lee | Published May 7, 2005 | 3 min read", "2005-05-07", "May 7, 2005"},
             Row{"By Ann Lee, Harbour Wire, 1 October 2021", "2021-10-01", "1 October 2021"},
             Row{"Published 1 October 2021, updated 3 October 2021", "2021-10-01",
                 "1 October 2021"},
             Row{"Menu\nHome\n\nCaf\u00e9 news\n\n2021-10-01", "2021-10-01", "2021-10-01"},
         }) {
      CAPTURE(row.text);
      const auto dateline = find_dateline(row.text);
      REQUIRE(dateline);
      CHECK(dateline->date.iso() == row.date);
      CHECK(row.text.substr(dateline->begin, dateline->end - dateline->begin) == row.words);
    }
  }

  TEST_CASE("a date in a sentence, or one that is not full, dates nothing") {
    std::string far = "Title\n\n";
    for (int i = 0; i < 40; ++i) {
      far += "A paragraph of the article stands here.\n\n";
    }
    far += "May 7, 2005\n";
    for (const std::string& text :
         {std::string("KABUL, Oct. 1 (Reuters) - Talks began."), std::string("Friday"),
          std::string("On October 1, 2021, the talks began."),
          std::string("The report was published May 7, 2005."),
          std::string("The law, published May 7, 2005, was repealed last week by parliament."),
          std::string("Khan met Lee on May 7, 2005 - the day of the vote - in Kabul."),
          std::string("February 31, 2021"), std::string("01/02/2021"), std::string(), far,
          std::string("In its edition of May 7, 2005\nthe paper said"), std::string("20211001"),
          std::string("by May 7")}) {
      CAPTURE(text);
      CHECK_FALSE(find_dateline(text));
    }
  }

  TEST_CASE("a line of nothing but date and labels is told from a headline") {
    CHECK(is_date_line("Friday, May 8, 2009"));
    CHECK(is_date_line("Published 1 October 2021"));
    CHECK_FALSE(is_date_line("Khan says talks began on May 8, 2009"));
    CHECK_FALSE(is_date_line("KABUL, Oct. 1, 2021 - Talks"));
    CHECK_FALSE(is_date_line(""));
  }

  TEST_CASE("a line of a megabyte is looked at only at its begin") {
    const std::string text = std::string(1000000, 'x') + " May 7, 2005";
    CHECK_FALSE(find_dateline(text));
    std::string accents;
    for (int i = 0; i < 1000; ++i) {
      accents += "\u00e9";
    }
    CHECK_FALSE(find_dateline("x" + accents));
  }
}
