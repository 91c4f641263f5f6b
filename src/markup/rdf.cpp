// SPDX-License-Identifier: Apache-2.0
#include "markup/rdf.hpp"

#include "markup/byte_set.hpp"
#include "markup/json.hpp"

#include <algorithm>
#include <array>

namespace chronograph {
namespace {

struct Prefix {
  std::string_view name;
  std::string_view iri;
};

/// In the order of Vocabulary.
constexpr std::array<Prefix, 9> kPrefixes{{
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"schema", "https://schema.org/"},
    {"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"term", "urn:chronograph:term:"},
    {"node", "urn:chronograph:node:"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
}};

const Prefix& prefix_of(Vocabulary vocabulary) {
  return kPrefixes.at(static_cast<std::size_t>(vocabulary));
}

constexpr bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void append_hexadecimal(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 15U];
}

void append_iri(std::string& out, Vocabulary vocabulary, std::string_view local) {
  out += '<';
  out += prefix_of(vocabulary).iri;
  out += local;
  out += '>';
}

void append_compact(std::string& out, Vocabulary vocabulary, std::string_view local) {
  out += prefix_of(vocabulary).name;
  out += ':';
  out += local;
}

class NTriplesWriter final : public RdfWriter {
public:
  explicit NTriplesWriter(std::ostream& out) : out_(out) {}
  void write(RdfSubject&& subject) override {
    std::string& bytes = out_.bytes();
    for (const RdfStatement& statement : subject.statements()) {
      append_iri(bytes, subject.name().vocabulary(), subject.name().local());
      bytes += ' ';
      append_iri(bytes, statement.predicate.vocabulary(), statement.predicate.local());
      bytes += ' ';
      if (statement.literal) {
        append_rdf_string(bytes, statement.value);
        if (!statement.datatype.empty()) {
          bytes += "^^";
          append_iri(bytes, Vocabulary::Xsd, statement.datatype);
        }
      } else {
        append_iri(bytes, statement.vocabulary, statement.value);
      }
      bytes += " .\n";
    }
    out_.drain();
  }

private:
  OutputBuffer out_;
};

/// A prefixed name may hold more than this, but only behind backslashes.
bool is_plain_local(std::string_view local) {
  return !local.empty() && local.front() != '-' &&
         std::all_of(local.begin(), local.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; });
}

class TurtleWriter final : public RdfWriter {
public:
  explicit TurtleWriter(std::ostream& out) : out_(out) {
    for (const Prefix& prefix : kPrefixes) {
      out_.bytes() += "@prefix ";
      out_.bytes() += prefix.name;
      out_.bytes() += ": <";
      out_.bytes() += prefix.iri;
      out_.bytes() += "> .\n";
    }
  }
  void write(RdfSubject&& subject) override {
    const std::vector<RdfStatement>& statements = subject.statements();
    std::string& bytes = out_.bytes();
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const RdfStatement& statement = statements[i];
      if (i > 0 && statements[i - 1].predicate == statement.predicate) {
        bytes += ", ";
      } else {
        if (i == 0) {
          bytes += '\n';
          name(subject.name().vocabulary(), subject.name().local());
        }
        bytes += i == 0 ? " " : " ;\n  ";
        name(statement.predicate.vocabulary(), statement.predicate.local());
        bytes += ' ';
      }
      object(statement);
    }
    bytes += statements.empty() ? "" : " .\n";
    out_.drain();
  }

private:
  void name(Vocabulary vocabulary, std::string_view local) {
    if (is_plain_local(local)) {
      append_compact(out_.bytes(), vocabulary, local);
    } else {
      append_iri(out_.bytes(), vocabulary, local);
    }
  }
  void object(const RdfStatement& statement) {
    if (!statement.literal) {
      name(statement.vocabulary, statement.value);
      return;
    }
    append_rdf_string(out_.bytes(), statement.value);
    if (!statement.datatype.empty()) {
      out_.bytes() += "^^";
      name(Vocabulary::Xsd, statement.datatype);
    }
  }
  OutputBuffer out_;
};

class JsonLdWriter final : public RdfWriter {
public:
  explicit JsonLdWriter(std::ostream& out) : out_(out) {
    out_.bytes() += "{\"@context\":";
    JsonWriter json(out_.bytes());
    json.begin_object();
    for (const Prefix& prefix : kPrefixes) {
      json.member(prefix.name, prefix.iri);
    }
    json.end_object();
    out_.bytes() += ",\n\"@graph\":[";
  }
  ~JsonLdWriter() override { out_.bytes() += "]}\n"; }
  JsonLdWriter(const JsonLdWriter&) = delete;
  JsonLdWriter& operator=(const JsonLdWriter&) = delete;

  void write(RdfSubject&& subject) override {
    const std::vector<RdfStatement>& statements = subject.statements();
    out_.bytes() += first_ ? "\n" : ",\n";
    first_ = false;
    {
      JsonWriter json(out_.bytes());
      json.begin_object();
      json.member("@id", compact(subject.name().vocabulary(), subject.name().local()));
      for (std::size_t i = 0; i < statements.size();) {
        std::size_t last = i + 1;
        while (last < statements.size() && statements[last].predicate == statements[i].predicate) {
          ++last;
        }
        values(json, statements, i, last);
        i = last;
      }
      json.end_object();
    }
    out_.drain();
  }

private:
  static std::string compact(Vocabulary vocabulary, std::string_view local) {
    std::string name;
    append_compact(name, vocabulary, local);
    return name;
  }
  /// The statements [first, last) of one predicate: their value, or an array of several.
  static void values(JsonWriter& json, const std::vector<RdfStatement>& statements,
                     std::size_t first, std::size_t last) {
    const RdfName& predicate = statements[first].predicate;
    const bool is_type = predicate.vocabulary() == Vocabulary::Rdf && predicate.local() == "type";
    json.key(is_type ? "@type" : compact(predicate.vocabulary(), predicate.local()));
    if (last - first > 1) {
      json.begin_array();
    }
    for (std::size_t i = first; i < last; ++i) {
      value(json, statements[i], is_type);
    }
    if (last - first > 1) {
      json.end_array();
    }
  }
  static void value(JsonWriter& json, const RdfStatement& statement, bool is_type) {
    if (is_type) {
      json.value(compact(statement.vocabulary, statement.value));
    } else if (!statement.literal) {
      json.begin_object().member("@id", compact(statement.vocabulary, statement.value));
      json.end_object();
    } else if (statement.datatype.empty()) {
      json.value(statement.value);
    } else {
      json.begin_object().member("@value", statement.value);
      json.member("@type", compact(Vocabulary::Xsd, statement.datatype)).end_object();
    }
  }

  OutputBuffer out_;
  bool first_ = true;
};

std::string without_nul(std::string_view text) {
  if (text.find('\0') == std::string_view::npos) {
    return std::string(text);
  }
  std::string result;
  for (const char byte : text) {
    if (byte == '\0') {
      result += "\uFFFD";
    } else {
      result += byte;
    }
  }
  return result;
}

}  // namespace

RdfName::RdfName(Vocabulary vocabulary, std::string_view name) : vocabulary_(vocabulary) {
  constexpr ByteSet kEncoded([](unsigned char byte) {
    return !is_alphanumeric(static_cast<char>(byte)) && byte != '-' && byte != '.' && byte != '_' &&
           byte != '~';
  });
  for (std::size_t copied = 0;; ++copied) {
    const std::size_t offset = kEncoded.find(name, copied);
    local_ += name.substr(copied, offset - copied);
    if (offset == name.size()) {
      return;
    }
    local_ += '%';
    append_hexadecimal(local_, static_cast<unsigned char>(name[offset]));
    copied = offset;
  }
}

RdfName RdfName::characters(std::uint32_t begin, std::uint32_t end) const {
  RdfName part = *this;
  part.local_ += "#char=" + std::to_string(begin) + "," + std::to_string(end);
  return part;
}

RdfSubject& RdfSubject::link(const RdfName& predicate, const RdfName& object) {
  statements_.push_back({predicate, false, object.local(), object.vocabulary(), ""});
  return *this;
}

RdfSubject& RdfSubject::literal(const RdfName& predicate, std::string_view value,
                                std::string_view datatype) {
  if (!value.empty()) {
    statements_.push_back(
        {predicate, true, without_nul(value), Vocabulary::Xsd, std::string(datatype)});
  }
  return *this;
}

const std::vector<RdfStatement>& RdfSubject::statements() {
  std::sort(statements_.begin(), statements_.end());
  statements_.erase(std::unique(statements_.begin(), statements_.end()), statements_.end());
  return statements_;
}

std::unique_ptr<RdfWriter> make_ntriples_writer(std::ostream& out) {
  return std::make_unique<NTriplesWriter>(out);
}
std::unique_ptr<RdfWriter> make_turtle_writer(std::ostream& out) {
  return std::make_unique<TurtleWriter>(out);
}
std::unique_ptr<RdfWriter> make_jsonld_writer(std::ostream& out) {
  return std::make_unique<JsonLdWriter>(out);
}

void append_rdf_string(std::string& out, std::string_view text) {
  constexpr ByteSet kEscaped([](unsigned char byte) {
    return byte < 0x20U || byte == 0x7FU || byte == '"' || byte == '\\';
  });
  out += '"';
  for (std::size_t copied = 0;; ++copied) {
    const std::size_t offset = kEscaped.find(text, copied);
    out += text.substr(copied, offset - copied);
    if (offset == text.size()) {
      break;
    }
    copied = offset;
    switch (text[offset]) {
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\0':
        out += "\uFFFD";
        break;
      default:
        out += "\\u00";
        append_hexadecimal(out, static_cast<unsigned char>(text[offset]));
    }
  }
  out += '"';
}

}  // namespace chronograph
