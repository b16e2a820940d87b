// SPDX-License-Identifier: GPL-3.0-or-later
//
// Forms: label over the field, what is wrong under it.
#pragma once

#include <QDialog>
#include <QHash>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace muster::ui {

class MessageBar;

/// One field of a form. Ties label, help and error to the field for screen readers.
class FormRow final : public QWidget {
    Q_OBJECT

public:
    FormRow(const QString& label, QWidget* field, const QString& help = {}, QWidget* parent = nullptr);

    void setError(const QString& text);
    void clearError();
    [[nodiscard]] QString error() const;
    [[nodiscard]] QWidget* field() const { return m_field; }

private:
    void describe();

    QLabel* m_label;
    QWidget* m_field;
    QLabel* m_help;
    QLabel* m_error;
};

/// A form in a side panel or a dialog: rows, a place for a refusal that belongs to no field, and
/// two buttons. Ctrl+Enter saves, Escape gives up. It checks nothing itself: the owner listens to
/// `submitted`, tries the command, and shows what was refused with `setError`.
class FormPanel final : public QWidget {
    Q_OBJECT

public:
    explicit FormPanel(const QString& title, const QString& saveText, QWidget* parent = nullptr);

    /// Adds a row. `fieldId` is the field word that a Failure carries.
    FormRow* addField(const QString& fieldId, const QString& label, QWidget* field, const QString& help = {});
    /// Puts two rows side by side from the next two `addField` calls on.
    void beginPair();
    /// Adds anything else in the order of the form.
    void addWidget(QWidget* widget);

    /// Shows an error under its field and moves the focus there; an unknown or empty field shows
    /// it over the buttons. A form that scrolls is scrolled there.
    void setError(const QString& fieldId, const QString& text);
    void clearErrors();
    [[nodiscard]] FormRow* row(const QString& fieldId) const;
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
    void setTitle(const QString& title);

Q_SIGNALS:
    void submitted();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void scrollTo(QWidget* part);

    QLabel* m_title;
    QVBoxLayout* m_rows;
    QHBoxLayout* m_pair = nullptr;
    int m_pairLeft = 0;
    MessageBar* m_refusal;
    QPushButton* m_save;
    QPushButton* m_cancel;
    QHash<QString, FormRow*> m_byId;
};

/// A FormPanel in a window of its own. It stays open until the owner calls accept(): a refusal
/// must be readable beside what was typed.
class FormDialog final : public QDialog {
    Q_OBJECT

public:
    FormDialog(const QString& title, const QString& saveText, QWidget* parent);
    [[nodiscard]] FormPanel* form() const { return m_form; }

private:
    FormPanel* m_form;
};

}  // namespace muster::ui
