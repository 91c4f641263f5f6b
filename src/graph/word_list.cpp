// SPDX-License-Identifier: Apache-2.0
#include "graph/word_list.hpp"

#include "chronograph/error.hpp"
#include "embedded_word_list.hpp"
#include "text/split.hpp"

#include <string>

namespace chronograph {

void for_each_list_row(std::string_view name,
                       const std::function<void(std::span<const std::string_view>)>& visit) {
  const std::string_view text = embedded_word_list(name);
  if (text.empty()) {
    throw Error(ErrorKind::Model,
                "word list \"" + std::string(name) + "\" is not part of this program");
  }
  for_each_table_row(text, visit);
}

}  // namespace chronograph
