// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form whose fields are asked for by name.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "ui/widgets/form_panel.h"

#include <QHash>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::ui {

/// What can be chosen: words and the value behind them.
using Options = std::vector<std::pair<QString, QString>>;

/// Field ids are the words that a Failure of core names, so that a refusal finds its field.
class RecordForm final : public QWidget {
    Q_OBJECT

public:
    RecordForm(const QString& title, const QString& saveText, QWidget* parent = nullptr);

    void line(const QString& id, const QString& label, const std::string& value, const QString& help = {});
    void text(const QString& id, const QString& label, const std::string& value, const QString& help = {});
    void choice(const QString& id, const QString& label, const Options& options, const QString& value,
                const QString& help = {});
    /// Typed as people write dates ("1 Oct 2011", "1/10/11"); may be empty.
    void date(const QString& id, const QString& label, std::optional<base::Date> value, const QString& help = {});
    void check(const QString& id, const QString& label, const QString& words, bool value, const QString& help = {});
    void number(const QString& id, const QString& label, int value, int least, int most, const QString& unit = {});
    /// Something to know, in quiet ink.
    void note(const QString& words);
    void pair() { m_panel->beginPair(); }

    [[nodiscard]] std::string textOf(const QString& id) const;
    [[nodiscard]] QString chosen(const QString& id) const;
    [[nodiscard]] base::Id idOf(const QString& id) const;
    [[nodiscard]] bool checked(const QString& id) const;
    [[nodiscard]] int numberOf(const QString& id) const;
    /// Nothing for an empty field. A text that is no date is refused there, and `allDatesRead` turns false.
    [[nodiscard]] std::optional<base::Date> dateOf(const QString& id);
    /// Whether every date asked for since the last `clearErrors` was one.
    [[nodiscard]] bool allDatesRead() const { return m_allDatesRead; }

    void clearErrors();
    void refuse(const base::Failure& failure);
    void setBusy(bool busy);
    void focusFirst();
    [[nodiscard]] FormPanel* panel() const { return m_panel; }
    [[nodiscard]] QWidget* field(const QString& id) const { return m_fields.value(id); }

Q_SIGNALS:
    void submitted();
    void cancelled();

private:
    void add(const QString& id, const QString& label, QWidget* field, const QString& help);

    FormPanel* m_panel;
    QHash<QString, QWidget*> m_fields;
    QWidget* m_first = nullptr;
    bool m_allDatesRead = true;
};

}  // namespace muster::ui
