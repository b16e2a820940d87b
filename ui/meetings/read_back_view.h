// SPDX-License-Identifier: GPL-3.0-or-later
//
// F6: the item's decisions and actions, large, to be read out.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace muster::ui {

class RunDesk;

/// One sentence a line, large enough to read at arm's length. Takes the place of the record until closed.
class ReadBackView final : public QWidget {
    Q_OBJECT

public:
    explicit ReadBackView(RunDesk& desk, QWidget* parent = nullptr);
    void open();

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void read();

    RunDesk& m_desk;
    QVBoxLayout* m_lines;
};

}  // namespace muster::ui
