// SPDX-License-Identifier: GPL-3.0-or-later
//
// What partners want changed in circulated minutes, and what later meetings corrected in approved ones.
#pragma once

#include "core/meetings/minutes.h"

#include <QScrollArea>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QVBoxLayout;

namespace muster::ui {

class FormPanel;
class MessageBar;
class ReplicaBridge;

/// Amendments of one meeting's minutes, old and new side by side, with their decision; corrections after approval; and
/// the form that proposes the one or records the other.
class AmendmentsSide final : public QWidget {
    Q_OBJECT

public:
    explicit AmendmentsSide(ReplicaBridge& bridge, QWidget* parent = nullptr);

    void showMeeting(const base::Id& meeting);
    /// Opens the form for an amendment of circulated minutes.
    void propose();
    /// Opens it for a correction of approved ones, which the running meeting of the same body records.
    void correct();

Q_SIGNALS:
    void said(const QString& text, bool withUndo);

private:
    void fill();
    void addCard(const meetings::Amendment& amendment);
    void addCorrection(const meetings::Correction& correction);
    void openForm(bool correcting);
    void decide(const base::Id& amendment, bool accept);
    void save();
    void saved(const base::Result<base::Id>& result, const QString& text);
    [[nodiscard]] FormPanel* makeForm();

    ReplicaBridge& m_bridge;
    base::Id m_meeting;
    QStackedWidget* m_stack;
    QVBoxLayout* m_column;
    MessageBar* m_message;
    FormPanel* m_form = nullptr;
    bool m_correcting = false;
    QComboBox* m_minute;
    QLineEdit* m_by;
    QComboBox* m_agency;
    QPlainTextEdit* m_old;
    QPlainTextEdit* m_new;
    QLineEdit* m_why;
};

}  // namespace muster::ui
