// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sentences under a heading, each with its moment.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace muster::ui {

/// One sentence of a list.
struct ListedLine {
    QString moment;  ///< may be empty
    QString who;  ///< said first, in semi-bold; may be empty
    QString what;
    QString more {};  ///< a quiet second line

    bool operator==(const ListedLine&) const = default;
};

/// Made anew only where a sentence is another one, so that the place a reader is at stays.
class LineList final : public QWidget {
    Q_OBJECT

public:
    /// `momentWidth`: 0 for lists without moments.
    LineList(const QString& heading, int momentWidth, QWidget* parent = nullptr);

    /// `empty` is said where there are no lines.
    void setLines(const QList<ListedLine>& lines, const QString& empty = {});
    [[nodiscard]] const QList<ListedLine>& lines() const { return m_lines; }
    /// Under the lines.
    void addBelow(QWidget* widget);

private:
    int m_momentWidth;
    QVBoxLayout* m_column;
    QWidget* m_box = nullptr;
    QList<ListedLine> m_lines;
    QString m_empty;
};

}  // namespace muster::ui
