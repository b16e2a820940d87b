// SPDX-License-Identifier: GPL-3.0-or-later
//
// Broken storage, as opposed to a refused wish.
#pragma once

#include <stdexcept>
#include <string>

namespace muster::replica {

/// Thrown inside core when SQLite fails; `Replica` turns it into a `Failure` at its edge.
/// The text names the operation and SQLite's reason, never a stored value.
class StorageError : public std::runtime_error {
public:
    StorageError(const std::string& what, int extendedCode)
        : std::runtime_error(what)
        , m_code(extendedCode)
    {
    }

    /// SQLite's extended result code.
    [[nodiscard]] int code() const { return m_code; }
    /// The file's content cannot be trusted (SQLITE_CORRUPT, SQLITE_NOTADB).
    [[nodiscard]] bool isDamage() const { return (m_code & 0xFF) == 11 || (m_code & 0xFF) == 26; }
    /// Somebody else holds a lock (SQLITE_BUSY, SQLITE_LOCKED).
    [[nodiscard]] bool isBusy() const { return (m_code & 0xFF) == 5 || (m_code & 0xFF) == 6; }
    /// No room left (SQLITE_FULL).
    [[nodiscard]] bool isFull() const { return (m_code & 0xFF) == 13; }
    /// May only be read (SQLITE_READONLY, SQLITE_PERM).
    [[nodiscard]] bool isReadOnly() const { return (m_code & 0xFF) == 8 || (m_code & 0xFF) == 3; }
    /// What was written contradicts what is there (SQLITE_CONSTRAINT).
    [[nodiscard]] bool isContradiction() const { return (m_code & 0xFF) == 19; }
    /// What was expected in the file is not there (SQLITE_ERROR): no such table, no such column.
    [[nodiscard]] bool isMissingPart() const { return (m_code & 0xFF) == 1; }

private:
    int m_code;
};

}  // namespace muster::replica
