// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each column of a table that comes in means.
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

#include <utility>
#include <vector>

class QComboBox;
class QVBoxLayout;

namespace muster::ui {

/// A choice that stays as narrow as its place.
[[nodiscard]] QComboBox* narrowChoice();

/// A list of columns, each with its heading, the first thing that stands in it, and a choice of meanings.
class ColumnChoices final : public QWidget {
    Q_OBJECT

public:
    struct Column {
        QString heading;
        QString example;  ///< cut where it is long
        int meaning = 0;  ///< what it was guessed to be
    };

    explicit ColumnChoices(QWidget* parent = nullptr);

    /// `meanings`: the words of each and its number.
    void show(const std::vector<Column>& columns, const std::vector<std::pair<QString, int>>& meanings);
    /// One number for each column.
    [[nodiscard]] std::vector<int> chosen() const;

Q_SIGNALS:
    void changed();

private:
    QVBoxLayout* m_column;
    QWidget* m_list = nullptr;
    std::vector<QComboBox*> m_fields;
};

}  // namespace muster::ui
