// SPDX-License-Identifier: Apache-2.0
// The event types that there are, for what people write: resources/plover.tsv.
#pragma once

#include <map>
#include <string_view>

namespace chronograph {

/// Quad class by event type; empty for the extensions ("x-disaster").
const std::map<std::string_view, std::string_view>& quad_of_type();

}  // namespace chronograph
