// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bar over the Run screen: which meeting, who chairs, how it stands.
#pragma once

#include <QWidget>

namespace muster::ui {

class Chip;
class PageHeader;
class RunDesk;

/// Body, date and chair at the left; running late, agencies here, projector and part two as words at the right.
class RunHeader final : public QWidget {
    Q_OBJECT

public:
    explicit RunHeader(RunDesk& desk, QWidget* parent = nullptr);

    /// What the projector shows, in words; empty while there is none.
    void setProjector(const QString& says, bool covered);

private:
    void show();

    RunDesk& m_desk;
    PageHeader* m_header;
    Chip* m_late;
    Chip* m_here;
    Chip* m_projector;
    Chip* m_partTwo;
};

}  // namespace muster::ui
