// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an import shows before anything comes in.
#pragma once

#include <QWidget>

#include <functional>

namespace muster::ui {

class DataTable;
class TextLabel;

/// At the left what the columns mean; at the right what would come in, line by line, with all that is to be said of the
/// chosen line under it.
class ImportView final : public QWidget {
    Q_OBJECT

public:
    /// Takes ownership of `mapping`. `lines`: what the table lists.
    ImportView(QWidget* mapping, const QString& lines, QWidget* parent = nullptr);

    [[nodiscard]] DataTable* rows() const { return m_rows; }
    /// Sentences about a line; empty for none.
    void setAbout(std::function<QString(int)> about) { m_about = std::move(about); }
    /// In one line what would come in, and under it what is to be known; may be empty.
    void setWords(const QString& summary, const QStringList& remarks);
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString remarks() const;

private:
    DataTable* m_rows;
    TextLabel* m_summary;
    TextLabel* m_remarks;
    TextLabel* m_line;
    std::function<QString(int)> m_about;
};

}  // namespace muster::ui
