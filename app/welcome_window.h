// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is shown when no data folder is open yet.
#pragma once

#include <QString>
#include <QWidget>

#include <functional>

namespace muster::ui {
class MessageBar;
class Prompts;
}  // namespace muster::ui

namespace muster::app {

/// Three ways in: the sample, a new partnership, a folder that is there already. A refusal stays in sight.
class WelcomeWindow final : public QWidget {
    Q_OBJECT

public:
    /// `prompts` must outlive the window.
    explicit WelcomeWindow(ui::Prompts& prompts);

    void showRefusal(const QString& why);

Q_SIGNALS:
    void openWanted(const QString& folder);
    void newWanted(const QString& folder, const QString& name);
    void sampleWanted(const QString& folder);

private:
    void chooseFolder(const QString& title, const std::function<void(const QString&)>& use);
    void addChoice(QWidget* column, const QString& id, const QString& text, const QString& explanation,
                   const std::function<void()>& handler, bool primary);

    ui::Prompts& m_prompts;
    ui::MessageBar* m_message;
};

}  // namespace muster::app
