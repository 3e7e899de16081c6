#include "workspace/internal/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

constexpr int kBusyMilliseconds = 5000;

// What to say of a file that people take for a store: "" where it may have been one.
std::string WhatItIs(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string beginning(size_t{4096}, '\0');
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<size_t>(file.gcount()));
  std::erase(beginning, '\0');  // UTF-16
  const std::string lower = AsciiToLower(beginning);
  const auto holds = [&](std::string_view name) { return lower.find(name) != std::string::npos; };
  if (holds("<tmx")) {
    return "a TMX file, no database of Malmoi; `malmoi tm import FILE --memory DB` takes it into "
           "one, and "
           "`malmoi check` takes it as --memory as it is";
  }
  if (holds("<xliff")) {
    return "an XLIFF file, no database of Malmoi; `malmoi tm import FILE --memory DB` takes it "
           "into one";
  }
  if (holds("<martif") || holds("<tbx")) {
    return "a TBX file, no database of Malmoi; `malmoi glossary import FILE --workspace DIR` takes "
           "it "
           "into "
           "one";
  }
  const bool is_text =
      !beginning.empty() && ValidUtf8Prefix(beginning) + 3 >= beginning.size() &&
      std::ranges::none_of(beginning, [](char c) {
        return static_cast<uint8_t>(c) < ' ' && c != '\n' && c != '\r' && c != '\t';
      });
  if (!is_text) return {};
  return "a text file, no database of Malmoi; `malmoi tm import FILE --memory DB` takes tables of "
         "sentences "
         "into one, `malmoi glossary import FILE --workspace DIR` tables of terms";
}

void SetResult(sqlite3_context* context, int64_t number) { sqlite3_result_int64(context, number); }
void SetResult(sqlite3_context* context, const std::string& text) {
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

template <typename Result>
absl::Status DefineFunction(const Database& db, const char* name,
                            Result (*function)(std::string_view)) {
  const auto call = [](sqlite3_context* context, int, sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    const auto size = static_cast<size_t>(sqlite3_value_bytes(values[0]));
    const auto defined = reinterpret_cast<Result (*)(std::string_view)>(sqlite3_user_data(context));
    SetResult(context,
              defined(text == nullptr ? std::string_view() : std::string_view(text, size)));
  };
  const int code = sqlite3_create_function_v2(
      db.handle(), name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, reinterpret_cast<void*>(function),
      call, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : db.Error(code);
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

absl::StatusOr<Database> Database::Open(const std::string& path, Mode mode) {
  // A reader too opens for writing where it may: only so can the last one tidy the log away.
  // No locks of its own: objects are used by one thread at a time.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                    (mode == Mode::kCreate ? SQLITE_OPEN_CREATE : 0);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE, nullptr);
  Database db(handle, path);
  if (handle == nullptr) return IoError(path, "no memory to open it");
  if (code != SQLITE_OK) return db.Error(code);
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  if (mode == Mode::kRead) MALMOI_RETURN_IF_ERROR(db.Execute("PRAGMA query_only = ON"));
  return db;
}

absl::Status Database::Execute(const std::string& sql) {
  const int code = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : Error(code);
}

absl::Status Database::Define(const char* name, int64_t (*function)(std::string_view text)) {
  return DefineFunction(*this, name, function);
}
absl::Status Database::Define(const char* name, std::string (*function)(std::string_view text)) {
  return DefineFunction(*this, name, function);
}

absl::Status Database::Error(int code) const {
  switch (code & 0xff) {
    case SQLITE_NOTADB:
      if (std::string other = WhatItIs(path_); !other.empty()) {
        return InvalidInputError({path_, 0, 0}, other);
      }
      [[fallthrough]];
    case SQLITE_CORRUPT:
      return InvalidInputError(
          {path_, 0, 0},
          "this is no database of Malmoi, or it is damaged; nothing was changed. Move it away and "
          "build again; `sqlite3 malmoi.db .recover` may save the decisions in it");
    case SQLITE_FULL:
      return IoError(path_, "the disk is full; nothing was changed. Make room and run it again");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return IoError(path_, "another malmoi is writing here; wait for it to finish");
    case SQLITE_CANTOPEN:
      return IoError(path_, "cannot open: missing, or not to be read or written by this user");
    case SQLITE_READONLY:
      return IoError(path_, "cannot write here: the file or its folder is read-only");
    default:
      return IoError(path_, Concat(sqlite3_errmsg(handle()), "; nothing was changed"));
  }
}

Statement::Statement(const Database& db, std::string_view sql) : db_(db) {
  sqlite3_stmt* statement = nullptr;
  Check(sqlite3_prepare_v2(db.handle(), sql.data(), static_cast<int>(sql.size()), &statement,
                           nullptr));
  statement_.reset(statement);
}

bool Statement::Next() {
  if (!status_.ok()) return false;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) Check(code);
  return false;
}

std::string_view Statement::View(int column) const {
  const auto* text = sqlite3_column_text(statement_.get(), column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::Real(int column) const { return sqlite3_column_double(statement_.get(), column); }

void Statement::Reset() {
  if (status_.ok()) sqlite3_reset(statement_.get());
}

void Statement::Bind(int place, std::string_view text) {
  // An empty view may have no data, which SQLite would take for NULL.
  if (status_.ok()) {
    Check(sqlite3_bind_text64(statement_.get(), place, text.empty() ? "" : text.data(), text.size(),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
  }
}

void Statement::Bind(int place, int64_t number) {
  if (status_.ok()) Check(sqlite3_bind_int64(statement_.get(), place, number));
}

void Statement::Bind(int place, double number) {
  if (status_.ok()) Check(sqlite3_bind_double(statement_.get(), place, number));
}

void Statement::Check(int code) {
  if (code != SQLITE_OK && status_.ok()) status_ = db_.Error(code);
}

absl::Status Transaction::Begin() {
  MALMOI_RETURN_IF_ERROR(db_.Execute("BEGIN IMMEDIATE"));
  open_ = true;
  return absl::OkStatus();
}

absl::Status Transaction::Commit() {
  MALMOI_RETURN_IF_ERROR(db_.Execute("COMMIT"));
  open_ = false;
  return absl::OkStatus();
}

Transaction::~Transaction() {
  // After some errors SQLite has rolled back by itself; then this does nothing.
  if (open_) (void)db_.Execute("ROLLBACK");
}

}  // namespace malmoi
