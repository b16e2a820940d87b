// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/welcome_window.h"

#include "ui/sharing/join_form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace muster::app {

using namespace ui;

namespace {

    constexpr int kColumnWidth = 460;

}  // namespace

WelcomeWindow::WelcomeWindow(Prompts& prompts, sharing::HelperOptions helper)
    : m_prompts(prompts)
    , m_message(new MessageBar(this))
    , m_choices(new QWidget(this))
    , m_join(new JoinForm(prompts, std::move(helper), this))
{
    setWindowTitle(tr("Muster"));
    resize(900, 620);
    auto* outer = new QHBoxLayout(this);
    QWidget* column = m_choices;
    column->setFixedWidth(kColumnWidth);
    m_join->setFixedWidth(kColumnWidth);
    m_join->hide();
    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(kSpace2);
    outer->addStretch();
    outer->addWidget(column);
    outer->addWidget(m_join);
    outer->addStretch();
    connect(m_join, &JoinForm::cancelled, this, &WelcomeWindow::endJoining);
    connect(m_join, &JoinForm::joined, this, [this](const QString& folder) {
        endJoining();
        Q_EMIT openWanted(folder);
    });

    layout->addStretch();
    layout->addWidget(new TextLabel(tr("Welcome to Muster"), TextStyle::Title, TextLabel::Ink::Normal, column));
    auto* words = new TextLabel(tr("Prepare, chair and minute the meetings of a community safety partnership. "
                                   "Everything is kept in one folder on this computer."),
                                TextStyle::Body, TextLabel::Ink::Quiet, column);
    words->setWordWrap(true);
    layout->addWidget(words);
    layout->addSpacing(kSpace4);
    layout->addWidget(m_message);

    addChoice(column, QStringLiteral("welcome.sample"), tr("Try the sample partnership"),
              tr("A whole partnership with its next meeting ready to run. Nothing in it is real."),
              [this] {
                  const QDir kept {QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)};
                  Q_EMIT sampleWanted(kept.filePath(QStringLiteral("muster/sample")));
              },
              true);
    addChoice(column, QStringLiteral("welcome.new"), tr("Start a new partnership"),
              tr("Choose an empty folder and give the partnership its name."),
              [this] {
                  chooseFolder(tr("Folder for the new partnership"), [this](const QString& folder) {
                      const auto name = m_prompts.text(this, tr("New partnership"), tr("Name of the partnership"),
                                                       {}, false);
                      if (name && !name->trimmed().isEmpty()) {
                          Q_EMIT newWanted(folder, name->trimmed());
                      }
                  });
              },
              false);
    addChoice(column, QStringLiteral("welcome.join"), tr("Join a shared file"),
              tr("A partnership that somebody else shares on a drive. You get a copy of your own."),
              [this] { startJoining(); }, false);
    addChoice(column, QStringLiteral("welcome.open"), tr("Open a folder"),
              tr("A partnership that is on this computer already."),
              [this] {
                  chooseFolder(tr("Folder of the partnership"),
                               [this](const QString& folder) { Q_EMIT openWanted(folder); });
              },
              false);
    layout->addStretch();
}

void WelcomeWindow::startJoining()
{
    m_message->dismiss();
    m_choices->hide();
    m_join->show();
    m_join->takeFocus();
}

void WelcomeWindow::endJoining()
{
    m_join->hide();
    m_choices->show();
}

void WelcomeWindow::addChoice(QWidget* column, const QString& id, const QString& text, const QString& explanation,
                              const std::function<void()>& handler, bool primary)
{
    auto* button = new QPushButton(text, column);
    button->setObjectName(id);
    button->setProperty("primary", primary);
    button->setAccessibleName(text);
    button->setAccessibleDescription(explanation);
    connect(button, &QPushButton::clicked, this, handler);
    column->layout()->addWidget(button);
    auto* words = new TextLabel(explanation, TextStyle::Small, TextLabel::Ink::Quiet, column);
    words->setWordWrap(true);
    column->layout()->addWidget(words);
}

void WelcomeWindow::chooseFolder(const QString& title, const std::function<void(const QString&)>& use)
{
    if (const auto folder = m_prompts.folder(this, title)) {
        use(*folder);
    }
}

void WelcomeWindow::showRefusal(const QString& why) { m_message->showRefusal(why); }

}  // namespace muster::app
