// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every section is: a table, the steps for a row, and a form beside it.
#pragma once

#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/partnership/record_form.h"
#include "ui/partnership/record_model.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QPushButton;

namespace muster::ui {

class DataTable;
class EmptyState;
class MessageBar;
class RecordSection;
class TextLabel;

/// Hands the command of a filled form to core.
using Submit = std::function<void(RecordForm& form)>;

/// Something to do with the selected row beside editing it.
struct RowStep {
    QString text;
    QKeySequence keys;
    std::function<void(RecordSection& section, const QString& key)> run;
};

/// A section in words: plain functions instead of a class each.
struct SectionSpec {
    QString id;     ///< stable
    QString group;  ///< heading in the list of sections
    QString title;
    QString addText;  ///< "Add an agency"; empty: nothing is added here
    QStringList headers;
    std::vector<int> widths;
    int stretch = 0;
    QString emptyText;
    std::function<std::vector<RecordRow>(const replica::Reader&)> rows;
    /// Fills the form for a new record (empty key) or the row's; gives back what saving does. Empty: not editable.
    std::function<Submit(RecordSection&, RecordForm&, const QString& key)> form;
    std::vector<RowStep> steps = {};
};

class RecordSection final : public QWidget {
    Q_OBJECT

public:
    RecordSection(SectionSpec spec, ReplicaBridge& bridge, QWidget* parent = nullptr);

    [[nodiscard]] const SectionSpec& spec() const { return m_spec; }
    [[nodiscard]] const replica::Reader& reader() const { return m_bridge.reader(); }
    [[nodiscard]] ReplicaBridge& bridge() { return m_bridge; }
    [[nodiscard]] DataTable* table() const { return m_table; }
    [[nodiscard]] RecordModel* model() const { return m_model; }
    [[nodiscard]] RecordForm* form() const { return m_form; }
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString currentKey() const;

    void readAgain();
    void addRecord();
    void editCurrent();
    void takeStep(int step);
    /// Opens a form of its own for a step: its title, and as in `SectionSpec::form`.
    void ask(const QString& title, const QString& saveText, const std::function<Submit(RecordForm&)>& fill);
    void focusTable();
    void select(const QString& key);

    /// Runs a command; a refusal is shown in the open form, under the field it names, else over the table.
    template <class Command> void run(Command command, const QString& words)
    {
        if (m_form != nullptr) {
            if (!m_form->allDatesRead())
                return;
            m_form->setBusy(true);
        }
        m_bridge.execute(std::move(command), this, [this, words](const auto& result) {
            if (result)
                finish(words);
            else
                refuse(result.error());
        });
    }

Q_SIGNALS:
    void said(const QString& text);

private:
    void finish(const QString& words);
    void refuse(const base::Failure& failure);
    void showForm(RecordForm* form, Submit submit);
    void closeForm();

    SectionSpec m_spec;
    ReplicaBridge& m_bridge;
    RecordModel* m_model;
    DataTable* m_table;
    MessageBar* m_message;
    QHBoxLayout* m_row;
    QWidget* m_side;
    QPointer<RecordForm> m_form;
};

/// The options of a choice, with an empty one first when `none` is not empty.
[[nodiscard]] Options agencyOptions(const replica::Reader& reader, const QString& none = {});
[[nodiscard]] Options bodyOptions(const replica::Reader& reader, const QString& none = {});
[[nodiscard]] Options roleOptions(const replica::Reader& reader, const base::Id& agency, const QString& none);

/// Key of a row and back.
[[nodiscard]] inline QString rowKey(const base::Id& id) { return words(id.hex()); }
[[nodiscard]] inline base::Id rowId(const QString& key) { return base::parseId(typed(key)).value_or(base::Id {}); }
[[nodiscard]] inline RecordRow headingRow(const QString& text) { return {{}, {text}, {}, false, true}; }

}  // namespace muster::ui
