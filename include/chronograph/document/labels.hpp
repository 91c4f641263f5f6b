// SPDX-License-Identifier: Apache-2.0
// Every tag set as an enumeration, with the spelling of its standard (Universal Dependencies, Penn
// Treebank, TimeML, chronograph).
#pragma once

#include "chronograph/time/interval.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chronograph {

/// Universal part of speech (UD v2).
enum class Upos : std::uint8_t {
  Adj,
  Adp,
  Adv,
  Aux,
  Cconj,
  Det,
  Intj,
  Noun,
  Num,
  Part,
  Pron,
  Propn,
  Punct,
  Sconj,
  Sym,
  Verb,
  X,
};

/// Penn Treebank tag as UD English-EWT writes it. Enumerators are spelt out where the tag is no
/// identifier (`PRP$`, `,`).
enum class Xpos : std::uint8_t {
  Add,
  Afx,
  Cc,
  Cd,
  Dt,
  Ex,
  Fw,
  Gw,
  Hyph,
  In,
  Jj,
  Jjr,
  Jjs,
  Ls,
  Md,
  Nfp,
  Nn,
  Nnp,
  Nnps,
  Nns,
  Pdt,
  Pos,
  Prp,
  PrpDollar,
  Rb,
  Rbr,
  Rbs,
  Rp,
  Sym,
  To,
  Uh,
  Vb,
  Vbd,
  Vbg,
  Vbn,
  Vbp,
  Vbz,
  Wdt,
  Wp,
  WpDollar,
  Wrb,
  Xx,
  Comma,
  Period,
  Colon,
  LeftBracket,
  RightBracket,
  OpenQuote,
  CloseQuote,
  Dollar,
};

/// Relation of a word to its governor (Universal Dependencies v2 with the subtypes of English).
enum class Deprel : std::uint8_t {
  Acl,
  AclRelcl,
  Advcl,
  AdvclRelcl,
  Advmod,
  Amod,
  Appos,
  Aux,
  AuxPass,
  Case,
  Cc,
  CcPreconj,
  Ccomp,
  Compound,
  CompoundPrt,
  Conj,
  Cop,
  Csubj,
  CsubjOuter,
  CsubjPass,
  Dep,
  Det,
  DetPredet,
  Discourse,
  Dislocated,
  Expl,
  Fixed,
  Flat,
  Goeswith,
  Iobj,
  List,
  Mark,
  Nmod,
  NmodDesc,
  NmodPoss,
  NmodUnmarked,
  Nsubj,
  NsubjOuter,
  NsubjPass,
  Nummod,
  Obj,
  Obl,
  OblAgent,
  OblUnmarked,
  Orphan,
  Parataxis,
  Punct,
  Reparandum,
  Root,
  Vocative,
  Xcomp,
};

/// Role of an argument by PropBank: numbered ones by the predicate's sense, modifiers (`ARGM-`) by
/// their meaning.
enum class FrameRole : std::uint8_t {
  Arg0,
  Arg1,
  Arg2,
  Arg3,
  Arg4,
  Arg5,
  ArgA,
  Adjectival,
  Adverbial,
  Cause,
  Comitative,
  Construction,
  Direction,
  Discourse,
  Extent,
  Goal,
  Location,
  LightVerb,
  Manner,
  Modal,
  Negation,
  Predication,
  Purpose,
  NounPredicate,
  Reciprocal,
  Time,
};

enum class EntityType : std::uint8_t { Person, Organization, Place, Group, Other };
enum class MentionKind : std::uint8_t { Name, Nominal, Pronoun };
enum class ZoneKind : std::uint8_t { Boilerplate, Headline, Caption, Dateline, Byline, Quote };
enum class TimexType : std::uint8_t { Date, Time, Duration, Set };
/// TimeML event class.
enum class EventClass : std::uint8_t {
  Occurrence,
  State,
  Reporting,
  IAction,
  IState,
  Perception,
  Aspectual
};
enum class Tense : std::uint8_t { None, Past, Present, Future, Infinitive, Prespart, Pastpart };
enum class Aspect : std::uint8_t { None, Progressive, Perfective, PerfectiveProgressive };
enum class Polarity : std::uint8_t { Pos, Neg };
enum class Modality : std::uint8_t {
  Asserted,
  Future,
  Possible,
  Intended,
  Conditional,
  ReportedDoubt
};
enum class Role : std::uint8_t { Agent, Patient, Recipient, Place, Topic, Instrument, Beneficiary };
enum class LinkRelation : std::uint8_t { Before, After, Includes, IsIncluded, Simultaneous, Vague };
/// Relations between actors and places: the closed list.
enum class RelationType : std::uint8_t {
  HoldsOffice,
  Leads,
  MemberOf,
  PartOf,
  LocatedIn,
  CitizenOf,
  EmployedBy,
  Owns,
  KinOf,
  AlliedWith,
  HostileTo,
  DesignatedAs,
  SpokespersonFor,
};
/// How the creation time was found; the order is the order of trust.
enum class CreationMethod : std::uint8_t { Flag, Field, Metadata, Dateline, FileName, Inferred };

/// Returns the standard's spelling ("PROPN", "PRP$", "I_ACTION", "person", "leads").
std::string_view to_string(Upos label);
std::string_view to_string(Xpos label);
std::string_view to_string(Deprel label);
std::string_view to_string(FrameRole label);
std::string_view to_string(EntityType label);
std::string_view to_string(MentionKind label);
std::string_view to_string(ZoneKind label);
std::string_view to_string(TimexType label);
std::string_view to_string(EventClass label);
std::string_view to_string(Tense label);
std::string_view to_string(Aspect label);
std::string_view to_string(Polarity label);
std::string_view to_string(Modality label);
std::string_view to_string(Role label);
std::string_view to_string(LinkRelation label);
std::string_view to_string(RelationType label);
std::string_view to_string(CreationMethod label);
std::string_view to_string(Granularity label);

/// Returns the label of that exact spelling, or nothing. Instantiated for every enumeration of this
/// header, Granularity and Layer.
template <typename Label>
std::optional<Label> parse_label(std::string_view spelling);

/// Returns the relation without its subtype: `nsubj` of `nsubj:pass`.
Deprel without_subtype(Deprel relation);

/// Returns how many labels such an enumeration has.
template <typename Label>
std::size_t label_count();

}  // namespace chronograph
