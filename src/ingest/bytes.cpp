// SPDX-License-Identifier: Apache-2.0
// Files by system calls, whose errors tell the reason; compression by libarchive's filters.
#include "ingest/bytes.hpp"

#include "chronograph/error.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace chronograph {
namespace {

[[noreturn]] void fail(const std::string& name, const std::string& what) {
  throw Error(ErrorKind::Input, name + ": " + what);
}

[[noreturn]] void fail_for_errno(const std::string& name, int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      fail(name, "there is no such file");
    case EACCES:
    case EPERM:
      fail(name, "cannot be read: permission denied");
    case EISDIR:
      fail(name, "is a folder, expected a file");
    default:
      fail(name, "cannot be read: " + std::generic_category().message(error));
  }
}

class OpenFile {
public:
  explicit OpenFile(const std::string& path)
      : descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
        owned_(path != "-") {
    if (descriptor_ < 0) {
      fail_for_errno(path, errno);
    }
  }
  ~OpenFile() {
    if (owned_) {
      ::close(descriptor_);
    }
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  [[nodiscard]] int descriptor() const { return descriptor_; }

private:
  int descriptor_;
  bool owned_;
};

std::string read_file(const std::string& path) {
  const std::string too_large = "holds more than 4 GiB, the limit of one input; split it";
  const OpenFile file(path);
  struct stat status {};
  if (::fstat(file.descriptor(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) {
      fail_for_errno(path, EISDIR);
    }
    if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > kLargestInput) {
      fail(path, too_large);
    }
  }
  std::string bytes;
  bytes.reserve(S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) + 1 : 0);
  std::array<char, 256 * 1024> buffer{};
  while (true) {
    const ssize_t count = ::read(file.descriptor(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      fail_for_errno(path, errno);
    }
    if (count == 0) {
      return bytes;
    }
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > kLargestInput) {
      fail(path, too_large);
    }
  }
}

using ArchiveReader = std::unique_ptr<archive, decltype(&archive_read_free)>;

[[noreturn]] void fail_for_archive(const std::string& name, archive* reader) {
  const char* reason = archive_error_string(reader);
  fail(name, std::string("cannot be unpacked: ") + (reason == nullptr ? "broken data" : reason));
}

void check_size(const std::string& name, std::size_t packed, std::size_t unpacked) {
  if (unpacked > kLargestUnpacked) {
    fail(name, "unpacks to more than 1 GiB, the limit of a compressed input; unpack it first");
  }
  if (unpacked > kSmallUnpacked && unpacked / kLargestRatio > packed) {
    fail(name, "unpacks to more than " + std::to_string(kLargestRatio) +
                   " times its size, which no article does; unpack it first");
  }
}

}  // namespace

bool is_compressed(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B") || bytes.starts_with("\x28\xB5\x2F\xFD");
}

std::string unpack(std::string_view bytes, const std::string& name) {
  const ArchiveReader reader(archive_read_new(), &archive_read_free);
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_zstd(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_read_support_format_empty(reader.get());
  archive_entry* entry = nullptr;
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    fail_for_archive(name, reader.get());
  }
  const int header = archive_read_next_header(reader.get(), &entry);
  if (header == ARCHIVE_EOF) {
    return {};
  }
  if (header != ARCHIVE_OK) {
    fail_for_archive(name, reader.get());
  }
  std::string unpacked;
  std::array<char, 64 * 1024> buffer{};
  while (true) {
    const la_ssize_t count = archive_read_data(reader.get(), buffer.data(), buffer.size());
    if (count < 0) {
      fail_for_archive(name, reader.get());
    }
    if (count == 0) {
      return unpacked;
    }
    unpacked.append(buffer.data(), static_cast<std::size_t>(count));
    check_size(name, bytes.size(), unpacked.size());
  }
}

std::string read_bytes(const std::string& path) {
  std::string bytes = read_file(path);
  if (is_compressed(bytes)) {
    return unpack(bytes, path);
  }
  if (path.ends_with(".gz") || path.ends_with(".zst")) {
    if (bytes.empty()) {
      fail(path, "is empty");
    }
    fail(path, "is not compressed, expected gzip or Zstandard data for that suffix");
  }
  return bytes;
}

}  // namespace chronograph
