// SPDX-License-Identifier: Apache-2.0
#include "collected.hpp"
#include "packed.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

using namespace chronograph;

namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

/// A folder that goes away again.
class Folder {
public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "chronograph-ingest-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
      throw std::runtime_error("no temporary folder");
    }
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string add(const std::string& name, std::string_view bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path(name);
  }
  [[nodiscard]] std::string path(const std::string& name = "") const {
    return name.empty() ? path_.string() : (path_ / name).string();
  }

private:
  fs::path path_;
};

Strings sources_of(const Strings& arguments, Collected& collected) {
  Strings sources;
  for (const InputFile& file : find_inputs(arguments, collected.sink())) {
    sources.push_back(file.source);
  }
  return sources;
}

Collected read_all(const Strings& arguments, const ReadOptions& options = {}) {
  Collected collected;
  const ReadSink sink = collected.sink();
  for (const InputFile& file : find_inputs(arguments, sink)) {
    read_documents(file, options, sink);
  }
  return collected;
}

}  // namespace

TEST_SUITE("ingest/inputs") {
  TEST_CASE("a folder stands for its files of known kinds, in bytewise order of their paths") {
    const Folder folder;
    for (const char* name : {"b.txt", "a/z.txt", "a/B.html", "a.txt", "a-b.txt", "Z.jsonl",
                             "\xC3\xA9.txt", "c.json.gz", "d.txt.zst", "e.htm", "f.NDJSON"}) {
      folder.add(name, "x");
    }
    for (const char* name : {".hidden.txt", ".git/x.txt", "README.md", "p.png", "noext"}) {
      folder.add(name, "x");
    }
    Collected collected;
    CHECK(sources_of({folder.path()}, collected) ==
          Strings{"Z.jsonl", "a-b.txt", "a.txt", "a/B.html", "a/z.txt", "b.txt", "c.json.gz",
                  "d.txt.zst", "e.htm", "f.NDJSON", "\xC3\xA9.txt"});
    CHECK(collected.failed.empty());
  }

  TEST_CASE("arguments keep their order; files are named without their folder") {
    const Folder folder;
    const std::string b = folder.add("b.txt", "x");
    const std::string a = folder.add("sub/a.weird", "x");
    Collected collected;
    CHECK(sources_of({b, "-", a, folder.path("sub")}, collected) ==
          Strings{"b.txt", "-", "a.weird"});
    REQUIRE(collected.failed.size() == 1);
    CHECK(
        collected.failed[0] ==
        folder.path("sub") +
            ": holds no file of a known kind (.json .jsonl .ndjson .html .htm .xhtml .txt .text)");
  }

  TEST_CASE("what is not there is said, the rest goes on") {
    const Folder folder;
    const std::string a = folder.add("a.txt", "Talks began.");
    const Collected collected =
        read_all({folder.path("no.txt"), a, folder.path("no/folder/"), a + "/x"});
    CHECK(collected.documents.size() == 1);
    REQUIRE(collected.failed.size() == 3);
    CHECK(collected.failed[0] == folder.path("no.txt") + ": there is no such file or folder");
    CHECK(collected.failed[2].find(a + "/x: ") == 0);
  }

  TEST_CASE("one line for each bad file of a folder, the good ones are read") {
    const Folder folder;
    folder.add("a-empty.txt", "");
    folder.add("b-blank.txt", " \n ");
    folder.add("c-binary.txt", std::string_view("\x7F"
                                                "ELF\0\0",
                                                6));
    folder.add("d-truncated.txt.gz",
               packed(std::string(3000, 'x') + "abc", Packing::Gzip).substr(0, 20));
    folder.add("e-not.txt.gz", "plain");
    folder.add("f-broken.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n{\"text\": }\n");
    folder.add("g-cut.txt", "It ends \xE2\x80");
    folder.add("h-good.txt", "Talks began.");
    fs::create_directories(folder.path("i.txt"));
    const Collected collected = read_all({folder.path()});
    CHECK(collected.documents.size() == 4);
    const Strings expected{"a-empty.txt: is empty, expected text",
                           "b-blank.txt: is empty, expected text",
                           "c-binary.txt: is binary: NUL at byte 4",
                           "d-truncated.txt.gz: cannot be unpacked: ",
                           "e-not.txt.gz: is not compressed, expected gzip",
                           "f-broken.jsonl:3:10: "};
    REQUIRE(collected.failed.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      CHECK(collected.failed[i].find(folder.path(expected[i])) == 0);
      CHECK(collected.failed[i].find('\n') == std::string::npos);
    }
    REQUIRE(collected.noticed.size() == 1);
    CHECK(collected.noticed[0].find(folder.path("g-cut.txt: ends in the middle")) == 0);
  }

  TEST_CASE("compressed files are read like plain ones, by suffix or by content") {
    const Folder folder;
    const std::string a = folder.add("a.txt.gz", packed("Talks began.", Packing::Gzip));
    const std::string b =
        folder.add("b.jsonl.zst", packed("{\"text\":\"Two.\"}", Packing::Zstandard));
    const std::string c = folder.add("c", packed("<html><p>Three.</p>", Packing::Gzip));
    const Collected collected = read_all({a, b, c});
    CHECK(collected.failed == Strings{});
    REQUIRE(collected.documents.size() == 3);
    CHECK(collected.documents[0].text.bytes() == "Talks began.");
    CHECK(collected.documents[0].source == "a.txt.gz");
    CHECK(collected.documents[1].text.bytes() == "Two.");
    CHECK(collected.documents[2].text.bytes() == "Three.");
  }

  TEST_CASE("the content decides where no extension does") {
    const Folder folder;
    struct Row {
      std::string_view bytes, text;
    };
    for (const Row& row :
         {Row{"  {\"text\": \"One.\"}", "One."}, Row{"[{\"text\": \"One.\"}]", "One."},
          Row{"<!DOCTYPE HTML><p>One.</p>", "One."}, Row{"\n<html><p>One.</p>", "One."},
          Row{"[Reuters] One.", "[Reuters] One."}, Row{"{x} One.", "{x} One."}}) {
      CAPTURE(row.bytes);
      const Collected collected = read_all({folder.add("input", row.bytes)});
      REQUIRE(collected.documents.size() == 1);
      CHECK(collected.documents[0].text.bytes() == row.text);
    }
  }

  TEST_CASE("a link that leads round in a circle is not followed") {
    const Folder folder;
    folder.add("sub/a.txt", "Talks began.");
    fs::create_directory_symlink(folder.path(), folder.path("sub/loop"));
    fs::create_symlink(folder.path("nowhere.txt"), folder.path("sub/broken.txt"));
    const Collected collected = read_all({folder.path()});
    CHECK(collected.documents.size() == 1);
    CHECK(collected.failed.empty());
  }

  TEST_CASE("a file name dates its documents, the file's time stamp never does") {
    const Folder folder;
    folder.add("2021-10-01-talks.txt", "Talks began.");
    folder.add("talks.txt", "Talks went on.");
    folder.add("2021/10/02/talks.txt", "Talks ended.");
    const Collected collected = read_all({folder.path()});
    REQUIRE(collected.documents.size() == 3);
    CHECK(collected.documents[0].creation_time->days.earliest == Date::parse("2021-10-01"));
    CHECK(collected.documents[0].creation_time->method == CreationMethod::FileName);
    CHECK(collected.documents[1].creation_time->days.earliest == Date::parse("2021-10-02"));
    CHECK_FALSE(collected.documents[2].creation_time);
  }

  TEST_CASE("an exception of the caller is the caller's, not a bad file's") {
    const Folder folder;
    const std::string a = folder.add("a.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n");
    Collected collected;
    ReadSink sink = collected.sink();
    sink.document = [](Document) { throw std::runtime_error("disk full"); };
    CHECK_THROWS_WITH(read_documents({a, "a.jsonl"}, {}, sink), "disk full");
    CHECK(collected.failed.empty());
  }

  TEST_CASE("readers have names and extensions of their own") {
    Strings seen;
    for (const Reader& reader : readers()) {
      CHECK_FALSE(reader.name.empty());
      CHECK_FALSE(reader.description.empty());
      CHECK(reader.extensions.starts_with('.'));
      seen.emplace_back(reader.name);
    }
    CHECK(seen == Strings{"json", "html", "text"});
  }
}
