// SPDX-License-Identifier: Apache-2.0
// Random bytes with a fixed seed, and damaged good input, through every reader: no crash, no hang,
// and whatever comes out is sound.
#include "chronograph/document/annotation.hpp"
#include "chronograph/document/validate.hpp"
#include "chronograph/error.hpp"
#include "collected.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace chronograph;

namespace {

/// A linear congruential generator: the same numbers everywhere (Knuth's MMIX constants).
class Random {
public:
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33U) % bound;
  }

private:
  std::uint64_t state_ = 20211001;
};

constexpr std::string_view kJson =
    R"({"id":"a","title":"T","text":"Talks \u00e9 began.","creation_time":"2021-10-01",)"
    R"("tokens":[{"begin":0,"end":5,"upos":"NOUN"}],"events":[{"id":"v1","begin":0,"end":5,)"
    R"("time":"dct"}],"links":[{"from":"v1","to":"dct","relation":"BEFORE"}]})"
    "\n"
    R"({"headline":"T","body":"<p>One.</p>","pub_date":"1 May 2005","source":{"name":"P"}})";
constexpr std::string_view kHtml =
    R"(<!doctype html><meta charset=utf-8><meta property="og:title" content="T">)"
    R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-10-01"})"
    R"(</script><body class="x"><article><h1>T</h1><p>One <a href=x>two</a><br>three.</p>)"
    R"(<table><tr><td>x</table><ul><li>y</ul></article><aside>z</aside></body>)";
constexpr std::string_view kPlain =
    "Breaking News\n\nKhan says talks began\n\nBy Ann Lee\nPublished 1 October 2021\n\n"
    "KABUL, Oct. 1, 2021 (Reuters) - The \u201Ctalks\u201D began.\r\n";

void read_and_check(const Reader& reader, std::string_view bytes) {
  Collected collected;
  try {
    reader.read({"a", bytes}, {}, collected.sink());
  } catch (const Error& error) {
    // read_documents tells it to the user; a reader may end so.
    CHECK(std::string_view(error.what()).starts_with("a"));
  }
  for (const Document& document : collected.documents) {
    CHECK_FALSE(document.id.empty());
    CHECK_FALSE(find_invalid_utf8(document.text.bytes()));
    CHECK_FALSE(find_invalid_utf8(document.title + document.publisher + document.url));
    if (document.creation_time && document.creation_time->evidence) {
      CHECK(document.creation_time->evidence->end <= document.text.size());
    }
    std::string line;
    append_annotation(line, document);
    CHECK_FALSE(line.empty());
  }
  for (const std::string& message : collected.failed) {
    CHECK(message.starts_with("a:"));
  }
}

}  // namespace

TEST_SUITE("ingest/robustness") {
  TEST_CASE("random bytes break no reader") {
    Random random;
    for (int round = 0; round < 300; ++round) {
      std::string bytes;
      const std::uint32_t size = random.below(400);
      // Every third round only of the characters that steer the readers.
      constexpr std::string_view kSteering = "{}[]\",:\\<>/!-=&; \n\r0129aTu";
      for (std::uint32_t i = 0; i < size; ++i) {
        bytes += round % 3 == 0
                     ? kSteering[random.below(static_cast<std::uint32_t>(kSteering.size()))]
                     : static_cast<char>(random.below(256));
      }
      for (const Reader& reader : readers()) {
        reader.recognises(bytes);
        read_and_check(reader, bytes);
      }
    }
  }

  TEST_CASE("damaged input breaks no reader") {
    Random random;
    for (int round = 0; round < 600; ++round) {
      for (const std::string_view good : {kJson, kHtml, kPlain}) {
        std::string bytes(good);
        for (std::uint32_t damage = random.below(6); damage > 0 && !bytes.empty(); --damage) {
          const auto size = static_cast<std::uint32_t>(bytes.size());
          const std::uint32_t at = random.below(size);
          switch (random.below(4)) {
            case 0:
              bytes[at] = static_cast<char>(random.below(256));
              break;
            case 1:
              bytes.erase(at, 1 + random.below(20));
              break;
            case 2:
              bytes.insert(at, bytes.substr(random.below(size), random.below(40)));
              break;
            default:
              bytes.resize(at + 1);
              break;
          }
        }
        for (const Reader& reader : readers()) {
          read_and_check(reader, bytes);
        }
      }
    }
  }
}
