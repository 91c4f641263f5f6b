// SPDX-License-Identifier: Apache-2.0
#include "store/database.hpp"

#include "chronograph/error.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <sqlite3.h>
#include <system_error>
#include <unistd.h>

namespace chronograph {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyMilliseconds = 5000;

// What quick_check finds first, so that the message can say where the damage is.
std::string damage_of(sqlite3* connection) {
  sqlite3_stmt* statement = nullptr;
  std::string found;
  if (sqlite3_prepare_v2(connection, "PRAGMA quick_check(1)", -1, &statement, nullptr) ==
          SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW) {
    const unsigned char* text = sqlite3_column_text(statement, 0);
    found = text == nullptr ? "" : reinterpret_cast<const char*>(text);
  }
  sqlite3_finalize(statement);
  for (char& c : found) {
    c = c == '\n' ? ' ' : c;
  }
  return found.empty() || found == "ok" ? "" : ": " + found;
}

[[noreturn]] void fail(sqlite3* connection, const std::string& path, int code) {
  const int system_error = sqlite3_system_errno(connection);
  const std::string reason =
      system_error == 0 ? "" : ": " + std::generic_category().message(system_error);
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      throw Error(ErrorKind::Input, path +
                                        ": is no store; chronograph build INPUT -o FILE.db "
                                        "makes one");
    case SQLITE_CORRUPT:
      throw Error(ErrorKind::Input, path + ": the store is truncated or damaged" +
                                        damage_of(connection) +
                                        "; restore a copy or build it anew");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorKind::Output,
                  path + ": another process is writing to the store; try again when it is done");
    case SQLITE_FULL:
      throw Error(ErrorKind::Output,
                  path + ": cannot write: no space left on device; the store is as it was");
    case SQLITE_READONLY:
      throw Error(ErrorKind::Output, path + ": cannot write: the file or its folder is read-only");
    case SQLITE_CANTOPEN:
      throw Error(ErrorKind::Input, path + ": cannot open the store" + reason);
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_SHORT_READ) {
        throw Error(ErrorKind::Input,
                    path + ": the store is truncated; restore a copy or build it anew");
      }
      throw Error(code == SQLITE_IOERR_READ ? ErrorKind::Input : ErrorKind::Output,
                  path + ": cannot " + (code == SQLITE_IOERR_READ ? "read" : "write") +
                      (reason.empty() ? ": " + std::string(sqlite3_errmsg(connection)) : reason) +
                      "; the store is as it was");
    default:
      throw Error(ErrorKind::Input, path + ": " + sqlite3_errmsg(connection));
  }
}

// The name of a file as SQLite's URIs want it.
std::string uri_of(const std::string& path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      const auto byte = static_cast<unsigned char>(c);
      uri += '%';
      uri += kDigits[byte >> 4U];
      uri += kDigits[byte & 15U];
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

// SQLite fills up the last page of a file with zeros without a word. While there is a log the file
// may be at work.
void refuse_part_of_page(const std::string& path) {
  std::error_code ignored;
  std::array<char, 18> head{};
  std::ifstream file(path, std::ios::binary);
  if (fs::exists(path + "-wal", ignored) || !file.read(head.data(), head.size()) ||
      !std::string_view(head.data(), head.size()).starts_with("SQLite format 3")) {
    return;
  }
  // The size of a page, big-endian.
  const auto page = static_cast<std::uintmax_t>(static_cast<unsigned char>(head[16]) * 256 +
                                                static_cast<unsigned char>(head[17]));
  if (page >= 512 && fs::file_size(path, ignored) % page != 0) {
    throw Error(ErrorKind::Input,
                path + ": the store is truncated; restore a copy or build it anew");
  }
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* connection, const std::string& path, std::string_view sql)
    : connection_(connection), path_(path) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  statement_.reset(statement);
  if (code != SQLITE_OK) {
    fail(connection, path, sqlite3_extended_errcode(connection));
  }
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) {
    fail(connection_, path_, sqlite3_extended_errcode(connection_));
  }
  return code == SQLITE_ROW;
}

void Statement::run() {
  step();
  reset();
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::number(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool Statement::is_integer(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER;
}

void Statement::bind_at(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), index, value);
}

void Statement::bind_at(int index, double value) {
  sqlite3_bind_double(statement_.get(), index, value);
}

void Statement::bind_at(int index, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), index, text.empty() ? "" : text.data(), text.size(),
                      SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind_at(int index, std::span<const std::uint8_t> bytes) {
  const void* data = bytes.data();
  sqlite3_bind_blob64(statement_.get(), index, data == nullptr ? "" : data, bytes.size(),
                      SQLITE_STATIC);
}

void Statement::bind_at(int index, std::nullptr_t /*nothing*/) {
  sqlite3_bind_null(statement_.get(), index);
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Database::Database(std::string path, StoreAccess access, std::string name)
    : path_(name.empty() ? path : std::move(name)), access_(access) {
  const bool is_new = access == StoreAccess::Create;
  std::error_code ignored;
  if (!is_new && !fs::is_regular_file(path, ignored)) {
    throw Error(ErrorKind::Input, path_ + ": there is no such store; chronograph build INPUT -o " +
                                      path_ + " makes one");
  }
  if (!is_new) {
    refuse_part_of_page(path);
  }
  // A reader opens for writing too where it may: it can then put right what a killed writer left.
  const bool writable = is_new || (::access(path.c_str(), W_OK) == 0 &&
                                   ::access(fs::absolute(path).parent_path().c_str(), W_OK) == 0);
  if (!writable && access == StoreAccess::Write) {
    throw Error(ErrorKind::Output, path_ + ": cannot write: the file or its folder is read-only");
  }
  if (!writable && !fs::exists(path + "-wal", ignored)) {
    open(uri_of(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  } else {
    open(path, writable ? SQLITE_OPEN_READWRITE | (is_new ? SQLITE_OPEN_CREATE : 0)
                        : SQLITE_OPEN_READONLY);
  }
}

void Database::open(const std::string& name, int flags) {
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &connection, flags, nullptr);
  connection_.reset(connection);
  if (code != SQLITE_OK) {
    fail(connection, path_, sqlite3_extended_errcode(connection));
  }
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, kBusyMilliseconds);
  if (access_ != StoreAccess::Create) {  // which may do without a journal
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  }
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(connection_.get(), path_, sqlite3_extended_errcode(connection_.get()));
  }
}

Statement Database::prepare(std::string_view sql) const { return {connection_.get(), path_, sql}; }

std::int64_t Database::integer(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Database::changes() const { return sqlite3_changes64(connection_.get()); }

Transaction::Transaction(Database& database) : database_(database) {
  database_.execute(database.access() == StoreAccess::Read ? "BEGIN" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) {
    try {
      database_.execute("ROLLBACK");
    } catch (const Error&) {  // SQLite has rolled back by itself after a failed write
    }
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace chronograph
