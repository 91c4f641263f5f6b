// SPDX-License-Identifier: Apache-2.0
// A file's bytes without reading them: the kernel brings in what is touched.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace chronograph::nn {

class MappedFile {
public:
  MappedFile() = default;
  /// Throws Error(Model) if the file cannot be opened and mapped.
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  [[nodiscard]] std::span<const std::byte> bytes() const {
    return {static_cast<const std::byte*>(memory_), size_};
  }

private:
  void* memory_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace chronograph::nn
