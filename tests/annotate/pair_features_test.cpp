// SPDX-License-Identifier: Apache-2.0
#include "annotate/pair_features.hpp"

#include "chronograph/neural/model.hpp"
#include "neural/tiny_model.hpp"
#include "support/parsed.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace chronograph;

namespace {

// "Ana Moss , the old head of the World Bank , said it ." and so on; labels: 1 person, 2 place.
Document article() {
  return parsed({{{"Ana", "PROPN", 11, "nsubj", 1},
                  {"Moss", "PROPN", 1, "flat"},
                  {",", "PUNCT", 1, "punct"},
                  {"the", "DET", 5, "det"},
                  {"head", "NOUN", 1, "appos", 1},
                  {"of", "ADP", 9, "case"},
                  {"the", "DET", 9, "det"},
                  {"World", "PROPN", 9, "compound"},
                  {"Bank", "PROPN", 5, "nmod", 2},
                  {",", "PUNCT", 1, "punct"},
                  {"praised", "VERB", 0, "root"},
                  {"her", "PRON", 14, "nmod:poss", 1},
                  {"new", "ADJ", 14, "amod"},
                  {"team", "NOUN", 11, "obj", 1}},
                 {{"Moss", "PROPN", 2, "nsubj", 1},
                  {"met", "VERB", 0, "root"},
                  {"a", "DET", 5, "det"},
                  {"new", "ADJ", 5, "amod"},
                  {"head", "NOUN", 2, "obj", 1},
                  {"of", "ADP", 7, "case"},
                  {"WB", "PROPN", 5, "nmod", 2}}});
}

class Features {
public:
  explicit Features(std::vector<std::string> names) : model_(bytes_of(names), "tiny") {
    for (const std::string& name : names) {
      by_number_[model_.pair_feature(nn::Pairing::Antecedent, name)] = name;
    }
  }

  // Those of the names given that hold for two mentions.
  std::string of(const std::vector<MentionHead>& heads, std::size_t later, std::size_t first) {
    std::array<std::uint16_t, PairFeatures::kOfPair> numbers{};
    PairFeatures(model_).write(heads[later], heads[first], later - first, numbers);
    std::string out;
    for (const std::uint16_t number : numbers) {
      if (number != nn::kNoFeature) {
        out += (out.empty() ? "" : " ") + by_number_.at(number);
      }
    }
    return out;
  }

private:
  static std::vector<std::byte> bytes_of(const std::vector<std::string>& names) {
    nn::ModelParts parts = nn::tiny_parts();
    parts.labels["antecedent_features"] = names;
    nn::ModelWriter writer(parts);
    writer.add_encoder();
    writer.add_heads();
    return writer.bytes();
  }

  nn::Model model_;
  std::map<std::uint16_t, std::string> by_number_;
};

}  // namespace

TEST_SUITE("annotate/pair_features") {
  TEST_CASE("a mention is known by its head word, class, role, name and modifiers") {
    const Document document = article();
    const auto heads = MentionHeads().find(document);
    REQUIRE(heads.size() == 8);
    CHECK(heads[0].mention_class == MentionClass::Name);
    CHECK(heads[0].role == MentionRole::Subject);
    CHECK(heads[0].name == std::vector<std::string>{"ana", "moss"});
    CHECK(heads[1].mention_class == MentionClass::Definite);
    CHECK(heads[1].role == MentionRole::Appos);
    CHECK(heads[1].governor == 0);
    CHECK(heads[2].name == std::vector<std::string>{"world", "bank"});
    CHECK(heads[3].mention_class == MentionClass::She);
    CHECK(heads[3].role == MentionRole::Possessor);
    CHECK(heads[4].mention_class == MentionClass::Definite);  // "her new team"
    CHECK(heads[4].modifiers == std::vector<std::string>{"new"});
    CHECK(heads[6].mention_class == MentionClass::Indefinite);
    CHECK(heads[6].sentence == 1);
  }

  TEST_CASE("a document that no model has read has no mentions") {
    Document document = article();
    document.reading = Reading();
    CHECK(MentionHeads().find(document).empty());
  }

  TEST_CASE("pairs are told apart by wording, distance, place in the tree and words") {
    const Document document = article();
    const auto heads = MentionHeads().find(document);
    REQUIRE(heads.size() == 8);
    struct Case {
      std::size_t later;
      std::size_t first;
      std::vector<std::string> names;
    };
    const std::vector<Case> cases{
        {1,
         0,
         {"classes:definite:name", "sentences:nominal:0", "mentions:nominal:1",
          "role:nominal:subject", "tie:nominal:appos", "match:definite:none"}},
        {2, 0, {"tie:name:above", "match:name:names", "types:place:person"}},
        {3, 0, {"classes:she:name", "tie:pronoun:none", "match:she:none", "mentions:pronoun:3"}},
        {4, 0, {"tie:nominal:siblings"}},
        {4, 3, {"tie:nominal:governed", "role:nominal:possessor"}},
        {5, 0, {"match:name:within", "sentences:name:1", "tie:name:apart", "mentions:name:5"}},
        {6, 1, {"match:indefinite:unlike"}},
        {7, 2, {"match:name:acronym", "types:place:place"}},
        {7, 6, {"tie:name:governs"}},
    };
    for (const Case& row : cases) {
      std::string all;
      for (const std::string& name : row.names) {
        all += (all.empty() ? "" : " ") + name;
      }
      CAPTURE(all);
      std::string found = Features(row.names).of(heads, row.later, row.first);
      CHECK(std::count(found.begin(), found.end(), ' ') + 1 ==
            static_cast<std::ptrdiff_t>(row.names.size()));
      for (const std::string& name : row.names) {
        CHECK(found.find(name) != std::string::npos);
      }
    }
  }

  TEST_CASE("a tree as deep as its sentence is long is read") {
    std::vector<ParsedWord> words{{"it", "PRON", 0, "root", 1}};
    for (std::uint32_t i = 1; i < 20000; ++i) {
      words.push_back({"it", "PRON", i, "nmod", static_cast<std::uint16_t>(i % 2)});
    }
    const Document document = parsed({words});
    const auto heads = MentionHeads().find(document);
    REQUIRE(heads.size() == 10001);
    CHECK(heads[0].last_below - heads[0].first_below == 20000);
  }
}
