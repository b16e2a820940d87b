// SPDX-License-Identifier: GPL-3.0-or-later
//
// One transaction on a connection.
#pragma once

#include "core/replica/database.h"
#include "core/replica/storage_error.h"

namespace muster::replica {

/// Begins when made; whatever ends its life before `commit` rolls it back.
class Transaction {
public:
    enum class Begin {
        Writing,  ///< takes the write lock at once
        Deferred  ///< takes it at the first write, in each schema by itself
    };

    explicit Transaction(Database& database, Begin begin = Begin::Writing)
        : m_database(database)
    {
        m_database.execute(begin == Begin::Writing ? "BEGIN IMMEDIATE" : "BEGIN");
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction()
    {
        if (!m_open) {
            return;
        }
        try {
            m_database.execute("ROLLBACK");
        } catch (const StorageError&) {
            // SQLite rolls back by itself on the errors after which ROLLBACK fails.
        }
    }

    void commit()
    {
        m_database.execute("COMMIT");
        m_open = false;
    }

private:
    Database& m_database;
    bool m_open = true;
};

}  // namespace muster::replica
