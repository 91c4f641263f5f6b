// SPDX-License-Identifier: Apache-2.0
// The functions behind the rows of commands(), one file each.
#pragma once

#include "cli/command.hpp"

namespace chronograph {

void add_add(cxxopts::Options& options);
int run_add(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_annotate(cxxopts::Options& options);
int run_annotate(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_build(cxxopts::Options& options);
int run_build(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_diff(cxxopts::Options& options);
int run_diff(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_export(cxxopts::Options& options);
int run_export(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_fix(cxxopts::Options& options);
int run_fix(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_formats(cxxopts::Options& options);
int run_formats(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_map(cxxopts::Options& options);
int run_map(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_merge(cxxopts::Options& options);
int run_merge(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_model(cxxopts::Options& options);
int run_model(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_query(cxxopts::Options& options);
int run_query(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_remove(cxxopts::Options& options);
int run_remove(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_schema(cxxopts::Options& options);
int run_schema(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_show(cxxopts::Options& options);
int run_show(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_stats(cxxopts::Options& options);
int run_stats(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_timeline(cxxopts::Options& options);
int run_timeline(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_validate(cxxopts::Options& options);
int run_validate(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_view(cxxopts::Options& options);
int run_view(const cxxopts::ParseResult& parsed, const Streams& streams);
void add_why(cxxopts::Options& options);
int run_why(const cxxopts::ParseResult& parsed, const Streams& streams);

}  // namespace chronograph
