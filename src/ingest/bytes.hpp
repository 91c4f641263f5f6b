// SPDX-License-Identifier: Apache-2.0
// The bytes of an input, whole: read from a file or standard input, decompressed where they are
// gzip or Zstandard.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chronograph {

/// The most bytes that one input may hold, compressed or not: what a Text can address.
inline constexpr std::size_t kLargestInput = 0xFFFFFFFF;
/// The most bytes that a compressed input may unpack to.
inline constexpr std::size_t kLargestUnpacked = std::size_t{1} << 30U;
/// A compressed input over kSmallUnpacked may unpack to so many times its size: articles compress
/// four- to tenfold, bombs a thousandfold.
inline constexpr std::size_t kLargestRatio = 200;
inline constexpr std::size_t kSmallUnpacked = std::size_t{32} << 20U;

/// Reads a file, "-" being standard input, and unpacks it. Throws Error(Input) with `path: ...`.
std::string read_bytes(const std::string& path);

/// Tells whether bytes begin like gzip or Zstandard.
bool is_compressed(std::string_view bytes);

/// Unpacks gzip or Zstandard. Throws Error(Input) with `name: ...` if it is broken or unpacks to
/// more than the limits.
std::string unpack(std::string_view bytes, const std::string& name);

}  // namespace chronograph
