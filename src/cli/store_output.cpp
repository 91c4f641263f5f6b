// SPDX-License-Identifier: Apache-2.0
#include "cli/store_output.hpp"

#include "chronograph/error.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace chronograph {
namespace {

namespace fs = std::filesystem;

// What SQLite keeps beside a file while it is open.
constexpr std::array<std::string_view, 3> kCompanions{"-wal", "-shm", "-journal"};

void remove_companions(const std::string& path) {
  std::error_code ignored;
  for (const std::string_view companion : kCompanions) {
    fs::remove(path + std::string(companion), ignored);
  }
}

}  // namespace

bool is_store_target(std::string_view target) {
  constexpr std::array<std::string_view, 3> kEndings{".db", ".sqlite", ".sqlite3"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return target.ends_with(ending); });
}

StoreOutput::StoreOutput(std::string path, bool force) : path_(std::move(path)) {
  std::error_code ignored;
  if (fs::exists(path_, ignored) && (!force || !fs::is_regular_file(path_, ignored))) {
    throw Error(ErrorKind::Output,
                path_ + ": exists already; chronograph add adds to a store, --force replaces it");
  }
  temporary_ = path_ + ".part-" + std::to_string(::getpid());
  fs::remove(temporary_, ignored);
  store_ = Store::create(temporary_, path_);
}

StoreOutput::~StoreOutput() {
  if (!temporary_.empty()) {
    store_.reset();
    std::error_code ignored;
    fs::remove(temporary_, ignored);
    remove_companions(temporary_);
  }
}

void StoreOutput::commit() {
  store_->finish();
  store_.reset();
  // The log of a store that is replaced must not be taken for one of the new file.
  remove_companions(path_);
  std::error_code failure;
  fs::rename(temporary_, path_, failure);
  if (failure) {
    throw Error(ErrorKind::Output, path_ + ": cannot write: " + failure.message());
  }
  temporary_.clear();
}

}  // namespace chronograph
