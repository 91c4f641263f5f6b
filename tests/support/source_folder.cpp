// SPDX-License-Identifier: Apache-2.0
#include "support/source_folder.hpp"

namespace chronograph::test {

std::filesystem::path source_dir() { return CHRONOGRAPH_SOURCE_DIR; }

std::string in_source(std::string_view path) { return (source_dir() / path).string(); }

}  // namespace chronograph::test
