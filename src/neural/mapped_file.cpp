// SPDX-License-Identifier: Apache-2.0
// mmap of POSIX; the descriptor is closed at once, the mapping stays.
#include "neural/mapped_file.hpp"

#include "chronograph/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace chronograph::nn {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& message) {
  throw Error(ErrorKind::Model, path + ": " + message);
}

}  // namespace

MappedFile::MappedFile(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    fail(path, std::string("cannot open the model file: ") + std::strerror(errno));
  }
  struct stat status {};
  const bool is_file = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = is_file ? static_cast<std::size_t>(status.st_size) : 0;
  void* memory = size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : nullptr;
  ::close(descriptor);
  if (size == 0) {
    fail(path, is_file ? "empty, expected a model file" : "no regular file");
  }
  if (memory == MAP_FAILED) {
    fail(path, "cannot map the model file");
  }
  memory_ = memory;
  size_ = size;
}

MappedFile::~MappedFile() {
  if (memory_ != nullptr) {
    ::munmap(memory_, size_);
  }
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : memory_(std::exchange(other.memory_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(memory_, other.memory_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace chronograph::nn
