// SPDX-License-Identifier: Apache-2.0
#include "ingest/bytes.hpp"

#include "chronograph/error.hpp"
#include "packed.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

TEST_SUITE("ingest/bytes") {
  TEST_CASE("gzip and Zstandard are unpacked, several members too") {
    for (const Packing packing : {Packing::Gzip, Packing::Zstandard}) {
      const std::string bytes = packed("Talks began.\n", packing);
      CHECK(is_compressed(bytes));
      CHECK(unpack(bytes, "a") == "Talks began.\n");
    }
    const std::string twice = packed("one ", Packing::Gzip) + packed("two", Packing::Gzip);
    CHECK(unpack(twice, "a") == "one two");
    CHECK(unpack(packed("", Packing::Gzip), "a").empty());
    CHECK_FALSE(is_compressed("Talks"));
  }

  TEST_CASE("broken compressed data is an error that names the file") {
    const std::string text(5000, 'x');
    for (const Packing packing : {Packing::Gzip, Packing::Zstandard}) {
      std::string bytes = packed(text + "and more of it", packing);
      bytes.resize(bytes.size() - 9);
      CHECK_THROWS_WITH_AS(unpack(bytes, "a.gz"), doctest::Contains("a.gz: cannot be unpacked"),
                           Error);
    }
  }

  TEST_CASE("a bomb ends in an error before it fills the memory") {
    const std::string zeros(kSmallUnpacked + 1000, '\0');
    CHECK_THROWS_WITH_AS(unpack(packed(zeros, Packing::Zstandard), "b.zst"),
                         doctest::Contains("b.zst: unpacks to more than 200 times its size"),
                         Error);
    CHECK_THROWS_AS(unpack(packed(zeros, Packing::Gzip), "b.gz"), Error);
  }

  TEST_CASE("what cannot be read is said") {
    CHECK_THROWS_WITH_AS(read_bytes("no/such/file.txt"), "no/such/file.txt: there is no such file",
                         Error);
    CHECK_THROWS_WITH_AS(read_bytes("/"), "/: is a folder, expected a file", Error);
  }
}
