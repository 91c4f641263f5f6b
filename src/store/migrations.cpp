// SPDX-License-Identifier: Apache-2.0
#include "store/migrations.hpp"

#include "chronograph/error.hpp"
#include "embedded_sql.hpp"

#include <array>
#include <string>
#include <string_view>

namespace chronograph {
namespace {

// "CGRH": tells our files from those of other programs that use SQLite.
constexpr std::int64_t kApplicationId = 0x43475248;

// Each takes a file from the version before to `version`. To change the evidence tables, add a row
// and leave the earlier ones as they are; the derived tables need none (see `stamp` in store.cpp).
struct Migration {
  std::int64_t version;
  std::string_view script;
};
constexpr std::array kMigrations{
    Migration{1, "schema.sql"},
};
constexpr std::int64_t kVersion = kMigrations.back().version;

void migrate(Database& database, std::int64_t from) {
  Transaction transaction(database);
  for (const Migration& migration : kMigrations) {
    if (migration.version > from) {
      database.execute(std::string(embedded_sql(migration.script)));
      database.execute("PRAGMA user_version=" + std::to_string(migration.version));
    }
  }
  transaction.commit();
}

}  // namespace

void make_schema(Database& database) {
  database.execute("PRAGMA application_id=" + std::to_string(kApplicationId));
  migrate(database, 0);
}

void check_schema(Database& database) {
  if (database.integer("PRAGMA application_id") != kApplicationId) {
    throw Error(ErrorKind::Input, database.path() +
                                      ": is an SQLite file of another program, "
                                      "expected a chronograph store");
  }
  const std::int64_t version = database.integer("PRAGMA user_version");
  if (version > kVersion) {
    throw Error(ErrorKind::Input, database.path() + ": is a store of version " +
                                      std::to_string(version) +
                                      ", this program knows versions up to " +
                                      std::to_string(kVersion) + "; use a newer chronograph");
  }
  if (version < kVersion) {
    migrate(database, version);
  }
}

}  // namespace chronograph
