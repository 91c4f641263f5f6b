// SPDX-License-Identifier: Apache-2.0
// RDF statements about one subject at a time, in three spellings that say the same: N-Triples,
// Turtle and JSON-LD. There are no blank nodes, so that two files compare line by line.
#pragma once

#include "markup/output_buffer.hpp"

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// The vocabularies in use, in the order in which a subject's statements are written.
enum class Vocabulary : std::uint8_t {
  Rdf,
  Rdfs,
  Dcterms,
  Schema,
  Sem,  ///< Simple Event Model
  Prov,
  Term,  ///< chronograph's own terms, where none of the others fits
  Node,  ///< things of a graph, by id
  Xsd,
};

/// An IRI: a vocabulary and the name in it, of which all but letters, digits and `-._~` is
/// percent-encoded when it is made.
class RdfName {
public:
  RdfName(Vocabulary vocabulary, std::string_view name);
  /// Characters of a plain text by RFC 5147: code points, half-open.
  [[nodiscard]] RdfName characters(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] Vocabulary vocabulary() const { return vocabulary_; }
  [[nodiscard]] const std::string& local() const { return local_; }
  auto operator<=>(const RdfName&) const = default;

private:
  Vocabulary vocabulary_;
  std::string local_;
};

struct RdfStatement {
  RdfName predicate;
  bool literal = false;
  std::string value;  ///< lexical form of a literal, else the name in `vocabulary`
  Vocabulary vocabulary = Vocabulary::Xsd;
  std::string datatype;  ///< of XML Schema ("date"); empty: a plain string
  auto operator<=>(const RdfStatement&) const = default;
};

/// What is said about one thing. Order and repetitions do not matter.
class RdfSubject {
public:
  explicit RdfSubject(RdfName name) : name_(std::move(name)) {}
  RdfSubject& link(const RdfName& predicate, const RdfName& object);
  /// `datatype` is one of XML Schema; empty: a string. Nothing is said where `value` is empty.
  RdfSubject& literal(const RdfName& predicate, std::string_view value,
                      std::string_view datatype = "");
  [[nodiscard]] const RdfName& name() const { return name_; }
  /// Sorts the statements and returns each once.
  const std::vector<RdfStatement>& statements();

private:
  RdfName name_;
  std::vector<RdfStatement> statements_;
};

/// Writes subjects as they come. What the format needs at its ends is written by constructor and
/// destructor.
class RdfWriter {
public:
  RdfWriter() = default;
  RdfWriter(const RdfWriter&) = delete;
  RdfWriter& operator=(const RdfWriter&) = delete;
  virtual ~RdfWriter() = default;
  virtual void write(RdfSubject&& subject) = 0;
};

std::unique_ptr<RdfWriter> make_ntriples_writer(std::ostream& out);
std::unique_ptr<RdfWriter> make_turtle_writer(std::ostream& out);
/// One object with an inline context and one element of `@graph` a line.
std::unique_ptr<RdfWriter> make_jsonld_writer(std::ostream& out);

/// Appends a quoted string as N-Triples and Turtle share it. Kept exactly, save NUL, which no
/// reader takes: it becomes U+FFFD.
void append_rdf_string(std::string& out, std::string_view text);

}  // namespace chronograph
