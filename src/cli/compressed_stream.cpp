// SPDX-License-Identifier: Apache-2.0
#include "cli/compressed_stream.hpp"

#include "chronograph/error.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <streambuf>

namespace chronograph {

Packing packing_of(std::string_view path) {
  if (path.ends_with(".gz")) {
    return Packing::Gzip;
  }
  return path.ends_with(".zst") ? Packing::Zstandard : Packing::None;
}

class CompressedStream::Buffer : public std::streambuf {
public:
  Buffer(Packing packing, std::ostream& target, std::string name)
      : archive_(archive_write_new()), target_(target), name_(std::move(name)) {
    // One unnamed member of unknown size is what libarchive calls raw: the packed bytes and nothing
    // else.
    archive_write_set_format_raw(archive_);
    if (packing == Packing::Gzip) {
      archive_write_add_filter_gzip(archive_);
      archive_write_set_filter_option(archive_, "gzip", "timestamp", nullptr);
    } else {
      archive_write_add_filter_zstd(archive_);
    }
    archive_write_set_bytes_in_last_block(archive_, 1);
    archive_entry* entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    const bool ready =
        archive_write_open(archive_, this, nullptr, &Buffer::pass_on, nullptr) == ARCHIVE_OK &&
        archive_write_header(archive_, entry) == ARCHIVE_OK;
    archive_entry_free(entry);
    if (!ready) {
      fail();
    }
    setp(pending_.data(), pending_.data() + pending_.size());
  }
  ~Buffer() override { archive_write_free(archive_); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  void finish() {
    if (sync() != 0 || archive_write_close(archive_) != ARCHIVE_OK) {
      fail();
    }
  }

protected:
  int_type overflow(int_type c) override {
    if (sync() != 0) {
      return traits_type::eof();
    }
    if (!traits_type::eq_int_type(c, traits_type::eof())) {
      sputc(traits_type::to_char_type(c));
    }
    return traits_type::not_eof(c);
  }

  int sync() override {
    const auto size = static_cast<std::size_t>(pptr() - pbase());
    if (size > 0 && archive_write_data(archive_, pbase(), size) != static_cast<la_ssize_t>(size)) {
      return -1;
    }
    setp(pending_.data(), pending_.data() + pending_.size());
    return 0;
  }

private:
  [[noreturn]] void fail() const {
    const char* reason = archive_error_string(archive_);
    throw Error(ErrorKind::Output,
                name_ + ": cannot write: " + (reason == nullptr ? "packing failed" : reason));
  }

  static la_ssize_t pass_on(archive* /*archive*/, void* self, const void* bytes, std::size_t size) {
    auto& target = static_cast<Buffer*>(self)->target_;
    target.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
    return target ? static_cast<la_ssize_t>(size) : -1;
  }

  archive* archive_;
  std::ostream& target_;
  std::string name_;
  std::array<char, 1 << 16> pending_{};
};

CompressedStream::CompressedStream(Packing packing, std::ostream& target, const std::string& name)
    : std::ostream(nullptr), buffer_(std::make_unique<Buffer>(packing, target, name)) {
  rdbuf(buffer_.get());
}

CompressedStream::~CompressedStream() = default;

void CompressedStream::finish() { buffer_->finish(); }

}  // namespace chronograph
