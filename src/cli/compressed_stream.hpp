// SPDX-License-Identifier: Apache-2.0
// An output stream that packs what is written into gzip or Zstandard. No name and no time go into
// the file: same bytes every run.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace chronograph {

enum class Packing { None, Gzip, Zstandard };

/// By suffix: `.gz`, `.zst`.
Packing packing_of(std::string_view path);

/// Packs into `target`, which must outlive it. finish() must be called; it throws Error(Output) if
/// something could not be packed or written.
class CompressedStream : public std::ostream {
public:
  CompressedStream(Packing packing, std::ostream& target, const std::string& name);
  ~CompressedStream() override;
  CompressedStream(const CompressedStream&) = delete;
  CompressedStream& operator=(const CompressedStream&) = delete;

  void finish();

private:
  class Buffer;
  std::unique_ptr<Buffer> buffer_;
};

}  // namespace chronograph
