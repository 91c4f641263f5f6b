// SPDX-License-Identifier: Apache-2.0
// A document and the layers that stages write on its text. A value: every layer is a plain vector,
// everything points at the text by code-point spans and at other layers by index.
#pragma once

#include "chronograph/document/labels.hpp"
#include "chronograph/document/reading.hpp"
#include "chronograph/text/utf8.hpp"
#include "chronograph/time/interval.hpp"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// The layers of a document; a stage says which it requires and which it provides.
enum class Layer : std::uint8_t {
  Zones,
  Sentences,
  Tokens,
  Tags,
  Syntax,
  Srl,
  Lemmas,
  Times,
  Mentions,
  Entities,
  Events,
  Arguments,
  Statuses,
  Types,
  Numbers,
  Whens,
  Links,
  Causes,
  Relations,
  Cases,
  Wordings,
};
inline constexpr std::size_t kLayerCount = 21;
/// Returns the lower-case name ("tokens") that flags and the annotation format use.
std::string_view to_string(Layer layer);

/// Part of the text that is no body text, or a quotation. Zones of different kinds may overlap;
/// sorted by begin, then end.
struct Zone {
  Span span;
  ZoneKind kind = ZoneKind::Boilerplate;
};

struct Sentence {
  Span span;                      ///< no white space at either end
  std::uint32_t first_token = 0;  ///< index into Document::tokens
  std::uint32_t last_token = 0;   ///< one past the last
};

/// A word or punctuation mark as UD English splits it ("do|n't", "Khan|'s").
struct Token {
  Span span;
  Upos upos = Upos::X;
  Xpos xpos = Xpos::Xx;
  std::string lemma;  ///< empty until the layer Lemmas
  /// The governor in the sentence, counted from 1; 0: the root, and before the layer Syntax.
  std::uint32_t head = 0;
  Deprel deprel = Deprel::Dep;
};

struct SrlArgument {
  FrameRole role = FrameRole::Arg0;
  Span span;               ///< the head word with what hangs on it
  std::uint32_t head = 0;  ///< index into Document::tokens
};

/// A predicate and its arguments as PropBank has them.
struct SrlFrame {
  std::uint32_t predicate = 0;  ///< index into Document::tokens
  std::string roleset;          ///< `talk.01`; empty where the sense was not told
  std::vector<SrlArgument> arguments;
};

struct TimeExpression {
  Span span;
  TimexType type = TimexType::Date;
  std::string value;  ///< TIMEX3; empty where none can be told
  std::string mod;    ///< TIMEX3 `mod` (START, MID, END, APPROX, ...), else empty
  /// The days that a DATE or TIME lies on as far as text and creation time tell; wider than `value`
  /// where the anchor is only bounded.
  DayBounds days;
};

/// Where a place lies, by the gazetteer.
struct GeoPosition {
  double lat = 0;                ///< degrees north, -90 to 90
  double lon = 0;                ///< degrees east, -180 to 180
  std::string precision;         ///< what the point stands for: "city", "region", "country", ...
  std::uint32_t candidates = 1;  ///< places of that name that were to choose from
};

/// One thing of the document's world: mentions with the same entity corefer.
struct Entity {
  EntityType type = EntityType::Other;
  std::string name;                  ///< canonical: the fullest name in the document
  std::vector<std::string> aliases;  ///< other names, as spelt, sorted, without `name`
  std::string country;               ///< ISO 3166-1 alpha-3, else empty
  std::string sector;                ///< PLOVER sector code, else empty
  /// Of a place; absent where the gazetteer has none or the text leaves open which is meant.
  std::optional<GeoPosition> position;
};

struct Mention {
  Span span;  ///< of a name: bare, without title and determiner
  EntityType type = EntityType::Other;
  MentionKind kind = MentionKind::Name;
  std::optional<std::uint32_t> entity;  ///< index into Document::entities
};

struct Argument {
  Role role = Role::Agent;
  Span span;
  std::optional<std::uint32_t> entity;
};

/// Index into Document::times, or the creation time itself.
struct TimeRef {
  std::optional<std::uint32_t> time;  ///< absent: the creation time (`dct`)
  bool operator==(const TimeRef&) const = default;
};

/// How many or how much, as bounds that the text states: "at least 12 killed", "$3.2 million".
struct Quantity {
  std::string what;           ///< what happened to them ("killed", "crowd"), or "money"
  std::optional<double> min;  ///< absent: no lower bound is stated
  std::optional<double> max;  ///< absent: no upper bound is stated; equal to `min` where exact
  std::string unit;           ///< what is counted ("people", "soldier"), or the currency (ISO 4217)
  Span span;                  ///< the words that give the number
};

/// What an event led to, where the text marks that it did.
struct Consequence {
  std::uint32_t event = 0;  ///< index into Document::events
  Span marker;              ///< the words that mark it ("because of", "led to")
};

struct Event {
  Span span;  ///< the trigger: one word as a rule
  std::string lemma;
  EventClass event_class = EventClass::Occurrence;
  std::string type;  ///< PLOVER type or extension ("CONSULT", "x-disaster"); empty where none fits
  std::string mode;  ///< PLOVER mode ("visit"); empty where the type has none or it is not told
  std::string quad;  ///< PLOVER quad class ("verbal-cooperation"); empty for extensions
  std::string context;  ///< PLOVER context ("military", "election"); empty where it is not told
  Tense tense = Tense::None;
  Aspect aspect = Aspect::None;
  Polarity polarity = Polarity::Pos;
  Modality modality = Modality::Asserted;
  std::optional<TimeRef> time;          ///< the expression that dates it
  std::optional<std::uint32_t> source;  ///< entity that the text credits for saying so
  std::optional<EventTime> when;
  std::vector<Argument> arguments;
  std::vector<Quantity> numbers;    ///< by span
  std::vector<Consequence> causes;  ///< what it caused; by event
  /// The words that tell it in one line, in reading order; empty where no tree was there to read.
  std::vector<Span> wording;
};

struct LinkEnd {
  enum class Kind : std::uint8_t { Event, Time, CreationTime };
  Kind kind = Kind::CreationTime;
  std::uint32_t index = 0;  ///< into events or times; 0 for the creation time
  bool operator==(const LinkEnd&) const = default;
};

struct Link {
  LinkEnd from;
  LinkEnd to;
  LinkRelation relation = LinkRelation::Vague;
};

struct EntityRelation {
  std::uint32_t from = 0;  ///< entity
  RelationType type = RelationType::MemberOf;
  std::uint32_t to = 0;  ///< entity
  Span span;             ///< the words that say so
  /// When it held, where the text bounds that: an `end` is there for what is over. Absent: it held
  /// when the text was written, as far as that tells.
  std::optional<EventTime> valid = std::nullopt;
  std::optional<Date> known_since = std::nullopt;  ///< the day of the document that says so
};

/// One side of a coded case.
struct CaseActor {
  Span span;
  std::optional<std::uint32_t> entity;
};

/// Who did what to whom as event coders write it down: one source, one target, one type. An event
/// with several actors gives several.
struct CodedCase {
  std::uint32_t event = 0;  ///< index into Document::events
  std::string type;         ///< of PLOVER; not the event's where that is planned (AGREE) or denied
  std::string mode;         ///< empty where there is none
  std::optional<CaseActor> source;
  std::optional<CaseActor> target;
};

/// When the document was written or published, as bounds: a day as a rule, wider where only bounds
/// could be inferred.
struct CreationTime {
  DayBounds days;
  CreationMethod method = CreationMethod::Flag;
  std::optional<Span> evidence;  ///< in the text, where it stands there
};

struct Document {
  std::string id;      ///< given, else "doc-" and 12 hex digits of a hash of the text
  std::string source;  ///< path relative to the input folder, with `/`; "-" for standard input; the
                       ///< member after `#` in a container
  std::string title;   ///< empty if none is known
  std::string publisher;
  std::string url;
  std::string
      encoding;  ///< of the bytes it was read from: "utf-8", "utf-16le", "windows-1252", ...
  Text text;
  std::optional<CreationTime> creation_time;

  std::vector<Zone> zones;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<SrlFrame> frames;  ///< by predicate
  std::vector<TimeExpression> times;
  std::vector<Entity> entities;
  std::vector<Mention> mentions;
  std::vector<Event> events;
  std::vector<Link> links;
  std::vector<EntityRelation> relations;
  std::vector<CodedCase> cases;  ///< by event

  /// What the language core proposes to the stages; theirs alone, written nowhere.
  Reading reading;

  /// Tells whether a layer has run (an empty layer that ran is not an absent one).
  [[nodiscard]] bool has(Layer layer) const {
    return layers_.test(static_cast<std::size_t>(layer));
  }
  void set(Layer layer, bool ran = true) { layers_.set(static_cast<std::size_t>(layer), ran); }
  [[nodiscard]] std::string_view view(Span span) const { return text.view(span); }
  [[nodiscard]] std::string_view view(const Token& token) const { return text.view(token.span); }
  /// Returns the sentence that holds the code point, by index; nothing between sentences. O(log
  /// sentences).
  [[nodiscard]] std::optional<std::uint32_t> sentence_at(std::uint32_t code_point_index) const;
  /// Returns the tokens [first, last) that overlap a span. O(log tokens).
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> tokens_in(Span span) const;
  /// Tells whether a code point lies in a zone of that kind.
  [[nodiscard]] bool in_zone(std::uint32_t code_point_index, ZoneKind kind) const;

private:
  std::bitset<kLayerCount> layers_;
};

/// Returns "doc-" and the first 12 hex digits of a 64-bit xxHash (XXH3) of the text's bytes.
std::string document_id_of(std::string_view text_bytes);

}  // namespace chronograph
