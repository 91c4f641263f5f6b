// SPDX-License-Identifier: Apache-2.0
#include "store/evidence_rows.hpp"

#include "chronograph/document/annotation.hpp"
#include "chronograph/error.hpp"
#include "document/annotation_json.hpp"
#include "document/annotation_values.hpp"
#include "graph/identity.hpp"
#include "markup/json.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string_view>
#include <utility>

namespace chronograph {
namespace {

using Names = std::vector<std::string>;

std::string list_json(const Names& names) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_array();
  for (const std::string& name : names) {
    writer.value(name);
  }
  writer.end_array();
  return json;
}

std::string generators_json(std::vector<Generator> generators) {
  std::sort(generators.begin(), generators.end());
  generators.erase(std::unique(generators.begin(), generators.end()), generators.end());
  std::string json;
  JsonWriter writer(json);
  writer.begin_array();
  for (const Generator& generator : generators) {
    writer.begin_object().member("name", generator.name).member("version", generator.version);
    writer.member("model", generator.model).member("lexicons", generator.lexicons).end_object();
  }
  writer.end_array();
  return json;
}

Names read_list(std::string_view json, const std::string& path) {
  const JsonDocument document(json, path);
  Names names;
  for (std::size_t i = 0; i < document.root().size(); ++i) {
    names.emplace_back(document.root()[i].as_string().value_or(""));
  }
  return names;
}

void read_generators(std::string_view json, const std::string& path,
                     std::vector<Generator>& generators) {
  const JsonDocument document(json, path);
  for (std::size_t i = 0; i < document.root().size(); ++i) {
    const JsonValue item = document.root()[i];
    generators.push_back({text_at(item, "name"), text_at(item, "version"), text_at(item, "model"),
                          text_at(item, "lexicons")});
  }
}

// All metadata, but not what was found in the text: read again by another model, a copy stays one.
std::string copy_of(const Evidence& evidence) {
  Document header;
  const Document& document = evidence.document;
  header.id = document.id;
  header.source = document.source;
  header.title = document.title;
  header.publisher = document.publisher;
  header.url = document.url;
  header.encoding = document.encoding;
  header.creation_time = document.creation_time;
  std::string content;
  {
    JsonWriter json(content);
    write_annotation(json, header, AnnotationText::LeftOut);
  }
  content += list_json(evidence.sources) + list_json(evidence.publishers) + list_json(evidence.ids);
  return hashed_id("copy-", content);
}

// Of a row's columns in their order.
std::string hash_of(std::initializer_list<std::string_view> columns) {
  std::string content;
  for (const std::string_view column : columns) {
    content += column;
    content += '\n';
  }
  return hashed_id("", content);
}

class EvidenceWriter {
public:
  explicit EvidenceWriter(Database& database)
      : database_(database),
        replace_(database.prepare(insert_with("hash <> excluded.hash"))),
        choose_(database.prepare(insert_with("annotation > excluded.annotation"))) {}

  // Returns whether there was something to change.
  bool write(const Evidence& evidence, const std::string& generators) {
    std::string annotation;
    {
      JsonWriter json(annotation);
      write_annotation(json, evidence.document, AnnotationText::Written);
    }
    const std::string document = document_id_of(evidence.document.text.bytes());
    const std::string copy = copy_of(evidence);
    const std::string sources = list_json(evidence.sources);
    const std::string publishers = list_json(evidence.publishers);
    const std::string ids = list_json(evidence.ids);
    const std::string hash =
        hash_of({document, copy, sources, publishers, ids, generators, annotation});
    // Read again, a copy is replaced; given twice at once, the lesser stands, as in unite().
    Statement& insert = written_.emplace(document, copy).second ? replace_ : choose_;
    insert.bind(document, copy, sources, publishers, ids, generators, annotation, hash).run();
    return database_.changes() > 0;
  }

private:
  static std::string insert_with(std::string_view condition) {
    return "INSERT INTO evidence VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(document, copy) DO "
           "UPDATE SET generators = excluded.generators, annotation = excluded.annotation, hash = "
           "excluded.hash WHERE " +
           std::string(condition);
  }

  Database& database_;
  Statement replace_;
  Statement choose_;
  std::set<std::pair<std::string, std::string>> written_;
};

// A source is named by its whole path, and a container names its members.
bool names_source(const std::string& name, const std::string& source) {
  return source == name ||
         (source.starts_with(name) && source.size() > name.size() && source[name.size()] == '#');
}

/// What is to become of a row.
enum class Fate { Kept, Changed, Gone };

// Takes the names out of a copy; it goes with the last source or id that it had.
Fate take_names(const std::set<std::string>& names, Evidence& evidence,
                std::set<std::string>& found) {
  Fate fate = Fate::Kept;
  const auto take = [&](Names& list, const auto& matches) {
    const std::size_t removed = std::erase_if(list, [&](const std::string& item) {
      return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        const bool hit = matches(name, item);
        if (hit) {
          found.insert(name);
        }
        return hit;
      });
    });
    if (removed > 0 && fate != Fate::Gone) {
      fate = list.empty() ? Fate::Gone : Fate::Changed;
    }
  };
  take(evidence.sources, names_source);
  take(evidence.ids, [](const std::string& name, const std::string& id) { return name == id; });
  // A copy made by merging speaks under a name that it still has.
  const auto rename = [](const Names& list, std::string& name) {
    if (!list.empty() && std::find(list.begin(), list.end(), name) == list.end()) {
      name = list.front();
    }
  };
  rename(evidence.sources, evidence.document.source);
  rename(evidence.ids, evidence.document.id);
  return fate;
}

struct Row {
  std::int64_t number = 0;
  std::string document;
  std::string generators;
  Evidence evidence;
};

// A damaged id may hold anything.
std::string printable_id(const std::string& id) {
  const bool plain = std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  return plain ? id : "a document";
}

// Without the document.
Evidence read_names(const Statement& select, const std::string& path) {
  Evidence evidence;
  evidence.sources = read_list(select.text(3), path);
  evidence.publishers = read_list(select.text(4), path);
  evidence.ids = read_list(select.text(5), path);
  return evidence;
}

Row read_row(const Statement& select, const std::string& path) {
  Row row;
  row.number = select.integer(0);
  row.document = select.text(1);
  if (select.text(8) != hash_of({select.text(1), select.text(2), select.text(3), select.text(4),
                                 select.text(5), select.text(6), select.text(7)})) {
    throw Error(ErrorKind::Input, path + ": the store is damaged: the evidence of " +
                                      printable_id(row.document) +
                                      " is not what was written; restore a copy or build it anew");
  }
  row.evidence = read_names(select, path);
  row.generators = select.text(6);
  row.evidence.document = read_annotation(select.text(7), path);
  return row;
}

Statement select_rows(const Database& database, const std::string& condition = {}) {
  return database.prepare(
      "SELECT rowid, document, copy, sources, publishers, ids, generators, annotation, hash FROM "
      "evidence " +
      condition + "ORDER BY document, copy");
}

void refuse_unknown(const std::vector<std::string>& names, const std::set<std::string>& found,
                    const std::set<std::string>& known, const std::string& path) {
  for (const std::string& name : names) {
    if (!found.contains(name)) {
      const std::vector<std::string_view> views(known.begin(), known.end());
      throw Error(ErrorKind::Usage, path + ": no document has the id or source \"" + name + "\"" +
                                        did_you_mean(name, views));
    }
  }
}

}  // namespace

std::size_t add_rows(Database& database, std::span<const Evidence> evidence,
                     const std::vector<Generator>& generators) {
  const std::string made_by = generators_json(generators);
  EvidenceWriter writer(database);
  std::size_t changed = 0;
  for (const Evidence& entry : evidence) {
    changed += writer.write(entry, made_by) ? 1U : 0U;
  }
  return changed;
}

std::vector<Evidence> read_rows(const Database& database, std::vector<Generator>& generators) {
  std::vector<Evidence> evidence;
  std::set<std::string> seen;
  for (Statement select = select_rows(database); select.step();) {
    Row row = read_row(select, database.path());
    evidence.push_back(std::move(row.evidence));
    if (seen.insert(row.generators).second) {
      read_generators(row.generators, database.path(), generators);
    }
  }
  return evidence;
}

EvidenceOfDocuments::EvidenceOfDocuments(const Database& database)
    : select_(select_rows(database, "WHERE document = ? ")), path_(database.path()) {}

std::vector<Evidence> EvidenceOfDocuments::of(std::string_view document) {
  std::vector<Evidence> copies;
  for (select_.bind(document); select_.step();) {
    copies.push_back(std::move(read_row(select_, path_).evidence));
  }
  return unite(std::move(copies));
}

void remove_rows(Database& database, const std::vector<std::string>& names) {
  const std::set<std::string> wanted(names.begin(), names.end());
  std::set<std::string> found;
  std::set<std::string> known;
  std::vector<Row> gone;
  std::vector<Row> changed;
  for (Statement select = select_rows(database); select.step();) {
    const std::string document(select.text(1));
    Evidence named = read_names(select, database.path());
    known.insert(document);
    known.insert(named.sources.begin(), named.sources.end());
    known.insert(named.ids.begin(), named.ids.end());
    Fate fate = take_names(wanted, named, found);
    if (wanted.contains(document)) {
      found.insert(document);
      fate = Fate::Gone;
    }
    if (fate != Fate::Kept) {  // only these are read whole
      Row row = read_row(select, database.path());
      take_names(wanted, row.evidence, found);
      (fate == Fate::Gone ? gone : changed).push_back(std::move(row));
    }
  }
  refuse_unknown(names, found, known, database.path());
  Statement remove = database.prepare("DELETE FROM evidence WHERE rowid = ?");
  for (const std::vector<Row>* rows : {&gone, &changed}) {
    for (const Row& row : *rows) {
      remove.bind(row.number).run();
    }
  }
  EvidenceWriter writer(database);
  for (const Row& row : changed) {
    writer.write(row.evidence, row.generators);
  }
}

}  // namespace chronograph
