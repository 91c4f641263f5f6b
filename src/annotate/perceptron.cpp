// SPDX-License-Identifier: Apache-2.0
#include "annotate/perceptron.hpp"

#include "chronograph/error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <filesystem>
#include <fstream>

namespace chronograph {
namespace {

constexpr std::string_view kMagic = "CHRONTAG";
constexpr std::size_t kChecksumBytes = 8;

void append_u32(std::string& out, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    out += static_cast<char>((value >> shift) & 0xFFU);
  }
}

void append_u64(std::string& out, std::uint64_t value) {
  append_u32(out, static_cast<std::uint32_t>(value));
  append_u32(out, static_cast<std::uint32_t>(value >> 32U));
}

std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t index = bytes.size(); index-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(bytes[index]);
  }
  return value;
}

/// Four chains of eight bytes each, so that a megabyte costs a fraction of a millisecond.
std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;
  std::array<std::uint64_t, 4> chains{1, 2, 3, 4};
  for (std::size_t begin = 0, chain = 0; begin < bytes.size();
       begin += 8, chain = (chain + 1) % 4) {
    chains[chain] = std::rotl(chains[chain] ^ little_endian(bytes.substr(begin, 8)), 29) * kPrime;
  }
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t chain : chains) {
    sum = std::rotl(sum ^ chain, 31) * kPrime;
  }
  return sum ^ sum >> 32U;
}

/// Takes values off the front and refuses to go past the end.
class Cursor {
public:
  Cursor(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  std::string_view take(std::size_t count) {
    if (count > bytes_.size()) {
      throw Error(ErrorKind::Model, name_ + ": tagger model is cut short");
    }
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  std::uint32_t u32() { return static_cast<std::uint32_t>(little_endian(take(4))); }
  std::uint8_t u8() { return static_cast<std::uint8_t>(take(1).front()); }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }

private:
  std::string_view bytes_;
  const std::string& name_;
};

std::string_view checked_body(std::string_view bytes, const std::string& name) {
  const std::size_t head = kMagic.size() + 4;
  if (bytes.substr(0, kMagic.size()) != kMagic) {
    throw Error(ErrorKind::Model, name +
                                      ": not a tagger model; expected a file that begins with \"" +
                                      std::string(kMagic) + "\"");
  }
  if (bytes.size() < head + kChecksumBytes) {
    throw Error(ErrorKind::Model, name + ": tagger model is cut short");
  }
  const std::uint64_t version = little_endian(bytes.substr(kMagic.size(), 4));
  if (version != kTaggerVersion) {
    throw Error(ErrorKind::Model, name + ": tagger model has version " + std::to_string(version) +
                                      ", expected " + std::to_string(kTaggerVersion) +
                                      "; use the model that came with this program");
  }
  const std::string_view body = bytes.substr(0, bytes.size() - kChecksumBytes);
  if (checksum(body) != little_endian(bytes.substr(body.size()))) {
    throw Error(ErrorKind::Model,
                name + ": tagger model is cut short or altered, its checksum does not agree");
  }
  return body.substr(head);
}

}  // namespace

std::string write_perceptron(const PerceptronParts& parts) {
  std::string out(kMagic);
  append_u32(out, kTaggerVersion);
  append_u32(out, static_cast<std::uint32_t>(parts.labels.size()));
  append_u32(out, static_cast<std::uint32_t>(parts.words.size()));
  append_u32(out, static_cast<std::uint32_t>(parts.features.size()));
  for (const std::string& label : parts.labels) {
    out += static_cast<char>(label.size());
    out += label;
  }
  for (const PerceptronParts::Word& word : parts.words) {
    append_u32(out, word.key);
    out += static_cast<char>(word.label);
    out += static_cast<char>(word.sure ? 1 : 0);
  }
  for (const PerceptronParts::Feature& feature : parts.features) {
    append_u32(out, feature.key);
    out += static_cast<char>(feature.weights.size());
    for (const LabelWeight& entry : feature.weights) {
      out += static_cast<char>(entry.label);
      out += static_cast<char>(entry.weight);
    }
  }
  append_u64(out, checksum(out));
  return out;
}

PerceptronParts read_perceptron(std::string_view bytes, const std::string& name) {
  Cursor cursor(checked_body(bytes, name), name);
  PerceptronParts parts;
  parts.labels.resize(cursor.u32());
  parts.words.resize(cursor.u32());
  parts.features.resize(cursor.u32());
  for (std::string& label : parts.labels) {
    label = cursor.take(cursor.u8());
  }
  const auto label_index = [&] {
    const std::uint8_t label = cursor.u8();
    if (label >= parts.labels.size()) {
      throw Error(ErrorKind::Model, name + ": tagger model names a label that it does not have");
    }
    return label;
  };
  for (PerceptronParts::Word& word : parts.words) {
    word.key = cursor.u32();
    word.label = label_index();
    word.sure = cursor.u8() != 0;
  }
  for (PerceptronParts::Feature& feature : parts.features) {
    feature.key = cursor.u32();
    feature.weights.resize(cursor.u8());
    for (LabelWeight& entry : feature.weights) {
      entry.label = label_index();
      entry.weight = static_cast<std::int8_t>(cursor.u8());
    }
  }
  if (!cursor.at_end()) {
    throw Error(ErrorKind::Model, name + ": tagger model is longer than it says");
  }
  return parts;
}

Perceptron Perceptron::read(const std::string& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  std::string bytes(failure ? 0 : static_cast<std::size_t>(size), '\0');
  std::ifstream in(path, std::ios::binary);
  if (failure || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    throw Error(ErrorKind::Model, path + ": cannot read the tagger model");
  }
  return Perceptron(read_perceptron(bytes, path));
}

Perceptron::Perceptron(const PerceptronParts& parts)
    : labels_(parts.labels),
      slots_(std::bit_ceil(parts.features.size() * 2 + 1)),
      words_(parts.words) {
  for (const PerceptronParts::Feature& feature : parts.features) {
    if (feature.weights.empty()) {
      continue;
    }
    std::size_t index = feature.key & (slots_.size() - 1);
    while (slots_[index].first != slots_[index].last) {
      index = (index + 1) & (slots_.size() - 1);
    }
    slots_[index].key = feature.key;
    slots_[index].first = static_cast<std::uint32_t>(weights_.size());
    weights_.insert(weights_.end(), feature.weights.begin(), feature.weights.end());
    slots_[index].last = static_cast<std::uint32_t>(weights_.size());
  }
}

const Perceptron::Slot* Perceptron::find(std::uint32_t key) const {
  for (std::size_t index = key & (slots_.size() - 1);; index = (index + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[index];
    if (slot.first == slot.last) {
      return nullptr;
    }
    if (slot.key == key) {
      return &slot;
    }
  }
}

std::uint8_t Perceptron::best_label(std::span<const std::uint32_t> features) const {
  std::array<std::int32_t, 256> sums{};
  for (const std::uint32_t key : features) {
    if (const Slot* slot = find(key)) {
      for (std::uint32_t index = slot->first; index < slot->last; ++index) {
        sums[weights_[index].label] += weights_[index].weight;
      }
    }
  }
  std::size_t best = 0;
  for (std::size_t label = 1; label < labels_.size(); ++label) {
    best = sums[label] > sums[best] ? label : best;
  }
  return static_cast<std::uint8_t>(best);
}

}  // namespace chronograph
