// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chosen item, beside the agenda.
#pragma once

#include "ui/meetings/agenda_words.h"

#include <QScrollArea>

class QVBoxLayout;

namespace muster::ui {

class MessageBar;
class ReplicaBridge;

/// What the item says, and what each agency answered for it; answers are recorded here.
class AgendaItemSide final : public QScrollArea {
    Q_OBJECT

public:
    explicit AgendaItemSide(ReplicaBridge& bridge, QWidget* parent = nullptr);

    /// Null shows what to do instead.
    void showItem(const AgendaFacts& facts, const meetings::AgendaItem* item);

Q_SIGNALS:
    void said(const QString& text, bool withUndo);
    void sheetWanted();
    void paperWanted();

private:
    void fill(const AgendaFacts& facts, const meetings::AgendaItem* item);
    /// Tags, what protects a person, problem-solving, papers, and the ways to change them.
    void addSheet(const AgendaFacts& facts, const meetings::AgendaItem& item);
    void addReplies(const AgendaFacts& facts, const meetings::AgendaItem& item);
    void record(const base::Id& meeting, const base::Id& item, const base::Id& agency, meetings::Reply reply);

    ReplicaBridge& m_bridge;
    QVBoxLayout* m_column;
    MessageBar* m_message;
};

}  // namespace muster::ui
