// SPDX-License-Identifier: GPL-3.0-or-later
//
// A paper written in Muster.
#pragma once

#include "core/meetings/papers.h"

#include <QScrollArea>

namespace muster::ui {

class RecordForm;
class ReplicaBridge;

/// Purpose, background, proposal and recommendations, one a line (requirements D11). An item that has papers shows the
/// first; another one is chosen at the top.
class PaperForm final : public QScrollArea {
    Q_OBJECT

public:
    explicit PaperForm(ReplicaBridge& bridge, QWidget* parent = nullptr);

    /// Takes the focus. The item must not be sealed.
    void edit(const base::Id& meeting, const base::Id& item);

Q_SIGNALS:
    void finished(const QString& said);
    void cancelled();

private:
    void showPaper(std::size_t which);
    void save(RecordForm& form);

    ReplicaBridge& m_bridge;
    base::Id m_meeting;
    base::Id m_item;
    std::vector<meetings::WrittenPaper> m_papers;
    std::size_t m_shown = 0;  ///< behind the last one for a new paper
};

}  // namespace muster::ui
