// SPDX-License-Identifier: Apache-2.0
// The spellings of every tag set: one table per enumeration, in the order of its enumerators.
// Everything else about labels is derived from these tables.
#include "chronograph/document/labels.hpp"

#include "chronograph/document/document.hpp"

#include <array>
#include <cstddef>

namespace chronograph {
namespace {

template <typename Label>
constexpr std::array<std::string_view, 0> kSpellings{};

// Universal Dependencies v2, universal parts of speech.
template <>
constexpr std::array<std::string_view, 17> kSpellings<Upos>{
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

// Penn Treebank with the additions of the English Web Treebank (ADD, AFX, GW, HYPH, NFP).
template <>
constexpr std::array<std::string_view, 50> kSpellings<Xpos>{
    "ADD", "AFX", "CC",  "CD", "DT",  "EX",   "FW",    "GW",    "HYPH", "IN",  "JJ",   "JJR", "JJS",
    "LS",  "MD",  "NFP", "NN", "NNP", "NNPS", "NNS",   "PDT",   "POS",  "PRP", "PRP$", "RB",  "RBR",
    "RBS", "RP",  "SYM", "TO", "UH",  "VB",   "VBD",   "VBG",   "VBN",  "VBP", "VBZ",  "WDT", "WP",
    "WP$", "WRB", "XX",  ",",  ".",   ":",    "-LRB-", "-RRB-", "``",   "''",  "$"};

template <>
constexpr std::array<std::string_view, 51> kSpellings<Deprel>{
    "acl",         "acl:relcl",    "advcl",        "advcl:relcl", "advmod",     "amod",
    "appos",       "aux",          "aux:pass",     "case",        "cc",         "cc:preconj",
    "ccomp",       "compound",     "compound:prt", "conj",        "cop",        "csubj",
    "csubj:outer", "csubj:pass",   "dep",          "det",         "det:predet", "discourse",
    "dislocated",  "expl",         "fixed",        "flat",        "goeswith",   "iobj",
    "list",        "mark",         "nmod",         "nmod:desc",   "nmod:poss",  "nmod:unmarked",
    "nsubj",       "nsubj:outer",  "nsubj:pass",   "nummod",      "obj",        "obl",
    "obl:agent",   "obl:unmarked", "orphan",       "parataxis",   "punct",      "reparandum",
    "root",        "vocative",     "xcomp"};

template <>
constexpr std::array<std::string_view, 26> kSpellings<FrameRole>{
    "ARG0",     "ARG1",     "ARG2",     "ARG3",     "ARG4",     "ARG5",     "ARGA",
    "ARGM-ADJ", "ARGM-ADV", "ARGM-CAU", "ARGM-COM", "ARGM-CXN", "ARGM-DIR", "ARGM-DIS",
    "ARGM-EXT", "ARGM-GOL", "ARGM-LOC", "ARGM-LVB", "ARGM-MNR", "ARGM-MOD", "ARGM-NEG",
    "ARGM-PRD", "ARGM-PRP", "ARGM-PRR", "ARGM-REC", "ARGM-TMP"};

template <>
constexpr std::array<std::string_view, 5> kSpellings<EntityType>{"person", "organization", "place",
                                                                 "group", "other"};
template <>
constexpr std::array<std::string_view, 3> kSpellings<MentionKind>{"name", "nominal", "pronoun"};
template <>
constexpr std::array<std::string_view, 6> kSpellings<ZoneKind>{"boilerplate", "headline", "caption",
                                                               "dateline",    "byline",   "quote"};

// TimeML 1.2.1.
template <>
constexpr std::array<std::string_view, 4> kSpellings<TimexType>{"DATE", "TIME", "DURATION", "SET"};
template <>
constexpr std::array<std::string_view, 7> kSpellings<EventClass>{
    "OCCURRENCE", "STATE", "REPORTING", "I_ACTION", "I_STATE", "PERCEPTION", "ASPECTUAL"};
template <>
constexpr std::array<std::string_view, 7> kSpellings<Tense>{
    "NONE", "PAST", "PRESENT", "FUTURE", "INFINITIVE", "PRESPART", "PASTPART"};
template <>
constexpr std::array<std::string_view, 4> kSpellings<Aspect>{"NONE", "PROGRESSIVE", "PERFECTIVE",
                                                             "PERFECTIVE_PROGRESSIVE"};
template <>
constexpr std::array<std::string_view, 2> kSpellings<Polarity>{"POS", "NEG"};
template <>
constexpr std::array<std::string_view, 6> kSpellings<LinkRelation>{
    "BEFORE", "AFTER", "INCLUDES", "IS_INCLUDED", "SIMULTANEOUS", "VAGUE"};

template <>
constexpr std::array<std::string_view, 6> kSpellings<Modality>{
    "ASSERTED", "FUTURE", "POSSIBLE", "INTENDED", "CONDITIONAL", "REPORTED_DOUBT"};
template <>
constexpr std::array<std::string_view, 7> kSpellings<Role>{
    "agent", "patient", "recipient", "place", "topic", "instrument", "beneficiary"};
template <>
constexpr std::array<std::string_view, 13> kSpellings<RelationType>{
    "holds_office",    "leads", "member_of", "part_of",     "located_in", "citizen_of",
    "employed_by",     "owns",  "kin_of",    "allied_with", "hostile_to", "designated_as",
    "spokesperson_for"};
template <>
constexpr std::array<std::string_view, 6> kSpellings<CreationMethod>{
    "flag", "field", "metadata", "dateline", "file-name", "inferred"};
template <>
constexpr std::array<std::string_view, 11> kSpellings<Granularity>{
    "unknown", "time", "day",    "week",    "month", "quarter",
    "season",  "year", "decade", "century", "range"};
template <>
constexpr std::array<std::string_view, kLayerCount> kSpellings<Layer>{
    "zones",   "sentences", "tokens",   "tags",   "syntax",    "srl",      "lemmas",
    "times",   "mentions",  "entities", "events", "arguments", "statuses", "types",
    "numbers", "whens",     "links",    "causes", "relations", "cases",    "wordings"};

// The last enumerator must have the last row, or a table and its enumeration have drifted apart.
template <typename Label>
constexpr bool ends_with(Label last) {
  return static_cast<std::size_t>(last) + 1 == kSpellings<Label>.size();
}
static_assert(ends_with(Upos::X) && ends_with(Xpos::Dollar) && ends_with(EntityType::Other));
static_assert(ends_with(MentionKind::Pronoun) && ends_with(ZoneKind::Quote));
static_assert(ends_with(Deprel::Xcomp) && ends_with(FrameRole::Time));
static_assert(ends_with(TimexType::Set) && ends_with(EventClass::Aspectual));
static_assert(ends_with(Tense::Pastpart) && ends_with(Aspect::PerfectiveProgressive));
static_assert(ends_with(Polarity::Neg) && ends_with(LinkRelation::Vague));
static_assert(ends_with(Modality::ReportedDoubt) && ends_with(Role::Beneficiary));
static_assert(ends_with(RelationType::SpokespersonFor) && ends_with(CreationMethod::Inferred));
static_assert(ends_with(Granularity::Range) && ends_with(Layer::Wordings));

template <typename Label>
std::string_view spelling(Label label) {
  return kSpellings<Label>.at(static_cast<std::size_t>(label));
}

}  // namespace

template <typename Label>
std::optional<Label> parse_label(std::string_view spelling) {
  const auto& spellings = kSpellings<Label>;
  for (std::size_t i = 0; i < spellings.size(); ++i) {
    if (spellings[i] == spelling) {
      return static_cast<Label>(i);
    }
  }
  return std::nullopt;
}

template <typename Label>
std::size_t label_count() {
  return kSpellings<Label>.size();
}

std::string_view to_string(Upos label) { return spelling(label); }
template std::optional<Upos> parse_label<Upos>(std::string_view);
template std::size_t label_count<Upos>();

std::string_view to_string(Xpos label) { return spelling(label); }
template std::optional<Xpos> parse_label<Xpos>(std::string_view);
template std::size_t label_count<Xpos>();

std::string_view to_string(Deprel label) { return spelling(label); }
template std::optional<Deprel> parse_label<Deprel>(std::string_view);
template std::size_t label_count<Deprel>();

std::string_view to_string(FrameRole label) { return spelling(label); }
template std::optional<FrameRole> parse_label<FrameRole>(std::string_view);
template std::size_t label_count<FrameRole>();

Deprel without_subtype(Deprel relation) {
  const std::string_view whole = spelling(relation);
  return parse_label<Deprel>(whole.substr(0, whole.find(':'))).value_or(relation);
}

std::string_view to_string(EntityType label) { return spelling(label); }
template std::optional<EntityType> parse_label<EntityType>(std::string_view);
template std::size_t label_count<EntityType>();

std::string_view to_string(MentionKind label) { return spelling(label); }
template std::optional<MentionKind> parse_label<MentionKind>(std::string_view);
template std::size_t label_count<MentionKind>();

std::string_view to_string(ZoneKind label) { return spelling(label); }
template std::optional<ZoneKind> parse_label<ZoneKind>(std::string_view);
template std::size_t label_count<ZoneKind>();

std::string_view to_string(TimexType label) { return spelling(label); }
template std::optional<TimexType> parse_label<TimexType>(std::string_view);
template std::size_t label_count<TimexType>();

std::string_view to_string(EventClass label) { return spelling(label); }
template std::optional<EventClass> parse_label<EventClass>(std::string_view);
template std::size_t label_count<EventClass>();

std::string_view to_string(Tense label) { return spelling(label); }
template std::optional<Tense> parse_label<Tense>(std::string_view);
template std::size_t label_count<Tense>();

std::string_view to_string(Aspect label) { return spelling(label); }
template std::optional<Aspect> parse_label<Aspect>(std::string_view);
template std::size_t label_count<Aspect>();

std::string_view to_string(Polarity label) { return spelling(label); }
template std::optional<Polarity> parse_label<Polarity>(std::string_view);
template std::size_t label_count<Polarity>();

std::string_view to_string(Modality label) { return spelling(label); }
template std::optional<Modality> parse_label<Modality>(std::string_view);
template std::size_t label_count<Modality>();

std::string_view to_string(Role label) { return spelling(label); }
template std::optional<Role> parse_label<Role>(std::string_view);
template std::size_t label_count<Role>();

std::string_view to_string(LinkRelation label) { return spelling(label); }
template std::optional<LinkRelation> parse_label<LinkRelation>(std::string_view);
template std::size_t label_count<LinkRelation>();

std::string_view to_string(RelationType label) { return spelling(label); }
template std::optional<RelationType> parse_label<RelationType>(std::string_view);
template std::size_t label_count<RelationType>();

std::string_view to_string(CreationMethod label) { return spelling(label); }
template std::optional<CreationMethod> parse_label<CreationMethod>(std::string_view);
template std::size_t label_count<CreationMethod>();

std::string_view to_string(Granularity label) { return spelling(label); }
template std::optional<Granularity> parse_label<Granularity>(std::string_view);
template std::size_t label_count<Granularity>();

std::string_view to_string(Layer label) { return spelling(label); }
template std::optional<Layer> parse_label<Layer>(std::string_view);
template std::size_t label_count<Layer>();

}  // namespace chronograph
