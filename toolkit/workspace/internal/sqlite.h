// Internal to workspace/: a thin layer over SQLite's C API with our kind of errors.
//
//   Statement insert(db, "INSERT INTO note VALUES (?, ?)");
//   MALMOI_RETURN_IF_ERROR(insert.Run(note.id, note.line));
//   Statement select(db, "SELECT id FROM note");
//   while (select.Next()) use(select.Text(0));
//   MALMOI_RETURN_IF_ERROR(select.status());
//
// Objects may move between threads but are used by one at a time.
#ifndef MALMOI_WORKSPACE_INTERNAL_SQLITE_H_
#define MALMOI_WORKSPACE_INTERNAL_SQLITE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

struct sqlite3;
struct sqlite3_stmt;

namespace malmoi {

class Database {
 public:
  enum class Mode {
    kRead,    // changes nothing
    kCreate,  // for writing; makes what is not there
  };
  static absl::StatusOr<Database> Open(const std::string& path, Mode mode);

  // One or several statements that return nothing.
  absl::Status Execute(const std::string& sql);

  // Makes `function` known to SQL as name(text).
  absl::Status Define(const char* name, int64_t (*function)(std::string_view text));
  absl::Status Define(const char* name, std::string (*function)(std::string_view text));

  // What the result code means, with what to do.
  absl::Status Error(int code) const;

  sqlite3* handle() const { return handle_.get(); }
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  Database(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}

  std::unique_ptr<sqlite3, Close> handle_;
  std::string path_;
};

class Statement {
 public:
  // `db` must outlive the statement. An error in `sql` shows in status().
  Statement(const Database& db, std::string_view sql);

  // Binds the values to ?1, ?2, … and runs to the end; for statements without rows.
  template <typename... Values>
  absl::Status Run(const Values&... values) {
    Start(values...);
    while (Next()) {
    }
    return status_;
  }

  // Binds the values; Next() then goes to the first row.
  template <typename... Values>
  void Start(const Values&... values) {
    Reset();
    int place = 0;
    (Bind(++place, values), ...);
  }

  // False at the end and on an error, which status() tells.
  bool Next();
  const absl::Status& status() const { return status_; }

  std::string Text(int column) const { return std::string(View(column)); }
  std::string_view View(int column) const;  // until the next step
  int64_t Integer(int column) const;
  size_t Size(int column) const { return static_cast<size_t>(Integer(column)); }
  double Real(int column) const;

  // Ends the reading, so that others may write or change the schema.
  void Reset();

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  void Bind(int place, std::string_view text);
  void Bind(int place, const std::string& text) { Bind(place, std::string_view(text)); }
  void Bind(int place, const char* text) { Bind(place, std::string_view(text)); }
  void Bind(int place, int64_t number);
  void Bind(int place, int number) { Bind(place, static_cast<int64_t>(number)); }
  void Bind(int place, size_t number) { Bind(place, static_cast<int64_t>(number)); }
  void Bind(int place, bool flag) { Bind(place, static_cast<int64_t>(flag)); }
  void Bind(int place, double number);
  void Check(int code);

  const Database& db_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  absl::Status status_;
};

// BEGIN IMMEDIATE now; ROLLBACK when it goes out of scope without Commit().
class Transaction {
 public:
  explicit Transaction(Database& db) : db_(db) {}
  Transaction(const Transaction&) = delete;  // there is one transaction a connection
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  absl::Status Begin();
  absl::Status Commit();

 private:
  Database& db_;
  bool open_ = false;
};

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_INTERNAL_SQLITE_H_
