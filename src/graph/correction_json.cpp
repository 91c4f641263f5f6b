// SPDX-License-Identifier: Apache-2.0
#include "graph/correction_json.hpp"

#include "chronograph/error.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace chronograph {
namespace {

constexpr std::array<std::string_view, 6> kKinds{"merge",  "split",  "rename",
                                                 "retype", "redate", "drop"};

// The member that says what is right, empty where none is needed.
std::string_view value_key(CorrectionKind kind) {
  switch (kind) {
    case CorrectionKind::Rename:
      return "label";
    case CorrectionKind::Retype:
      return "type";
    case CorrectionKind::Redate:
      return "date";
    case CorrectionKind::Merge:
    case CorrectionKind::Split:
    case CorrectionKind::Drop:
      break;
  }
  return {};
}

bool takes_several(CorrectionKind kind) {
  return kind == CorrectionKind::Merge || kind == CorrectionKind::Split;
}

class Reader {
public:
  Reader(JsonValue json, std::string_view place) : json_(json), place_(place) {}

  Correction read(std::uint32_t at) {
    if (!json_.is_object()) {
      fail("found no object, expected {\"fix\": ...}");
    }
    Correction correction;
    correction.kind = kind();
    correction.at = at_or(at);
    correction.target = target();
    read_mentions(correction);
    if (const std::string_view key = value_key(correction.kind); !key.empty()) {
      const auto value = json_.string_at(key);
      if (!value) {
        fail("found a " + std::string(to_string(correction.kind)) + " without \"" +
             std::string(key) + "\", expected a string there");
      }
      correction.value = *value;
    }
    correction.note = json_.string_at("note").value_or("");
    if (const std::string error = find_value_error(correction); !error.empty()) {
      fail(error);
    }
    return correction;
  }

private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorKind::Input, std::string(place_) + ": " + what);
  }

  [[nodiscard]] CorrectionKind kind() const {
    const auto fix = json_.string_at("fix");
    if (!fix) {
      fail("found no \"fix\", expected merge, split, rename, retype, redate or drop");
    }
    const auto* found = std::find(kKinds.begin(), kKinds.end(), *fix);
    if (found == kKinds.end()) {
      fail("found the fix \"" + std::string(*fix) +
           "\", expected merge, split, rename, retype, redate or drop" +
           did_you_mean(*fix, kKinds));
    }
    return static_cast<CorrectionKind>(found - kKinds.begin());
  }

  [[nodiscard]] std::uint32_t at_or(std::uint32_t otherwise) const {
    const auto at = json_.find("at");
    if (!at) {
      return otherwise;
    }
    const auto number = at->as_int();
    if (!number || *number < 0 || *number > UINT32_MAX) {
      fail("found an \"at\" that is no place in a sequence, expected 0 to 4294967295");
    }
    return static_cast<std::uint32_t>(*number);
  }

  [[nodiscard]] CorrectionTarget target() const {
    const auto kind = json_.string_at("kind");
    if (!kind) {
      return CorrectionTarget::Any;
    }
    if (*kind != "event" && *kind != "entity") {
      fail("found the kind \"" + std::string(*kind) + "\", expected event or entity");
    }
    return *kind == "event" ? CorrectionTarget::Event : CorrectionTarget::Entity;
  }

  [[nodiscard]] MentionPlace mention_of(JsonValue json) const {
    const auto document = json.string_at("document");
    const auto number = [&](std::string_view key) {
      const auto member = json.find(key);
      const auto value = member ? member->as_int() : std::nullopt;
      return value && *value >= 0 && *value <= UINT32_MAX ? value : std::nullopt;
    };
    const auto begin = number("begin");
    const auto end = number("end");
    if (!document || document->empty() || !begin || !end || *end <= *begin) {
      fail(
          "found a mention that is no characters of a document, expected {\"document\": "
          "\"doc-...\", "
          "\"begin\": 70, \"end\": 80}");
    }
    return {std::string(*document),
            {static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(*end)}};
  }

  void read_mentions(Correction& correction) const {
    const bool several = takes_several(correction.kind);
    const auto given = json_.find(several ? "mentions" : "mention");
    if (!given || (several && !given->is_array())) {
      fail("found a " + std::string(to_string(correction.kind)) + " without \"" +
           (several ? "mentions\", expected a list there" : "mention\", expected one there"));
    }
    if (!several) {
      correction.mentions.push_back(mention_of(*given));
      return;
    }
    for (std::size_t i = 0; i < given->size(); ++i) {
      correction.mentions.push_back(mention_of((*given)[i]));
    }
    std::sort(correction.mentions.begin(), correction.mentions.end());
    correction.mentions.erase(std::unique(correction.mentions.begin(), correction.mentions.end()),
                              correction.mentions.end());
    const std::size_t least = correction.kind == CorrectionKind::Merge ? 2 : 1;
    if (correction.mentions.size() < least) {
      fail("found " + std::to_string(correction.mentions.size()) + " mention" +
           (correction.mentions.size() == 1 ? "" : "s") + ", expected " + std::to_string(least) +
           " or more");
    }
  }

  JsonValue json_;
  std::string_view place_;
};

void write_mention(JsonWriter& json, const MentionPlace& mention) {
  json.begin_object()
      .member("document", mention.document)
      .member("begin", mention.span.begin)
      .member("end", mention.span.end)
      .end_object();
}

}  // namespace

std::string_view to_string(CorrectionKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

Correction read_correction(JsonValue json, std::string_view place, std::uint32_t at) {
  return Reader(json, place).read(at);
}

void write_correction(JsonWriter& json, const Correction& correction) {
  json.begin_object().member("at", correction.at).member("fix", to_string(correction.kind));
  if (correction.target != CorrectionTarget::Any) {
    json.member("kind", correction.target == CorrectionTarget::Event ? "event" : "entity");
  }
  if (takes_several(correction.kind)) {
    json.key("mentions").begin_array();
    for (const MentionPlace& mention : correction.mentions) {
      write_mention(json, mention);
    }
    json.end_array();
  } else {
    json.key("mention");
    write_mention(json, correction.mentions.front());
  }
  if (const std::string_view key = value_key(correction.kind); !key.empty()) {
    json.member(key, correction.value);
  }
  if (!correction.note.empty()) {
    json.member("note", correction.note);
  }
  json.end_object();
}

}  // namespace chronograph
