// SPDX-License-Identifier: Apache-2.0
// JSON by RapidJSON's reader, without recursion, and a writer of our own: RapidJSON's cannot escape
// `<` nor leave ".0" out.
#include "markup/json.hpp"

#include "chronograph/error.hpp"
#include "chronograph/text/utf8.hpp"
#include "markup/byte_set.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>
#include <set>

namespace chronograph {
namespace {

constexpr int kDeepestNesting = 512;
constexpr std::string_view kHexDigits = "0123456789abcdef";

// 0xE2 begins U+2028.
constexpr ByteSet kMayNeedEscape([](unsigned char byte) {
  return byte < 0x20 || byte == '"' || byte == '\\' || byte == '<' || byte == 0xE2;
});

// Whether one of eight bytes may need an escape; now and then yes where none does. (x - 0x01) & ~x
// has the high bit of a byte that is 0, and (x - 0x20) & ~x that of one below 0x20.
bool may_need_escape(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  const auto holds = [&](std::uint64_t byte) {
    const std::uint64_t zero = bytes ^ (kOnes * byte);
    return (zero - kOnes) & ~zero;
  };
  const std::uint64_t found =
      holds('"') | holds('\\') | holds('<') | holds(0xE2) | ((bytes - kOnes * 0x20) & ~bytes);
  return (found & (kOnes * 0x80)) != 0;
}

std::size_t find_escape(std::string_view text) {
  std::size_t offset = 0;
  for (std::uint64_t bytes = 0; offset + sizeof bytes <= text.size(); offset += sizeof bytes) {
    std::memcpy(&bytes, text.data() + offset, sizeof bytes);
    if (may_need_escape(bytes)) {
      break;
    }
  }
  return kMayNeedEscape.find(text, offset);
}

template <typename Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

void append_escaped_byte(std::string& out, char byte) {
  switch (byte) {
    case '"':
    case '\\':
      out += '\\';
      out += byte;
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    default:
      break;
  }
  const auto c = static_cast<unsigned char>(byte);
  out += "\\u00";
  out += kHexDigits[c >> 4U];
  out += kHexDigits[c & 0xFU];
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  while (true) {
    const std::size_t stop = find_escape(text);
    out += text.substr(0, stop);
    if (stop == text.size()) {
      break;
    }
    text.remove_prefix(stop);
    if (text.starts_with("\xE2\x80\xA8") || text.starts_with("\xE2\x80\xA9")) {
      out += text[2] == '\xA8' ? "\\u2028" : "\\u2029";
      text.remove_prefix(3);
    } else {
      if (text.front() == '\xE2') {
        out += '\xE2';
      } else {
        append_escaped_byte(out, text.front());
      }
      text.remove_prefix(1);
    }
  }
  out += '"';
}

/// Passes what the reader finds on to the document, and stops it where this program's rules are
/// broken.
class GuardedHandler {
public:
  explicit GuardedHandler(rapidjson::Document& document) : document_(document) {}

  bool Null() { return document_.Null(); }
  bool Bool(bool truth) { return document_.Bool(truth); }
  bool Int(int number) { return document_.Int(number); }
  bool Uint(unsigned number) { return document_.Uint(number); }
  bool Int64(std::int64_t number) { return document_.Int64(number); }
  bool Uint64(std::uint64_t number) { return document_.Uint64(number); }
  bool Double(double number) { return document_.Double(number); }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool copy) {
    return document_.RawNumber(text, length, copy);
  }
  bool String(const char* text, rapidjson::SizeType length, bool copy) {
    return check(text, length) && document_.String(text, length, copy);
  }
  bool Key(const char* text, rapidjson::SizeType length, bool copy) {
    return check(text, length) && document_.Key(text, length, copy);
  }
  bool StartObject() { return enter() && document_.StartObject(); }
  bool EndObject(rapidjson::SizeType members) {
    --depth_;
    return document_.EndObject(members);
  }
  bool StartArray() { return enter() && document_.StartArray(); }
  bool EndArray(rapidjson::SizeType elements) {
    --depth_;
    return document_.EndArray(elements);
  }

  [[nodiscard]] std::string_view complaint() const { return complaint_; }

private:
  bool enter() {
    if (++depth_ > kDeepestNesting) {
      complaint_ = "nested too deeply, expected at most 512 levels";
      return false;
    }
    return true;
  }
  /// The bytes of the text were checked before, but "\udc00" only becomes a surrogate here.
  bool check(const char* text, std::size_t length) {
    const std::string_view decoded(text, length);
    if (decoded.find('\xED') != std::string_view::npos && find_invalid_utf8(decoded)) {
      complaint_ = "escaped surrogate without its other half";
      return false;
    }
    return true;
  }

  rapidjson::Document& document_;
  int depth_ = 0;
  std::string_view complaint_;
};

/// Where a text comes from, for messages.
struct Place {
  std::string_view text;
  std::string_view name;
  std::size_t first_line;
};

[[noreturn]] void fail(const Place& place, std::size_t byte_offset, std::string_view complaint) {
  const std::string_view before = place.text.substr(0, std::min(byte_offset, place.text.size()));
  const auto breaks = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t last_break = before.rfind('\n');
  const std::string_view line =
      last_break == std::string_view::npos ? before : before.substr(last_break + 1);
  throw Error(ErrorKind::Input,
              std::string(place.name) + ":" + std::to_string(place.first_line + breaks) + ":" +
                  std::to_string(count_code_points(line) + 1) + ": " + std::string(complaint));
}

std::string_view describe(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
      return "no JSON value found, expected one";
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return "text after the JSON value, expected the end";
    case rapidjson::kParseErrorValueInvalid:
      return "not a JSON value";
    case rapidjson::kParseErrorObjectMissName:
      return "object member without a name, expected a string or \"}\"";
    case rapidjson::kParseErrorObjectMissColon:
      return "name of an object member without \":\"";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return "object member not followed by \",\" or \"}\"";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return "array element not followed by \",\" or \"]\"";
    case rapidjson::kParseErrorStringMissQuotationMark:
      return "string without a closing quotation mark";
    case rapidjson::kParseErrorStringEscapeInvalid:
      return "invalid escape or unescaped control character in a string";
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return "\"\\u\" not followed by four hexadecimal digits";
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return "escaped surrogate without its other half";
    case rapidjson::kParseErrorNumberTooBig:
      return "number too big for a double";
    case rapidjson::kParseErrorNumberMissFraction:
      return "number without a digit after \".\"";
    case rapidjson::kParseErrorNumberMissExponent:
      return "number without a digit after \"e\"";
    default:
      return "not JSON";
  }
}

const rapidjson::Value& value_of(const void* value) {
  return *static_cast<const rapidjson::Value*>(value);
}

std::string_view text_of(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

}  // namespace

void JsonWriter::new_line(std::size_t depth) {
  if (indented_) {
    out_ += '\n';
    out_.append(depth, ' ');
  }
}

// Comma and line break before an element of an array or a name in an object.
void JsonWriter::separate() {
  Level& level = levels_.back();
  if (!level.empty) {
    out_ += ',';
  }
  level.empty = false;
  new_line(levels_.size());
}

void JsonWriter::before_value() {
  if (!levels_.empty() && !levels_.back().object) {
    separate();
  }
  assert(levels_.empty() || !levels_.back().object || key_written_);
  key_written_ = false;
}

void JsonWriter::open(char bracket, bool object) {
  before_value();
  out_ += bracket;
  levels_.push_back({object, true});
}

void JsonWriter::close(char bracket, [[maybe_unused]] bool object) {
  assert(!levels_.empty() && levels_.back().object == object && !key_written_);
  const bool empty = levels_.back().empty;
  levels_.pop_back();
  if (!empty) {
    new_line(levels_.size());
  }
  out_ += bracket;
}

JsonWriter& JsonWriter::begin_object() {
  open('{', true);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  close('}', true);
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  open('[', false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  close(']', false);
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!levels_.empty() && levels_.back().object && !key_written_);
  separate();
  append_string(out_, name);
  out_ += indented_ ? ": " : ":";
  key_written_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  before_value();
  append_string(out_, text);
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  assert(std::isfinite(number));
  if (!std::isfinite(number)) {
    return null();
  }
  before_value();
  append_number(out_, number);
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  before_value();
  append_number(out_, number);
  return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
  before_value();
  append_number(out_, number);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  before_value();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  before_value();
  out_ += "null";
  return *this;
}

bool JsonValue::is_object() const { return value_of(value_).IsObject(); }
bool JsonValue::is_array() const { return value_of(value_).IsArray(); }
bool JsonValue::is_string() const { return value_of(value_).IsString(); }
bool JsonValue::is_number() const { return value_of(value_).IsNumber(); }
bool JsonValue::is_bool() const { return value_of(value_).IsBool(); }
bool JsonValue::is_null() const { return value_of(value_).IsNull(); }

std::optional<JsonValue> JsonValue::find(std::string_view name) const {
  const rapidjson::Value& value = value_of(value_);
  if (!value.IsObject()) {
    return std::nullopt;
  }
  for (auto member = value.MemberBegin(); member != value.MemberEnd(); ++member) {
    if (text_of(member->name) == name) {
      return JsonValue(&member->value);
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> JsonValue::as_string() const {
  const rapidjson::Value& value = value_of(value_);
  return value.IsString() ? std::optional(text_of(value)) : std::nullopt;
}

std::optional<double> JsonValue::as_double() const {
  const rapidjson::Value& value = value_of(value_);
  return value.IsNumber() ? std::optional(value.GetDouble()) : std::nullopt;
}

std::optional<std::int64_t> JsonValue::as_int() const {
  const rapidjson::Value& value = value_of(value_);
  if (value.IsInt64()) {
    return value.GetInt64();
  }
  // Other programs write whole numbers as 3.0 or 1e3; 2^63 itself no longer fits.
  constexpr double kLimit = 9223372036854775808.0;
  if (value.IsDouble() && std::trunc(value.GetDouble()) == value.GetDouble() &&
      value.GetDouble() >= -kLimit && value.GetDouble() < kLimit) {
    return static_cast<std::int64_t>(value.GetDouble());
  }
  return std::nullopt;
}

std::optional<bool> JsonValue::as_bool() const {
  const rapidjson::Value& value = value_of(value_);
  return value.IsBool() ? std::optional(value.GetBool()) : std::nullopt;
}

std::optional<std::string_view> JsonValue::string_at(std::string_view name) const {
  const std::optional<JsonValue> member = find(name);
  return member ? member->as_string() : std::nullopt;
}

std::size_t JsonValue::size() const {
  const rapidjson::Value& value = value_of(value_);
  return value.IsArray() ? value.Size() : value.IsObject() ? value.MemberCount() : 0;
}

JsonValue JsonValue::operator[](std::size_t index) const {
  return JsonValue(&value_of(value_)[static_cast<rapidjson::SizeType>(index)]);
}

void JsonValue::for_each_member(
    const std::function<void(std::string_view name, JsonValue value)>& visit) const {
  const rapidjson::Value& value = value_of(value_);
  if (!value.IsObject()) {
    return;
  }
  std::set<std::string_view> seen;
  for (auto member = value.MemberBegin(); member != value.MemberEnd(); ++member) {
    if (seen.insert(text_of(member->name)).second) {
      visit(text_of(member->name), JsonValue(&member->value));
    }
  }
}

struct JsonDocument::State {
  rapidjson::Document document;
};

JsonDocument::JsonDocument(std::string_view text, std::string_view name, std::size_t first_line)
    : state_(std::make_unique<State>()) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  const Place place{text, name, first_line};
  if (const auto invalid = find_invalid_utf8(text)) {
    fail(place, *invalid, "invalid UTF-8");
  }
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  GuardedHandler handler(state_->document);
  const auto parse = [&](rapidjson::Document&) {
    constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;
    return !reader.Parse<kFlags>(stream, handler).IsError();
  };
  state_->document.Populate(parse);
  if (!handler.complaint().empty()) {
    fail(place, stream.Tell(), handler.complaint());
  }
  if (reader.HasParseError()) {
    fail(place, reader.GetErrorOffset(), describe(reader.GetParseErrorCode()));
  }
  if (stream.Tell() < text.size()) {  // RapidJSON takes a NUL byte for the end
    fail(place, stream.Tell(), describe(rapidjson::kParseErrorDocumentRootNotSingular));
  }
}

JsonDocument::~JsonDocument() = default;
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;

JsonValue JsonDocument::root() const {
  const rapidjson::Value& root = state_->document;
  return JsonValue(&root);
}

}  // namespace chronograph
