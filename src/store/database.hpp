// SPDX-License-Identifier: Apache-2.0
// SQLite behind two small values: a connection and a prepared statement. Every failure becomes an
// Error that names the file and says what the user can do.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace chronograph {

enum class StoreAccess : std::uint8_t {
  Read,    ///< many at a time, also while another process writes
  Write,   ///< each transaction is on the disk when it returns
  Create,  ///< a new file that nobody sees before it is whole: fast, no use after a crash
};

class Statement {
public:
  Statement(sqlite3* connection, const std::string& path, std::string_view sql);

  /// Binds the parameters from the first on; texts and bytes must live until the next step.
  template <typename... Values>
  Statement& bind(const Values&... values) {
    reset();
    int index = 0;
    (bind_at(++index, values), ...);
    return *this;
  }
  /// Steps to the next row; false after the last. Throws as Database does.
  bool step();
  /// Runs a statement that has no rows, and makes it ready for the next.
  void run();
  void reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double number(int column) const;
  /// Valid until the next step.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] bool is_integer(int column) const;

private:
  void bind_at(int index, std::int64_t value);
  void bind_at(int index, std::int32_t value) { bind_at(index, std::int64_t{value}); }
  void bind_at(int index, std::uint32_t value) { bind_at(index, std::int64_t{value}); }
  void bind_at(int index, double value);
  void bind_at(int index, std::string_view text);
  void bind_at(int index, const std::string& text) { bind_at(index, std::string_view(text)); }
  void bind_at(int index, const char* text) { bind_at(index, std::string_view(text)); }
  void bind_at(int index, std::span<const std::uint8_t> bytes);
  void bind_at(int index, std::nullptr_t);
  template <typename Value>
  void bind_at(int index, const std::optional<Value>& value) {
    value ? bind_at(index, *value) : bind_at(index, nullptr);
  }

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  sqlite3* connection_;
  std::string path_;
};

/// An open file. Throws Error(Input) for what is no SQLite file, is truncated or damaged; Error
/// (Output) where it cannot be written: locked by another process for longer than five seconds,
/// read-only, or the disk is full. A failed transaction leaves the file as it was.
class Database {
public:
  /// `name` stands for the path in messages, where that is not the one that the user gave.
  Database(std::string path, StoreAccess access, std::string name = {});

  void execute(const std::string& sql);
  [[nodiscard]] Statement prepare(std::string_view sql) const;
  /// The one value of a statement that has one row; 0 if it has none.
  [[nodiscard]] std::int64_t integer(std::string_view sql) const;
  /// Rows that the last statement changed.
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] StoreAccess access() const { return access_; }

private:
  void open(const std::string& name, int flags);

  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::string path_;  // as messages name it
  StoreAccess access_;
  std::unique_ptr<sqlite3, Close> connection_;
};

/// Undoes everything since its begin unless it is committed.
class Transaction {
public:
  /// A read transaction sees one state of the file; a write transaction keeps other writers out.
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

private:
  Database& database_;
  bool open_ = true;
};

}  // namespace chronograph
