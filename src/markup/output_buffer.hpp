// SPDX-License-Identifier: Apache-2.0
// A block of output between a writer and its stream, so that a writer may append piece by piece and
// the memory stays bounded however long the file gets.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>

namespace chronograph {

/// Collects bytes and passes them on a block at a time; the rest when it goes out of scope.
class OutputBuffer {
public:
  explicit OutputBuffer(std::ostream& out) : out_(out) {}
  ~OutputBuffer() { flush(); }
  OutputBuffer(const OutputBuffer&) = delete;
  OutputBuffer& operator=(const OutputBuffer&) = delete;

  /// Where to append; what was appended earlier may be gone from it.
  [[nodiscard]] std::string& bytes() { return bytes_; }
  /// Passes the bytes on if a block is full. To be called between any two small pieces.
  void drain() {
    if (bytes_.size() >= kBlockSize) {
      flush();
    }
  }
  void flush() {
    out_.write(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
    bytes_.clear();
  }

private:
  static constexpr std::size_t kBlockSize = std::size_t{1} << 16U;
  std::ostream& out_;
  std::string bytes_;
};

}  // namespace chronograph
