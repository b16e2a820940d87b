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

private:
    int m_code;
};

}  // namespace muster::replica
