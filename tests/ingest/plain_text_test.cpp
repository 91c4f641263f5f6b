// SPDX-License-Identifier: Apache-2.0
#include "collected.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

Document only_document(std::string_view bytes) {
  Collected collected = read_with(&read_plain_text, "a.txt", bytes);
  REQUIRE(collected.documents.size() == 1);
  CHECK(collected.failed.empty());
  return collected.documents[0];
}

}  // namespace

TEST_SUITE("ingest/plain_text") {
  TEST_CASE("text is kept but for line ends and the mark") {
    const Document document = only_document("\xEF\xBB\xBF  One\r\n\r\nTwo\rThree\n\n");
    CHECK(document.text.bytes() == "  One\n\nTwo\nThree\n\n");
    CHECK(document.source == "a.txt");
    CHECK(document.encoding == "utf-8");
    CHECK(document.id == document_id_of(document.text.bytes()));
  }

  TEST_CASE("the title is a headline that stands alone, below the furniture") {
    struct Row {
      std::string_view text, title;
    };
    for (const Row& row : {
             Row{"Khan says talks began\n\nBody.", "Khan says talks began"},
             Row{"\n\n  Khan says talks began \n\nBody.", "Khan says talks began"},
             Row{"Accessibility links\n\nBreaking News\n\nPakistan\u2019s PM Says So\n\nBody.",
                 "Pakistan\u2019s PM Says So"},
             Row{"\u2018No military solution,\u2019 says Khan\n\nBody.",
                 "\u2018No military solution,\u2019 says Khan"},
             Row{"Will the talks succeed?\n\nBody.", "Will the talks succeed?"},
             Row{"Khan said that talks began.\n\nBody.", ""},
             Row{"Khan says talks began\nBody.", ""},
             Row{"DAR ES SALAAM, Tanzania (AP) _\n\nBody.", ""},
             Row{"Friday, May 8, 2009\n\nBody.", ""},
             Row{"By Ann Lee and Bob May\n\nBody.", ""},
             Row{"Too short\n\nBody.", ""},
             Row{"and so it went on\n\nBody.", ""},
             Row{"Khan says talks began", ""},
             Row{"Share on Facebook\n\nMenu\n", ""},
         }) {
      CAPTURE(row.text);
      CHECK(only_document(row.text).title == row.title);
    }
    CHECK(only_document("Word " + std::string(500, 'x') + " word\n\nBody.").title.empty());
  }

  TEST_CASE("what is no text is said, with the name") {
    CHECK(read_with(&read_plain_text, "a.txt", " \n\t ").failed.at(0) ==
          "a.txt: is empty, expected text");
    CHECK(read_with(&read_plain_text, "a.txt", std::string_view("a\0b", 3)).failed.at(0) ==
          "a.txt: is binary: NUL at byte 1");
    const Collected guessed = read_with(&read_plain_text, "a.txt", "Khan\x92s talks");
    CHECK(guessed.noticed.at(0) == "a.txt: is not valid UTF-8 at byte 4; read as windows-1252");
    CHECK(guessed.documents.at(0).encoding == "windows-1252");
  }

  TEST_CASE("a single line of megabytes is one document") {
    std::string line;
    while (line.size() < 4000000) {
      line += "The talks went on and on. ";
    }
    const Document document = only_document(line);
    CHECK(document.text.size() == line.size());
    CHECK(document.title.empty());
  }
}
