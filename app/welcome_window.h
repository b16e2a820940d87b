// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is shown when no data folder is open yet.
#pragma once

#include "core/sharing/helper_hub.h"

#include <QString>
#include <QWidget>

#include <functional>

namespace muster::ui {
class JoinForm;
class MessageBar;
class Prompts;
}  // namespace muster::ui

namespace muster::app {

/// Four ways in: the sample, a new partnership, one that others share, a folder that is there already. A refusal stays
/// in sight.
class WelcomeWindow final : public QWidget {
    Q_OBJECT

public:
    /// `prompts` must outlive the window.
    explicit WelcomeWindow(ui::Prompts& prompts, sharing::HelperOptions helper = {});

    void showRefusal(const QString& why);
    /// Shows the form that makes a folder from a shared file.
    void startJoining();
    [[nodiscard]] ui::JoinForm* joinForm() const { return m_join; }

Q_SIGNALS:
    void openWanted(const QString& folder);
    void newWanted(const QString& folder, const QString& name);
    void sampleWanted(const QString& folder);

private:
    void chooseFolder(const QString& title, const std::function<void(const QString&)>& use);
    void addChoice(QWidget* column, const QString& id, const QString& text, const QString& explanation,
                   const std::function<void()>& handler, bool primary);

    void endJoining();

    ui::Prompts& m_prompts;
    ui::MessageBar* m_message;
    QWidget* m_choices;
    ui::JoinForm* m_join;
};

}  // namespace muster::app
