// SPDX-License-Identifier: GPL-3.0-or-later
//
// The seam for questions and file names: pages ask Prompts and never open a dialog themselves,
// so that a test can answer.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

class QWidget;

namespace muster::ui {

/// A file to open or to write.
struct FileQuestion {
    QString title;  ///< of the dialog, such as "Save the minutes"
    QString suggestedName;  ///< name or path to start from
    QStringList filters;  ///< such as "PDF document (*.pdf)"
};

/// A question with named answers. Ask only where undo cannot serve (leaving a window with work
/// unsaved, removing a key, publishing).
struct Question {
    QString title;
    QString text;
    QStringList answers;  ///< the verbs on the buttons, the safe one last
};

class Prompts {
public:
    virtual ~Prompts() = default;

    /// Empty when the user gave up.
    virtual std::optional<QString> openFile(QWidget* parent, const FileQuestion& question) = 0;
    virtual QStringList openFiles(QWidget* parent, const FileQuestion& question) = 0;
    virtual std::optional<QString> saveFile(QWidget* parent, const FileQuestion& question) = 0;
    virtual std::optional<QString> folder(QWidget* parent, const QString& title) = 0;
    /// A line of text; `secret` hides what is typed (passphrases).
    virtual std::optional<QString> text(QWidget* parent, const QString& title, const QString& label,
                                        const QString& initial, bool secret) = 0;
    /// Index of the answer; the last one (the safe one) when the dialog was closed.
    virtual int ask(QWidget* parent, const Question& question) = 0;
};

/// Qt's dialogs in the program's words.
class DialogPrompts final : public Prompts {
public:
    std::optional<QString> openFile(QWidget* parent, const FileQuestion& question) override;
    QStringList openFiles(QWidget* parent, const FileQuestion& question) override;
    std::optional<QString> saveFile(QWidget* parent, const FileQuestion& question) override;
    std::optional<QString> folder(QWidget* parent, const QString& title) override;
    std::optional<QString> text(QWidget* parent, const QString& title, const QString& label, const QString& initial,
                                bool secret) override;
    int ask(QWidget* parent, const Question& question) override;
};

}  // namespace muster::ui
