// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way in for a second computer.
#pragma once

#include "core/sharing/helper_hub.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace muster::ui {

class FormPanel;
class Prompts;
class ShareRun;
class WorkBar;

/// Asks which shared file and which folder, and makes the folder from the file on a thread of its own. Cancelled or
/// refused, nothing is left behind, and what was typed stays.
class JoinForm final : public QWidget {
    Q_OBJECT

public:
    /// `prompts` must outlive the form.
    JoinForm(Prompts& prompts, sharing::HelperOptions helper, QWidget* parent = nullptr);
    ~JoinForm() override;

    [[nodiscard]] QLineEdit* addressField() const { return m_address; }
    [[nodiscard]] QLineEdit* folderField() const { return m_folder; }
    [[nodiscard]] FormPanel* form() const { return m_form; }
    [[nodiscard]] WorkBar* workBar() const { return m_work; }
    [[nodiscard]] bool isJoining() const { return m_run != nullptr; }
    void takeFocus();

Q_SIGNALS:
    /// The folder holds the partnership now.
    void joined(const QString& folder);
    void cancelled();

private:
    void chooseFile();
    void suggestFolder();
    void join();
    void finish();

    Prompts& m_prompts;
    sharing::HelperOptions m_helper;
    FormPanel* m_form;
    QLineEdit* m_address;
    QLineEdit* m_folder;
    QPushButton* m_chooseFile;
    QPushButton* m_chooseFolder;
    WorkBar* m_work;
    QString m_suggested;
    ShareRun* m_run = nullptr;
};

}  // namespace muster::ui
