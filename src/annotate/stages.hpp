// SPDX-License-Identifier: Apache-2.0
// The stages, one file each, named after the layer that they provide.
#pragma once

#include "chronograph/annotate/stage.hpp"

#include <memory>

namespace chronograph {

std::unique_ptr<Stage> make_zones(const StageOptions& options);
std::unique_ptr<Stage> make_tokens(const StageOptions& options);
std::unique_ptr<Stage> make_sentences(const StageOptions& options);
std::unique_ptr<Stage> make_syntax(const StageOptions& options);
std::unique_ptr<Stage> make_lemmas(const StageOptions& options);
std::unique_ptr<Stage> make_times(const StageOptions& options);
std::unique_ptr<Stage> make_mentions(const StageOptions& options);
std::unique_ptr<Stage> make_entities(const StageOptions& options);
std::unique_ptr<Stage> make_events(const StageOptions& options);
std::unique_ptr<Stage> make_arguments(const StageOptions& options);
std::unique_ptr<Stage> make_statuses(const StageOptions& options);
std::unique_ptr<Stage> make_types(const StageOptions& options);
std::unique_ptr<Stage> make_numbers(const StageOptions& options);
std::unique_ptr<Stage> make_whens(const StageOptions& options);
std::unique_ptr<Stage> make_causes(const StageOptions& options);
std::unique_ptr<Stage> make_links(const StageOptions& options);
std::unique_ptr<Stage> make_relations(const StageOptions& options);
std::unique_ptr<Stage> make_cases(const StageOptions& options);
std::unique_ptr<Stage> make_wordings(const StageOptions& options);

}  // namespace chronograph
