// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is needed when.
#pragma once

#include "ui/meetings/agenda_words.h"

#include <QScrollArea>

class QVBoxLayout;

namespace muster::ui {

/// Beside the agenda: empty chairs and who to ring, swaps, arrival windows per agency, what timed attendance saves,
/// who might chair.
class AgendaSide final : public QScrollArea {
    Q_OBJECT

public:
    explicit AgendaSide(QWidget* parent = nullptr);

    void showAgenda(const replica::Reader& reader, const AgendaFacts& facts);

Q_SIGNALS:
    void swapRequested(const base::Id& first, const base::Id& second);

private:
    void addChairs(const replica::Reader& reader, const AgendaFacts& facts);
    void addWindows(const AgendaFacts& facts);
    void addMinutes(const AgendaFacts& facts);
    void addChairing(const replica::Reader& reader, const AgendaFacts& facts);
    void addSection(const QString& title);

    QVBoxLayout* m_column;
};

}  // namespace muster::ui
