// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/prompts.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace muster::ui {
namespace {

const QString kFilterSeparator = QStringLiteral(";;");

std::optional<QString> orNothing(const QString& path)
{
    if (path.isEmpty())
        return std::nullopt;
    return path;
}

}  // namespace

std::optional<QString> DialogPrompts::openFile(QWidget* parent, const FileQuestion& question)
{
    return orNothing(QFileDialog::getOpenFileName(parent, question.title, question.suggestedName,
                                                  question.filters.join(kFilterSeparator)));
}

QStringList DialogPrompts::openFiles(QWidget* parent, const FileQuestion& question)
{
    return QFileDialog::getOpenFileNames(parent, question.title, question.suggestedName,
                                         question.filters.join(kFilterSeparator));
}

std::optional<QString> DialogPrompts::saveFile(QWidget* parent, const FileQuestion& question)
{
    return orNothing(QFileDialog::getSaveFileName(parent, question.title, question.suggestedName,
                                                  question.filters.join(kFilterSeparator)));
}

std::optional<QString> DialogPrompts::folder(QWidget* parent, const QString& title)
{
    return orNothing(QFileDialog::getExistingDirectory(parent, title));
}

std::optional<QString> DialogPrompts::text(QWidget* parent, const QString& title, const QString& label,
                                           const QString& initial, bool secret)
{
    bool given = false;
    const QString answer =
        QInputDialog::getText(parent, title, label, secret ? QLineEdit::Password : QLineEdit::Normal, initial, &given);
    if (!given)
        return std::nullopt;
    return answer;
}

int DialogPrompts::ask(QWidget* parent, const Question& question)
{
    QMessageBox box(QMessageBox::NoIcon, question.title, question.text, QMessageBox::NoButton, parent);
    QList<QAbstractButton*> buttons;
    for (const QString& answer : question.answers)
        buttons.append(box.addButton(answer, QMessageBox::ActionRole));
    if (buttons.isEmpty())
        return -1;
    // The last answer is the safe one: Enter, Escape and closing the box all mean it.
    box.setEscapeButton(buttons.last());
    box.setDefaultButton(qobject_cast<QPushButton*>(buttons.last()));
    box.exec();
    const auto chosen = buttons.indexOf(box.clickedButton());
    return static_cast<int>(chosen < 0 ? buttons.size() - 1 : chosen);
}

}  // namespace muster::ui
