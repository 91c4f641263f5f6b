// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include "chronograph/error.hpp"
#include "ingest/bytes.hpp"

#include <cerrno>
#include <filesystem>
#include <istream>
#include <iterator>
#include <ostream>
#include <system_error>
#include <unistd.h>

namespace chronograph {
namespace {

namespace fs = std::filesystem;

// std::strerror is not thread-safe; the category's message is.
std::string reason(int error_number) {
  return error_number == 0 ? "the system gives no reason"
                           : std::generic_category().message(error_number);
}

[[noreturn]] void cannot_write(const std::string& name, int error_number) {
  if (error_number == EPIPE) {
    throw Error(ErrorKind::Output, name + ": the reader closed the pipe");
  }
  throw Error(ErrorKind::Output, name + ": cannot write: " + reason(error_number));
}

}  // namespace

Output::Output(std::string path, std::ostream& standard_output)
    : path_(std::move(path)), standard_output_(standard_output) {
  if (path_ == "-") {
    return;
  }
  // A device such as /dev/null or /dev/full, or a named pipe, cannot be replaced by a rename:
  // written in place.
  std::error_code failure;
  const fs::file_status status = fs::status(path_, failure);
  const bool in_place =
      fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
  temporary_ = in_place ? path_ : path_ + ".part-" + std::to_string(::getpid());
  errno = 0;
  if (fs::is_directory(status)) {
    throw Error(ErrorKind::Output, path_ + ": is a folder, expected a file name");
  }
  file_.open(temporary_, std::ios::binary | std::ios::trunc);
  if (!file_) {
    const int error_number = errno;
    temporary_.clear();
    cannot_write(path_, error_number);
  }
  if (packing_of(path_) != Packing::None) {
    packed_ = std::make_unique<CompressedStream>(packing_of(path_), file_, path_);
  }
}

Output::~Output() {
  if (!temporary_.empty() && temporary_ != path_) {
    file_.close();
    std::error_code ignored;
    fs::remove(temporary_, ignored);
  }
}

std::ostream& Output::stream() {
  if (packed_) {
    return *packed_;
  }
  return path_ == "-" ? standard_output_ : file_;
}

void Output::commit() {
  if (packed_) {
    packed_->finish();
    packed_.reset();
  }
  check_written(stream(), path_ == "-" ? "standard output" : path_);
  if (temporary_.empty()) {
    return;
  }
  errno = 0;
  file_.close();
  if (file_.fail()) {
    cannot_write(path_, errno);
  }
  if (temporary_ != path_) {
    std::error_code failure;
    fs::rename(temporary_, path_, failure);
    if (failure) {
      cannot_write(path_, failure.value());
    }
  }
  temporary_.clear();
}

std::string output_path(const cxxopts::ParseResult& parsed, const std::string& fallback) {
  const std::string path =
      parsed.count("output") > 0 ? parsed["output"].as<std::string>() : fallback;
  std::error_code ignored;
  if (path != "-" && parsed.count("force") == 0 && fs::is_regular_file(path, ignored)) {
    throw Error(ErrorKind::Output, path + ": exists already; --force replaces it");
  }
  return path;
}

void check_written(std::ostream& stream, const std::string& name) {
  // The stream may have failed long before; the last write then tells the reason again.
  errno = 0;
  if (!stream) {
    stream.clear();
    stream.put('\n');
  }
  stream.flush();
  if (!stream || errno == ENOSPC || errno == EPIPE) {
    cannot_write(name, errno);
  }
}

std::string read_all(const std::string& path, std::istream& standard_input) {
  if (path != "-") {
    return read_bytes(path);
  }
  std::string bytes(std::istreambuf_iterator<char>(standard_input), {});
  return is_compressed(bytes) ? unpack(bytes, "standard input") : bytes;
}

}  // namespace chronograph
