// SPDX-License-Identifier: Apache-2.0
// Memory that begins at a cache line and is never shrunk: what packed weights and the scratch of
// a thread live in.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <type_traits>

namespace chronograph::nn {

/// An array of numbers aligned to 64 bytes. Growing it loses what it holds.
template <typename Number>
class Buffer {
  static_assert(std::is_trivially_copyable_v<Number>);
  static constexpr std::align_val_t kAlignment{64};
  struct Release {
    void operator()(Number* memory) const { ::operator delete[](memory, kAlignment); }
  };

public:
  Buffer() = default;
  explicit Buffer(std::size_t size) { reserve(size); }

  /// Makes room for `size` numbers, not initialised; allocates only beyond the most ever asked.
  Number* reserve(std::size_t size) {
    if (size > size_) {
      memory_.reset(static_cast<Number*>(::operator new[](size * sizeof(Number), kAlignment)));
      size_ = size;
    }
    return memory_.get();
  }
  [[nodiscard]] Number* data() { return memory_.get(); }
  [[nodiscard]] const Number* data() const { return memory_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }
  Number& operator[](std::size_t index) { return memory_.get()[index]; }
  const Number& operator[](std::size_t index) const { return memory_.get()[index]; }

private:
  std::unique_ptr<Number, Release> memory_;
  std::size_t size_ = 0;
};

}  // namespace chronograph::nn
