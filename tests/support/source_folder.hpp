// SPDX-License-Identifier: Apache-2.0
// Where the checkout lies. Only source_folder.cpp is compiled with the path, so that the objects of
// all other tests are the same in every checkout and a compiler cache can share them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace chronograph::test {

/// Returns the root of the checkout that the tests were built from.
std::filesystem::path source_dir();

/// Returns the path of a file of the checkout, given relative to its root.
std::string in_source(std::string_view path);

}  // namespace chronograph::test
