// SPDX-License-Identifier: Apache-2.0
// A table of events as users of GDELT, ICEWS and Phoenix know it: one row for each source and
// target of an event, columns apart by tabs, a header. Our types are PLOVER's, which are coarser
// than CAMEO's codes: the root code is one where the type and its mode answer to one, else all of
// them joined by `|`, and the quad class follows from it as in GDELT. The code says what kind of
// event it is; `status` and `polarity` say whether it happened. Day and month are told only where
// they are known. docs/event-types.md describes the columns.
#include "embedded_export_list.hpp"
#include "export/event_facts.hpp"
#include "export/writers.hpp"
#include "graph/word_list.hpp"
#include "markup/csv.hpp"
#include "markup/number.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {
namespace {

constexpr std::array<std::string_view, 29> kColumns{"event_id",
                                                    "day",
                                                    "month",
                                                    "year",
                                                    "edtf",
                                                    "source",
                                                    "source_id",
                                                    "source_country",
                                                    "source_sector",
                                                    "target",
                                                    "target_id",
                                                    "target_country",
                                                    "target_sector",
                                                    "root_code",
                                                    "quad_class",
                                                    "plover_type",
                                                    "plover_mode",
                                                    "status",
                                                    "polarity",
                                                    "place",
                                                    "lat",
                                                    "lon",
                                                    "documents",
                                                    "num_documents",
                                                    "num_sources",
                                                    "quote_document",
                                                    "quote_begin",
                                                    "quote_end",
                                                    "url"};

void append_joined(std::string& list, std::string_view item) {
  list += list.empty() ? "" : "|";
  list += item;
}

/// What CAMEO calls a type.
struct CameoCode {
  std::string roots;    ///< joined by `|`; empty where none is known
  std::string quads;    ///< of the roots, each once
  bool mutual = false;  ///< those who act together are each other's counterparts
};

/// GDELT's class of a root: verbal and material cooperation, verbal and material conflict.
std::string_view quad_of_root(std::string_view root) {
  return root <= "05" ? "1" : root <= "08" ? "2" : root <= "13" ? "3" : "4";
}

CameoCode code_of(std::string_view roots, bool mutual) {
  CameoCode code;
  code.mutual = mutual;
  std::set<std::string_view> quads;
  for (const std::string_view root : split(roots == "-" ? "" : roots, ' ')) {
    append_joined(code.roots, root);
    quads.insert(quad_of_root(root));
  }
  for (const std::string_view quad : quads) {
    append_joined(code.quads, quad);
  }
  return code;
}

/// The codes of all types, by "TYPE" and "TYPE:mode".
class CameoCodes {
public:
  CameoCodes() {
    std::map<std::string_view, std::string_view> roots_of_type;
    for_each_list_row("plover.tsv", [&](std::span<const std::string_view> fields) {
      const std::string_view roots = fields.size() > 3 ? fields[3] : std::string_view();
      roots_of_type[fields[0]] = roots;
      codes_[std::string(fields[0])] = code_of(roots, false);
    });
    for_each_table_row(
        embedded_export_list("cameo.tsv"), [&](std::span<const std::string_view> fields) {
          const bool mutual = fields.size() > 2 && fields[2] == "mutual";
          const std::string_view roots = fields[1].empty() ? roots_of_type[fields[0]] : fields[1];
          codes_[std::string(fields[0])] = code_of(roots, mutual);
        });
  }

  [[nodiscard]] const CameoCode& find(std::string_view type, std::string_view mode) const {
    const auto with_mode = codes_.find(std::string(type) + ":" + std::string(mode));
    if (with_mode != codes_.end()) {
      return with_mode->second;
    }
    static const CameoCode kNone;
    const auto alone = codes_.find(std::string(type));
    return alone == codes_.end() ? kNone : alone->second;
  }

private:
  std::map<std::string, CameoCode> codes_;
};

using Party = std::optional<Vertex>;  ///< absent where nobody is named

struct Dyad {
  Party source;
  Party target;
};

/// Who did it to whom: each agent with each patient and recipient.
std::vector<Dyad> dyads_of(const EventFacts& facts, bool mutual) {
  std::vector<Party> sources;
  std::vector<Party> targets;
  for (const Participant& participant : facts.participants) {
    if (participant.role == "agent" || participant.role.empty()) {
      sources.emplace_back(participant.vertex);
    } else if (participant.role == "patient" || participant.role == "recipient") {
      targets.emplace_back(participant.vertex);
    }
  }
  const bool among_themselves = mutual && targets.empty() && sources.size() > 1;
  if (among_themselves) {
    targets = sources;
  }
  for (std::vector<Party>* parties : {&sources, &targets}) {
    if (parties->empty()) {
      parties->emplace_back(std::nullopt);
    }
  }
  std::vector<Dyad> dyads;
  for (const Party& source : sources) {
    for (const Party& target : targets) {
      if (!among_themselves || source != target) {
        dyads.push_back({source, target});
      }
    }
  }
  return dyads;
}

class CameoTable {
public:
  CameoTable(const EventGraph& graph, std::ostream& out)
      : graph_(graph), table_(out, Separator::Tab) {}

  Omissions write() {
    Omissions omissions;
    for (const std::string_view column : kColumns) {
      table_.field(column);
    }
    table_.end_record();
    for (std::uint32_t row = 0; row < graph_.events.size(); ++row) {
      const EventNode& event = graph_.events[row];
      const NativeDates dates = native_dates(event);
      const CameoCode& code = codes_.find(graph_.text(event.type), graph_.text(event.mode));
      if (!dates.start) {
        omissions.add(Omission::UndatedEvent);
      } else if (event.type == 0) {
        omissions.add(Omission::UntypedEvent);
      } else if (code.roots.empty()) {
        omissions.add(Omission::UncodedEvent);
      } else {
        write_event(event, gather_facts(graph_, row), *dates.start, code);
      }
    }
    omissions.add_edges(graph_);
    return omissions;
  }

private:
  void write_event(const EventNode& event, const EventFacts& facts, std::string_view start,
                   const CameoCode& code) {
    const std::string edtf = to_edtf(*event.time);
    for (const Dyad& dyad : dyads_of(facts, code.mutual)) {
      table_.field(graph_.text(event.id)).field(start.size() == 10 ? start : "");
      table_.field(start.size() >= 7 ? start.substr(0, 7) : "").field(start.substr(0, 4));
      table_.field(edtf);
      write_party(dyad.source);
      write_party(dyad.target);
      table_.field(code.roots).field(code.quads);
      table_.field(graph_.text(event.type)).field(graph_.text(event.mode));
      table_.field(to_string(event.status));
      table_.field(event.polarity == Polarity::Pos ? "positive" : "negative");
      write_places(facts);
      write_documents(event, facts);
      table_.end_record();
    }
  }

  /// Name, id, country and sector. A place that acts stands for its country.
  void write_party(const Party& party) {
    if (!party) {
      table_.field("").field("").field("").field("");
      return;
    }
    table_.field(graph_.label_of(*party)).field(graph_.id_of(*party));
    const VertexBundle& bundle = graph_.graph[*party];
    const bool is_actor = bundle.kind == NodeKind::Actor;
    const bool is_place = bundle.kind == NodeKind::Place;
    table_.field(is_actor   ? graph_.text(graph_.actors[bundle.row].country)
                 : is_place ? graph_.text(graph_.places[bundle.row].country)
                            : std::string_view());
    table_.field(is_actor ? graph_.text(graph_.actors[bundle.row].sector) : std::string_view());
  }

  /// Names, latitudes and longitudes in one order; an unknown one is empty between its `|`.
  void write_places(const EventFacts& facts) {
    std::string lat;
    std::string lon;
    for (std::size_t i = 0; i < facts.places.size(); ++i) {
      lat += i == 0 ? "" : "|";
      lon += i == 0 ? "" : "|";
      const VertexBundle& bundle = graph_.graph[facts.places[i]];
      if (bundle.kind == NodeKind::Place) {
        const PlaceNode& place = graph_.places[bundle.row];
        lat += place.lat && place.lon ? shortest(*place.lat) : "";
        lon += place.lat && place.lon ? shortest(*place.lon) : "";
      }
    }
    table_.field(joined_labels(graph_, facts.places, "|")).field(lat).field(lon);
  }

  void write_documents(const EventNode& event, const EventFacts& facts) {
    std::vector<std::string_view> ids;
    for (const EventEvidence& evidence : event.evidence) {
      ids.push_back(graph_.text(graph_.documents[evidence.document].id));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::string documents;
    for (const std::string_view id : ids) {
      append_joined(documents, id);
    }
    table_.field(documents).field(std::to_string(event.support_documents));
    table_.field(std::to_string(event.support_sources));
    if (facts.evidence == nullptr) {
      table_.field("").field("").field("").field("");
      return;
    }
    const DocumentNode& document = graph_.documents[facts.evidence->document];
    table_.field(graph_.text(document.id));
    table_.field(std::to_string(facts.evidence->sentence.begin));
    table_.field(std::to_string(facts.evidence->sentence.end));
    table_.field(web_address(graph_, document));
  }

  const EventGraph& graph_;
  CsvWriter table_;
  CameoCodes codes_;
};

}  // namespace

Omissions write_cameo(const EventGraph& graph, std::ostream& out) {
  return CameoTable(graph, out).write();
}

}  // namespace chronograph
