// SPDX-License-Identifier: Apache-2.0
// From the bytes of a file to UTF-8. What the bytes say (a byte order mark, their validity) goes
// before what they claim; whatever had to be guessed is said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chronograph {

/// Text as UTF-8, always valid. It is the given bytes themselves where they need no change, so that
/// a large file is not copied: they must outlive it.
class Decoded {
public:
  Decoded(std::string_view given, std::string encoding_name)
      : encoding(std::move(encoding_name)), given_(given) {}
  Decoded(std::string converted, std::string encoding_name, std::string notice_text)
      : encoding(std::move(encoding_name)),
        notice(std::move(notice_text)),
        converted_(std::move(converted)) {}

  [[nodiscard]] std::string_view text() const { return converted_ ? *converted_ : given_; }

  std::string encoding;  ///< "utf-8", "utf-16le", "utf-16be", "windows-1252"
  std::string notice;    ///< what was guessed or lost, for the user; empty if nothing was

private:
  std::string_view given_;
  std::optional<std::string> converted_;
};

/// Tells why bytes are no text ("is binary: ..."); empty if they may be some.
std::string why_binary(std::string_view bytes);

/// Decodes bytes that are no binary. `declared` is the character set that a page names for itself,
/// if any; it is asked only where the bytes are not valid UTF-8. Never fails: what cannot be
/// decoded becomes U+FFFD.
Decoded decode(std::string_view bytes, std::string_view declared = {});

/// Returns bytes of unknown encoding (a file name) as valid UTF-8.
std::string to_valid_utf8(std::string_view bytes);

}  // namespace chronograph
