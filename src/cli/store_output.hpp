// SPDX-License-Identifier: Apache-2.0
// A new store under construction: it gets its name when it is whole.
#pragma once

#include "chronograph/store/store.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace chronograph {

/// Tells whether a target names a store by its suffix: `.db`, `.sqlite`, `.sqlite3`.
bool is_store_target(std::string_view target);

class StoreOutput {
public:
  /// Throws Error(Output) if the file is there already, unless `force`, or cannot be made. A store
  /// grows over time, so unlike a graph it is not replaced without asking.
  StoreOutput(std::string path, bool force);
  ~StoreOutput();
  StoreOutput(const StoreOutput&) = delete;
  StoreOutput& operator=(const StoreOutput&) = delete;

  Store& store() { return *store_; }
  void commit();

private:
  std::string path_;
  std::string temporary_;
  std::optional<Store> store_;
};

}  // namespace chronograph
