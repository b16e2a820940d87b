// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which column of an older log is what, and which agency its names mean.
#pragma once

#include "core/actions/action_import.h"

#include <QHash>
#include <QWidget>

#include <utility>
#include <vector>

class QComboBox;
class QVBoxLayout;

namespace muster::ui {

class ColumnChoices;

class ImportMapping final : public QWidget {
    Q_OBJECT

public:
    explicit ImportMapping(QWidget* parent = nullptr);

    /// Lists the table's columns with what they were guessed to be.
    void show(const tables::Table& table, const actions::ImportPlan& guess,
              const std::vector<std::pair<base::Id, QString>>& agencies);
    /// Offers an agency for each name that is none; those already answered stay.
    void showUnknown(const std::vector<std::string>& names, bool someEmpty);
    [[nodiscard]] actions::ImportPlan plan() const;

Q_SIGNALS:
    void changed();

private:
    QComboBox* agencyChoice(const QString& label);

    ColumnChoices* m_columns;
    QVBoxLayout* m_names;
    QHash<QString, QComboBox*> m_meanings;
    QComboBox* m_whenEmpty = nullptr;
    std::vector<std::pair<base::Id, QString>> m_agencies;
};

}  // namespace muster::ui
