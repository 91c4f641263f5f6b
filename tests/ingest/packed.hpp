// SPDX-License-Identifier: Apache-2.0
// Compressed bytes for tests.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <cstdint>
#include <string>
#include <string_view>

namespace chronograph {

enum class Packing : std::uint8_t { Gzip, Zstandard };

inline std::string packed(std::string_view text, Packing packing) {
  std::string buffer(text.size() + (std::size_t{1} << 16U), '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_raw(writer);
  if (packing == Packing::Gzip) {
    archive_write_add_filter_gzip(writer);
  } else {
    archive_write_add_filter_zstd(writer);
  }
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open_memory(writer, buffer.data(), buffer.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  archive_write_data(writer, text.data(), text.size());
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  buffer.resize(used);
  return buffer;
}

}  // namespace chronograph
