// SPDX-License-Identifier: Apache-2.0
#include "annotate/coreference.hpp"

#include "annotate/actors.hpp"
#include "chronograph/document/validate.hpp"
#include "chronograph/neural/model.hpp"
#include "neural/tiny_model.hpp"
#include "support/parsed.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace chronograph;

namespace {

constexpr std::size_t kTinyWidth = 32;

std::shared_ptr<const nn::Model> tiny(bool with_head = true) {
  nn::ModelWriter writer = nn::tiny_model();
  if (!with_head) {
    writer.remove("antecedent.output.weight");
    for (const char* part : {"first.weight", "first.bias", "later.weight", "later.bias",
                             "features.weight", "output.bias", "left.weight", "left.bias",
                             "right.weight", "right.bias", "bilinear.weight"}) {
      writer.remove(std::string("antecedent.") + part);
    }
  }
  return std::make_shared<const nn::Model>(writer.bytes(), "tiny");
}

// The actor of each mention by letters, `-` for none.
std::string actors_of(const ActorBook& book) {
  std::string out;
  std::map<std::uint32_t, char> letters;
  for (std::uint32_t m = 0; m < book.document().mentions.size(); ++m) {
    const auto owner = book.owner(m);
    const char next = static_cast<char>('a' + letters.size());
    out += owner ? letters.try_emplace(*owner, next).first->second : '-';
  }
  return out;
}

// Links the mentions of a sentence by the scores of all before each.
// `zone` is over the first four words.
std::string link_heads(const std::vector<ParsedWord>& words, const std::vector<float>& scores,
                       ZoneKind zone = ZoneKind::Boilerplate) {
  Document document = parsed({words});
  if (zone != ZoneKind::Boilerplate) {
    document.zones.push_back({document.tokens[0].span.hull(document.tokens[3].span), zone});
  }
  CoreferenceReading reading;
  reading.heads = MentionHeads().find(document);
  for (const MentionHead& head : reading.heads) {
    const std::size_t i = reading.mentions.size();
    reading.mentions.push_back(static_cast<std::uint32_t>(i));
    reading.first_score.push_back(i * (i - (i > 0 ? 1 : 0)) / 2);
    document.mentions.push_back(
        {document.tokens[head.token].span, EntityType::Person, MentionKind::Nominal, std::nullopt});
  }
  reading.first_score.push_back(scores.size());
  reading.scores = scores;
  ActorBook book(document);
  AntecedentLinker().link(book, reading);
  return actors_of(book);
}

// A document of mentions, each a sentence "WORD spoke", and what the core might say of them.
class Story {
public:
  struct Row {
    const char* word;
    const char* upos;
    EntityType type;
    MentionKind kind;
    Xpos xpos = Xpos::Nn;
  };

  explicit Story(const std::vector<Row>& rows) {
    std::vector<std::vector<ParsedWord>> sentences;
    for (const Row& row : rows) {
      sentences.push_back({{row.word, row.upos, 2, "nsubj", 1}, {"spoke", "VERB", 0, "root"}});
    }
    document_ = parsed(sentences);
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      document_.tokens[2 * i].xpos = rows[i].xpos;
      document_.mentions.push_back(
          {document_.tokens[2 * i].span, rows[i].type, rows[i].kind, std::nullopt});
      reading_.mentions.push_back(i);
    }
    reading_.heads = MentionHeads().find(document_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      reading_.first_score.push_back(reading_.scores.size());
      reading_.scores.resize(reading_.scores.size() + i, -1);
    }
    reading_.first_score.push_back(reading_.scores.size());
  }

  void score(std::size_t later, std::size_t first, float score) {
    reading_.scores[reading_.first_score[later] + first] = score;
  }

  // `sexes`, by mention: 'm', 'f', or 'F' for a guess. Gives each name an actor, then links
  // antecedents; returns the actor of each mention by letters.
  std::string link(const std::map<std::uint32_t, char>& sexes = {}) {
    ActorBook book(document_);
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      if (document_.mentions[m].kind == MentionKind::Name) {
        Actor& actor = book.actors()[book.add(m)];
        actor.names.emplace_back(document_.view(document_.mentions[m].span));
        const auto sex = sexes.find(m);
        actor.sex_guessed = sex != sexes.end() && sex->second == 'F';
        actor.sex = sex == sexes.end() ? '\0' : actor.sex_guessed ? 'f' : sex->second;
      }
    }
    AntecedentLinker().link(book, reading_);
    std::string out;
    std::map<std::uint32_t, char> letters;
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const auto owner = book.owner(m);
      out +=
          owner ? letters.try_emplace(*owner, static_cast<char>('a' + letters.size())).first->second
                : '-';
    }
    return out;
  }

private:
  Document document_;
  CoreferenceReading reading_;
};

constexpr auto kPerson = EntityType::Person;
constexpr auto kBody = EntityType::Organization;
constexpr auto kName = MentionKind::Name;
constexpr auto kNominal = MentionKind::Nominal;
constexpr auto kPronoun = MentionKind::Pronoun;

}  // namespace

TEST_SUITE("annotate/coreference") {
  TEST_CASE("a mention takes the best-scored one before it, of equal ones the nearest, or none") {
    Story story({{"Ana", "PROPN", kPerson, kName},
                 {"minister", "NOUN", kPerson, kNominal},
                 {"she", "PRON", kPerson, kPronoun},
                 {"she", "PRON", kPerson, kPronoun},
                 {"she", "PRON", kPerson, kPronoun}});
    story.score(2, 0, 2);
    story.score(2, 1, 1);
    story.score(3, 0, 1);
    story.score(3, 1, 1);
    CHECK(story.link() == "abab-");
  }

  TEST_CASE("two names never become one, whatever stands between them") {
    Story story({{"Ana", "PROPN", kPerson, kName},
                 {"leader", "NOUN", kPerson, kNominal},
                 {"Eva", "PROPN", kPerson, kName}});
    story.score(1, 0, 3);
    story.score(2, 1, 5);
    story.score(2, 0, 4);
    CHECK(story.link() == "aab");
  }

  TEST_CASE("a name takes what was described before it was named") {
    Story story({{"leader", "NOUN", kPerson, kNominal},
                 {"she", "PRON", kPerson, kPronoun},
                 {"Eva", "PROPN", kPerson, kName}});
    story.score(1, 0, 3);
    story.score(2, 1, 5);
    CHECK(story.link() == "aaa");
  }

  TEST_CASE("nobody changes sex, kind or number") {
    Story sex({{"Ana", "PROPN", kPerson, kName}, {"he", "PRON", kPerson, kPronoun}});
    sex.score(1, 0, 3);
    CHECK(sex.link({{0, 'f'}}) == "a-");
    CHECK(sex.link({{0, 'm'}}) == "aa");
    Story kind({{"Reuters", "PROPN", kBody, kName},
                {"she", "PRON", kPerson, kPronoun},
                {"it", "PRON", kPerson, kPronoun}});
    kind.score(1, 0, 3);
    kind.score(2, 0, 3);
    CHECK(kind.link() == "a-a");
    Story number({{"officials", "NOUN", kPerson, kNominal, Xpos::Nns},
                  {"he", "PRON", kPerson, kPronoun},
                  {"they", "PRON", kPerson, kPronoun}});
    number.score(1, 0, 3);
    number.score(2, 0, 3);
    CHECK(number.link() == "a-a");
    Story later({{"doctor", "NOUN", kPerson, kNominal},
                 {"she", "PRON", kPerson, kPronoun},
                 {"he", "PRON", kPerson, kPronoun}});
    later.score(1, 0, 3);
    later.score(2, 0, 3);
    CHECK(later.link() == "aa-");
  }

  TEST_CASE("a given name only makes the other sex less likely") {
    Story story({{"Noor", "PROPN", kPerson, kName}, {"he", "PRON", kPerson, kPronoun}});
    story.score(1, 0, 3);
    CHECK(story.link({{0, 'F'}}) == "aa");
    story.score(1, 0, 1);
    CHECK(story.link({{0, 'F'}}) == "a-");
  }

  TEST_CASE("a name that has become the subject since is the new topic") {
    Story story({{"Abe", "PROPN", kPerson, kName},
                 {"he", "PRON", kPerson, kPronoun},
                 {"Kan", "PROPN", kPerson, kName},
                 {"he", "PRON", kPerson, kPronoun}});
    story.score(1, 0, 3);
    story.score(3, 1, 3);
    CHECK(story.link() == "aaba");
    story.score(3, 2, 1);
    CHECK(story.link() == "aabb");
  }

  TEST_CASE("what only pronouns speak of is named by the next best") {
    Story story({{"Ana", "PROPN", kPerson, kName},
                 {"I", "PRON", kPerson, kPronoun},
                 {"she", "PRON", kPerson, kPronoun}});
    story.score(2, 1, 5);
    story.score(2, 0, 1);
    CHECK(story.link() == "aaa");
  }

  TEST_CASE("who says what somebody will do is meant before others") {
    CHECK(link_heads({{"Khan", "PROPN", 4, "nmod:poss", 1},
                      {"'s", "PART", 1, "case"},
                      {"old", "ADJ", 4, "amod"},
                      {"spokesman", "NOUN", 5, "nsubj", 1},
                      {"say", "VERB", 0, "root"},
                      {"he", "PRON", 7, "nsubj", 1},
                      {"left", "VERB", 5, "ccomp"}},
                     {-1, 5, 2}) == "-aa");
  }

  TEST_CASE("who speaks a quotation says \"I\" in it") {
    const std::vector<ParsedWord> words{
        {"``", "PUNCT", 3, "punct"},     {"I", "PRON", 3, "nsubj", 1},
        {"left", "VERB", 0, "root"},     {"''", "PUNCT", 3, "punct"},
        {"Abe", "PROPN", 6, "nsubj", 1}, {"say", "VERB", 3, "parataxis"}};
    CHECK(link_heads(words, {-1}, ZoneKind::Quote) == "aa");
    CHECK(link_heads(words, {-1}, ZoneKind::Caption) == "--");
  }

  TEST_CASE("who was the subject before a quotation speaks it") {
    Document document = parsed({{{"Kan", "PROPN", 2, "nsubj", 1}, {"spoke", "VERB", 0, "root"}},
                                {{"Abe", "PROPN", 2, "nsubj", 1}, {"erred", "VERB", 0, "root"}},
                                {{"``", "PUNCT", 2, "punct"},
                                 {"Sorry", "ADJ", 5, "ccomp"},
                                 {"''", "PUNCT", 2, "punct"},
                                 {"he", "PRON", 5, "nsubj", 1},
                                 {"say", "VERB", 0, "root"}}});
    document.zones.push_back(
        {document.tokens[4].span.hull(document.tokens[6].span), ZoneKind::Quote});
    CoreferenceReading reading;
    reading.heads = MentionHeads().find(document);
    reading.mentions = {0, 1, 2};
    reading.first_score = {0, 0, 1, 3};
    reading.scores = {-9, 4, -1};
    for (const MentionHead& head : reading.heads) {
      document.mentions.push_back({document.tokens[head.token].span, kPerson, kName, std::nullopt});
    }
    ActorBook named(document);
    for (const std::uint32_t mention : {0U, 1U}) {
      named.actors()[named.add(mention)].names.emplace_back(mention == 0 ? "kan" : "abe");
    }
    AntecedentLinker().link(named, reading);
    CHECK(actors_of(named) == "abb");
  }

  TEST_CASE("only \"itself\" is the subject of its own verb") {
    const std::vector<ParsedWord> aired{{"network", "NOUN", 2, "nsubj", 1},
                                        {"aired", "VERB", 0, "root"},
                                        {"it", "PRON", 2, "obj", 1}};
    CHECK(link_heads(aired, {5}) == "--");
    const std::vector<ParsedWord> praised{{"network", "NOUN", 2, "nsubj", 1},
                                          {"praised", "VERB", 0, "root"},
                                          {"itself", "PRON", 2, "obj", 1}};
    CHECK(link_heads(praised, {5}) == "aa");
    const std::vector<ParsedWord> came{{"Eva", "PROPN", 2, "nsubj", 1},
                                       {"came", "VERB", 0, "root"},
                                       {"and", "CCONJ", 4, "cc"},
                                       {"saw", "VERB", 2, "conj"},
                                       {"her", "PRON", 4, "obj", 1}};
    CHECK(link_heads(came, {5}) == "--");
  }

  TEST_CASE("a subject is not whom its own clause names") {
    Document document = parsed({{{"Eva", "PROPN", 2, "nsubj", 1}, {"hid", "VERB", 0, "root"}},
                                {{"she", "PRON", 2, "nsubj", 1},
                                 {"found", "VERB", 0, "root"},
                                 {"Eva", "PROPN", 2, "obj", 1}}});
    CoreferenceReading reading;
    reading.heads = MentionHeads().find(document);
    reading.mentions = {0, 1, 2};
    reading.first_score = {0, 0, 1, 3};
    reading.scores = {5, -1, -1};
    for (const MentionHead& head : reading.heads) {
      document.mentions.push_back({document.tokens[head.token].span, kPerson, kName, std::nullopt});
    }
    ActorBook book(document);
    book.give(2, book.add(0));
    AntecedentLinker().link(book, reading);
    CHECK(actors_of(book) == "a-a");
  }

  TEST_CASE("what something is taken for is no mention of it") {
    CHECK(link_heads({{"group", "NOUN", 2, "nsubj", 1},
                      {"listed", "VERB", 0, "root"},
                      {"as", "ADP", 4, "case"},
                      {"threat", "NOUN", 2, "obl", 1}},
                     {5}) == "--");
  }

  TEST_CASE("an extent is the phrase without what only follows it") {
    const Document document = parsed({{{"in", "ADP", 5, "case"},
                                       {"the", "DET", 5, "det"},
                                       {"very", "ADV", 4, "advmod"},
                                       {"old", "ADJ", 5, "amod"},
                                       {"house", "NOUN", 0, "root", 1},
                                       {"of", "ADP", 7, "case"},
                                       {"parliament", "NOUN", 5, "nmod"},
                                       {",", "PUNCT", 9, "punct"},
                                       {"seen", "VERB", 5, "acl:relcl"},
                                       {"and", "CCONJ", 11, "cc"},
                                       {"tower", "NOUN", 5, "conj"}}});
    CHECK(document.view(extent_of(document, 4)) == "the very old house of parliament");
    CHECK(document.view(extent_of(document, 6)) == "parliament");
    CHECK(document.view(extent_of(document, 10)) == "tower");
  }

  TEST_CASE("mentions of the core meet those of the stages at the head word") {
    Document document = parsed({{{"Mr", "NOUN", 2, "compound"},
                                 {"Moss", "PROPN", 5, "nsubj", 1},
                                 {"of", "ADP", 4, "case"},
                                 {"Paris", "PROPN", 2, "nmod", 2},
                                 {"said", "VERB", 0, "root"},
                                 {"he", "PRON", 7, "nsubj", 1},
                                 {"left", "VERB", 5, "ccomp"}}},
                               kTinyWidth);
    document.mentions = {{document.tokens[1].span, kPerson, kName, std::nullopt}};
    const auto reading = Coreference(tiny()).read(document);
    REQUIRE(reading);
    CHECK(find_violations(document).empty());
    REQUIRE(document.mentions.size() == 3);
    CHECK(reading->mentions == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(reading->is_new == std::vector<bool>{false, true, true});
    CHECK(document.view(document.mentions[1].span) == "Paris");
    CHECK(document.mentions[1].type == EntityType::Place);
    CHECK(document.mentions[1].kind == kNominal);
    CHECK(document.mentions[2].kind == kPronoun);
    CHECK(reading->before(0).empty());
    CHECK(reading->before(2).size() == 2);
  }

  TEST_CASE("a part of a name that stands for it stands where the name does") {
    Document document = parsed({{{"Bankman", "PROPN", 3, "compound", 1},
                                 {"-", "PUNCT", 1, "punct"},
                                 {"Fried", "PROPN", 4, "nsubj"},
                                 {"left", "VERB", 0, "root"}}},
                               kTinyWidth);
    document.mentions = {
        {document.tokens[0].span.hull(document.tokens[2].span), kPerson, kName, std::nullopt}};
    const auto reading = Coreference(tiny()).read(document);
    REQUIRE(reading);
    CHECK(document.mentions.size() == 1);
    CHECK(reading->heads[0].role == MentionRole::Subject);
    CHECK(reading->heads[0].governor == 3);
  }

  TEST_CASE("without the heads or without a reading the rules are left alone") {
    Document document = parsed({{{"Moss", "PROPN", 0, "root", 1}}}, kTinyWidth);
    CHECK_FALSE(Coreference(nullptr).read(document));
    CHECK_FALSE(Coreference(tiny(false)).read(document));
    document.reading = Reading();
    CHECK_FALSE(Coreference(tiny()).read(document));
    CHECK(document.mentions.empty());
  }
}
