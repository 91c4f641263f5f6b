// SPDX-License-Identifier: Apache-2.0
#include "collected.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

Collected read(std::string_view bytes, const ReadOptions& options = {}) {
  return read_with(&read_json, "a.jsonl", bytes, options);
}

Document only_document(std::string_view bytes, const ReadOptions& options = {}) {
  Collected collected = read(bytes, options);
  CHECK(collected.failed == std::vector<std::string>{});
  REQUIRE(collected.documents.size() == 1);
  return collected.documents[0];
}

std::string day_of(const Document& document) {
  return document.creation_time && document.creation_time->days.is_day()
             ? document.creation_time->days.earliest->iso()
             : "";
}

}  // namespace

TEST_SUITE("ingest/json_lines") {
  TEST_CASE("an article record is read by the names that its keys have in dumps") {
    struct Row {
      std::string_view dump, json, title, date, publisher, url, id;
    };
    for (
        const Row& row : {
            Row{"plain",
                R"({"title":"T","text":"Body.","date":"2021-10-01","publisher":"P","url":"u"})",
                "T", "2021-10-01", "P", "u", ""},
            Row{"news-please",
                R"({"authors":[],"date_download":"2022-01-01 00:00:00","date_modify":null,)"
                R"("date_publish":"2021-10-01 09:30:00","description":"D","language":"en",)"
                R"("maintext":"Body.","source_domain":"p.example.org","text":null,)"
                R"("title":"T","title_page":null,"url":"u"})",
                "T", "2021-10-01", "p.example.org", "u", ""},
            Row{"NGEC",
                R"({"id":"n1","date":"2021-10-01","event_text":"Body.","story_title":"T",)"
                R"("publisher":"P","event_type":"CONSULT"})",
                "T", "2021-10-01", "P", "", "n1"},
            Row{"GDELT-like",
                R"({"GKGRECORDID":"g","DATE":20211001093000,"SOURCECOMMONNAME":"P",)"
                R"("DOCUMENTIDENTIFIER":"u","TEXT":"Body."})",
                "", "2021-10-01", "P", "u", ""},
            Row{"Guardian",
                R"({"id":"g1","webTitle":"T","webPublicationDate":"2021-10-01T09:30:00Z",)"
                R"("webUrl":"u","fields":{"bodyText":"Body."}})",
                "T", "2021-10-01", "", "u", "g1"},
            Row{"NewsAPI",
                R"({"source":{"id":null,"name":"P"},"title":"T","url":"u",)"
                R"("publishedAt":"2021-10-01T09:30:00Z","content":"Body."})",
                "T", "2021-10-01", "P", "u", ""},
            Row{"schema.org",
                R"({"headline":"T","articleBody":"Body.","datePublished":"2021-10-01T23:00-05:00",)"
                R"("publisher":{"name":"P"},"url":"u"})",
                "T", "2021-10-01", "P", "u", ""},
            Row{"Elasticsearch",
                R"({"_id":"x","_source":{"_id":{"$oid":"o1"},"headline":"T","body":"Body.",)"
                R"("pub_date":{"$date":"2021-10-01"},"date":{"$date":"2021-10-01"}}})",
                "T", "2021-10-01", "", "", "o1"},
        }) {
      CAPTURE(row.dump);
      const Document document = only_document(row.json);
      CHECK(document.text.bytes() == "Body.");
      CHECK(document.title == row.title);
      CHECK(day_of(document) == row.date);
      CHECK(document.publisher == row.publisher);
      CHECK(document.url == row.url);
      CHECK(document.id == (row.id.empty() ? document_id_of("Body.") : row.id));
      CHECK(document.source == "a.jsonl");
      if (document.creation_time) {
        CHECK(document.creation_time->method == CreationMethod::Field);
      }
    }
  }

  TEST_CASE("a map names the keys, dots descend") {
    ReadOptions options;
    options.field_map = {{"text", "article.raw"}, {"date", "when"}, {"id", "n"}};
    const Document document = only_document(
        R"({"text":"not this","article":{"raw":"Body."},"when":"1 May 2005","date":"x","n":7})",
        options);
    CHECK(document.text.bytes() == "Body.");
    CHECK(day_of(document) == "2005-05-01");
    CHECK(document.id == "7");
    CHECK(read(R"({"text":"x"})", options).failed.at(0).find("no text") != std::string::npos);
  }

  TEST_CASE("the text of a record may be paragraphs or markup") {
    CHECK(only_document(R"({"date":"","body":["One.","", "Two."]})").text.bytes() ==
          "One.\n\nTwo.");
    CHECK(only_document(R"({"date":"","body":"<p>One &amp; <b>two</b>.</p><p>Three.</p>"})")
              .text.bytes() == "One & two.\n\nThree.");
    CHECK(only_document(R"({"date":"","body":"One\r\n\r\nif a < b"})").text.bytes() ==
          "One\n\nif a < b");
  }

  TEST_CASE("an annotation line keeps id and text to the byte") {
    for (
        const std::string_view line : {
            R"({"id":" 7 ","text":"  A\r\nB\u00a0<p>c</p> "})",
            R"({"id":" 7 ","title":"T","text":"  A\r\nB\u00a0<p>c</p> ","creation_time":"2021-10-01"})",
            R"({"schema":"chronograph-annotation/1","gold":[],"id":" 7 ","text":"  A\r\nB\u00a0<p>c</p> "})",
        }) {
      CAPTURE(line);
      const Document document = only_document(line);
      CHECK(document.id == " 7 ");
      CHECK(document.text.bytes() == "  A\r\nB\u00a0<p>c</p> ");
    }
  }

  TEST_CASE("layers of an annotation line are kept, its errors told with the line") {
    const Document document =
        only_document(R"({"source":"b.txt","text":"Talks.","tokens":[{"begin":0,"end":5}]})");
    CHECK(document.has(Layer::Tokens));
    CHECK(document.source == "b.txt");
    const Collected broken =
        read("{\"text\":\"a\"}\n{\"text\":\"Talks.\",\"tokens\":[{\"begin\":0,\"end\":9}]}\n");
    CHECK(broken.documents.size() == 1);
    REQUIRE(broken.failed.size() == 1);
    CHECK(broken.failed[0].find("a.jsonl:2: tokens[0] has the span [0,9)") == 0);
  }

  TEST_CASE("an impossible date gives none and a note, in records and annotations") {
    for (const std::string_view line :
         {R"({"text":"a","date":"2021-02-31"})", R"({"text":"a","creation_time":"2021-02-31"})"}) {
      const Collected collected = read(line);
      REQUIRE(collected.documents.size() == 1);
      CHECK_FALSE(collected.documents[0].creation_time);
      REQUIRE(collected.noticed.size() == 1);
      CHECK(collected.noticed[0].find("a.jsonl:1: ") == 0);
      CHECK(collected.noticed[0].find("does not exist") != std::string::npos);
    }
  }

  TEST_CASE("a broken line is told with line and column, the others are read") {
    const Collected collected =
        read("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n{\"text\": oops}\n{\"text\":\"Four.\"}\n");
    REQUIRE(collected.documents.size() == 3);
    CHECK(collected.documents[2].text.bytes() == "Four.");
    CHECK(collected.documents[2].source == "a.jsonl#4");
    REQUIRE(collected.failed.size() == 1);
    CHECK(collected.failed[0].find("a.jsonl:3:10: ") == 0);
  }

  TEST_CASE("a broken element of an array is told with its place, the others are read") {
    const Collected collected =
        read("[{\"text\":\"One.\"},\n  {\"text\": oops},\n  7,\n{\"text\":\"Three.\"}]");
    CHECK(collected.documents.size() == 2);
    REQUIRE(collected.failed.size() == 2);
    CHECK(collected.failed[0].find("a.jsonl:2:12: ") == 0);
    CHECK(collected.failed[1].find("a.jsonl:3: found no JSON object") == 0);
  }

  TEST_CASE("an object may wrap a list of records") {
    const Collected collected =
        read(R"({"status":"ok","articles":[{"content":"One."},{"content":"Two."},{"x":1}]})");
    REQUIRE(collected.documents.size() == 2);
    CHECK(collected.documents[1].source == "a.jsonl#2");
    CHECK(collected.failed.size() == 1);
    CHECK(read(R"({"response":{"docs":[{"body":"One."}]}})").documents.size() == 1);
  }

  TEST_CASE("what is no record is said") {
    struct Row {
      std::string_view bytes, message;
    };
    for (const Row& row : {
             Row{"[]", "a.jsonl: holds no record"},
             Row{"17", "a.jsonl:1: found no JSON object"},
             Row{R"({"a":1,"b":2})",
                 "the record has no text; name its key with --map text=KEY (keys: a, b)"},
             Row{R"({"text":" ","date":"2021-10-01"})", "the record's text is empty"},
             Row{R"({"text":{"x":1},"y":1})", "has no text"},
             Row{R"({"schema":"chronograph-graph/1","nodes":[]})",
                 "is a \"chronograph-graph/1\" file"},
             Row{R"({"schema":"chronograph-annotation/1"})", "has no \"text\""},
             Row{"not json", "a.jsonl:1:"},
         }) {
      CAPTURE(row.bytes);
      const Collected collected = read(row.bytes);
      CHECK(collected.documents.empty());
      REQUIRE_FALSE(collected.failed.empty());
      CHECK(collected.failed[0].find(row.message) != std::string::npos);
    }
  }

  TEST_CASE("nesting without end is an error, not a crash") {
    for (const std::string_view unit : {"[", "{\"a\":", "[{\"text\":["}) {
      std::string bytes;
      for (int i = 0; i < 100000; ++i) {
        bytes += unit;
      }
      CHECK(read(bytes).documents.empty());
      CHECK_FALSE(read(bytes).failed.empty());
    }
    std::string balanced = "{\"text\":\"x\",\"y\":";
    balanced += std::string(5000, '[') + std::string(5000, ']') + "}";
    CHECK(read(balanced).failed.size() == 1);
  }

  TEST_CASE("UTF-16 and windows-1252 are read as elsewhere") {
    std::string bytes = "\xFF\xFE";
    for (const char c : std::string_view(R"({"text":"Talks."})")) {
      bytes += c;
      bytes += '\0';
    }
    const Document document = only_document(bytes);
    CHECK(document.text.bytes() == "Talks.");
    CHECK(document.encoding == "utf-16le");
    CHECK(only_document("{\"text\":\"Khan\x92s\",\"date\":\"2021\"}").text.bytes() ==
          "Khan\u2019s");
  }
}
