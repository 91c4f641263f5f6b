// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

struct Case {
  const char* text;
  const char* words;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(words_of(annotated(row.text, "tokens")) == row.words);
  }
}

}  // namespace

TEST_SUITE("annotate/tokens") {
  TEST_CASE("clitics are words of their own") {
    check({{"Khan's aide didn't go.", "Khan|'s|aide|did|n't|go|."},
           {"Pakistan\u2019s PM won\u2019t", "Pakistan|\u2019s|PM|wo|n\u2019t"},
           {"We'll, they've, I'd, I'm, you're", "We|'ll|,|they|'ve|,|I|'d|,|I|'m|,|you|'re"},
           {"DON'T", "DO|N'T"},
           {"the ministers' talks", "the|ministers|'|talks"},
           {"Qa'ida and O'Connell", "Qa'ida|and|O'Connell"}});
  }

  TEST_CASE("words written together are split as the treebank splits them") {
    check({{"cannot gonna dont Im", "can|not|gon|na|do|nt|I|m"}, {"'tis", "'t|is"}});
  }

  TEST_CASE("hyphens split, except after a prefix and in telephone numbers and dates") {
    check(
        {{"US-led pre-war anti-American", "US|-|led|pre-war|anti-American"},
         {"Inter-Services Anti-Israeli", "Inter|-|Services|Anti-Israeli"},
         {"al-Qaeda, e-mail", "al|-|Qaeda|,|e-mail"},
         {"713-853-3989 5-10 2021-09-24 1969-1970", "713-853-3989|5|-|10|2021-09-24|1969|-|1970"}});
  }

  TEST_CASE("abbreviations keep their full stop, ends of sentences do not") {
    check({{"Mr. Khan met Gen. Smith on Sept. 24.", "Mr.|Khan|met|Gen.|Smith|on|Sept.|24|."},
           {"J. Edgar Hoover", "J.|Edgar|Hoover"},
           {"the U.S. and U.N. headquarters", "the|U.S.|and|U.N.|headquarters"},
           {"at 5 p.m. Friday", "at|5|p.m.|Friday"},
           {"It began at 5 p.m.", "It|began|at|5|p.m|."},
           {"No. 7 is here. No.", "No.|7|is|here|.|No|."},
           {"Acme Inc. said. The firm is Acme Inc.", "Acme|Inc.|said|.|The|firm|is|Acme|Inc|."},
           {"May came. Mar came.", "May|came|.|Mar|came|."}});
  }

  TEST_CASE("numbers keep their inner marks and lose their units") {
    check({{"$3,202.61 at 10:34", "$|3,202.61|at|10:34"},
           {"9/11 and 3/4 of 11/28/2000", "9/11|and|3|/|4|of|11/28/2000"},
           {"5pm, 35mm, 20th, the 1990's, 45%", "5|pm|,|35|mm|,|20th|,|the|1990's|,|45|%"},
           {"US$4.5 million", "US$|4.5|million"},
           {"by .5 points, +44x", "by|.5|points|,|+44|x"}});
  }

  TEST_CASE("addresses are one token") {
    check(
        {{"(see http://www.un.org/ha/a_b?x=1).", "(|see|http://www.un.org/ha/a_b?x=1|)|."},
         {"carol.st.clair@enron.com, whitehouse.gov", "carol.st.clair@enron.com|,|whitehouse.gov"},
         {"memo.doc by @user", "memo.doc|by|@user"},
         {"the end.So it", "the|end|.|So|it"}});
  }

  TEST_CASE("runs of marks and quotes are one token") {
    check({{"``So,'' he said -- well...", "``|So|,|''|he|said|--|well|..."},
           {"\u201cSome groups\u201d\u2026", "\u201c|Some|groups|\u201d|\u2026"},
           {"What?! :-) (AP) _", "What|?!|:-)|(|AP|)|_"}});
  }

  TEST_CASE("spans count code points and nothing but white space is left out") {
    const Document document = annotated(" \u00c9lys\u00e9e,\n\u65e5\u672c 5\u20ac.\t", "tokens");
    CHECK(words_of(document) == "\u00c9lys\u00e9e|,|\u65e5\u672c|5|\u20ac|.");
    CHECK(document.tokens.front().span == Span{1, 7});
    CHECK(document.tokens.back().span == Span{14, 15});
  }

  TEST_CASE("an empty text has no tokens") { CHECK(annotated("", "tokens").tokens.empty()); }
}
