// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form of a record, field by field.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QComboBox;

namespace muster::ui {

class FormPanel;

/// One answer of a choice. `id` nil stands for none.
struct Choice {
    QString text;
    base::Id id = {};
};

/// Builds a FormPanel from fields known by the word that a Failure carries, and reads what was typed in them. A refusal
/// stands under its field; nothing typed is ever cleared.
class RecordForm final : public QWidget {
    Q_OBJECT

public:
    RecordForm(const QString& title, const QString& saveText, QWidget* parent = nullptr);

    void addText(const QString& field, const QString& label, std::string_view value = {}, const QString& help = {});
    void addLongText(const QString& field, const QString& label, std::string_view value = {}, const QString& help = {});
    /// Read as "15 November 2011", "15 Nov 2011", "15/11/2011" or "2011-11-15"; empty is no date.
    void addDate(const QString& field, const QString& label, std::optional<base::Date> value = {},
                 const QString& help = {});
    /// "10:00"; empty is none.
    void addTime(const QString& field, const QString& label, std::optional<base::TimeOfDay> value = {},
                 const QString& help = {});
    /// A whole number; empty is none.
    void addNumber(const QString& field, const QString& label, std::optional<int> value = {}, const QString& help = {});
    void addChoice(const QString& field, const QString& label, std::vector<Choice> choices, const base::Id& value = {},
                   const QString& help = {});
    /// A choice known by its place.
    void addChoice(const QString& field, const QString& label, const QStringList& choices, int value,
                   const QString& help = {});
    void addTick(const QString& field, const QString& label, bool value);
    /// A passphrase.
    void addSecret(const QString& field, const QString& label, const QString& help = {});
    void addSentence(const QString& text);
    /// The next two fields stand side by side.
    void beginPair();
    /// Any other field.
    void addWidget(QWidget* widget);
    void addField(const QString& field, const QString& label, QWidget* widget, const QString& help = {});

    [[nodiscard]] std::string text(const QString& field) const;
    [[nodiscard]] QString rawText(const QString& field) const;
    [[nodiscard]] std::optional<base::Date> date(const QString& field) const;
    /// The same; says `sentence` under the field when it is empty.
    [[nodiscard]] std::optional<base::Date> requiredDate(const QString& field, const QString& sentence);
    [[nodiscard]] std::optional<base::TimeOfDay> time(const QString& field) const;
    [[nodiscard]] std::optional<int> number(const QString& field) const;
    [[nodiscard]] base::Id id(const QString& field) const;
    [[nodiscard]] int index(const QString& field) const;
    [[nodiscard]] bool isTicked(const QString& field) const;
    [[nodiscard]] QWidget* widget(const QString& field) const { return m_fields.value(field); }

    /// What happens on Save, once every date, time and number can be read.
    void onSave(std::function<void(RecordForm&)> save) { m_save = std::move(save); }
    /// While the answer is awaited Save rests.
    void setWaiting(bool waiting);
    void showFailure(const base::Failure& failure);
    [[nodiscard]] QString error(const QString& field) const;
    /// Whether something was typed since the form was opened.
    [[nodiscard]] bool isTouched() const;
    /// Call when all fields are there: remembers what they hold and puts the focus in the first.
    void begin();
    [[nodiscard]] FormPanel* panel() const { return m_panel; }

Q_SIGNALS:
    void cancelled();
    /// Some field changed.
    void edited();

private:
    void submit();
    [[nodiscard]] QString fingerprint() const;
    void addLine(const QString& field, const QString& label, const QString& value, const QString& help);

    FormPanel* m_panel;
    QHash<QString, QWidget*> m_fields;
    QStringList m_order;
    QHash<QString, std::vector<Choice>> m_choices;
    QStringList m_dates;
    QStringList m_times;
    QStringList m_numbers;
    QString m_begun;
    std::function<void(RecordForm&)> m_save;
};

/// What somebody typed as a date; nothing when it cannot be read.
[[nodiscard]] std::optional<base::Date> typedDate(const QString& text);

}  // namespace muster::ui
