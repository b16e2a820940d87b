// SPDX-License-Identifier: GPL-3.0-or-later
//
// A section that is a table with a side panel: the details of the selected record, or a form.
#pragma once

#include "ui/bridge/replica_bridge.h"
#include "ui/records/record_details.h"
#include "ui/records/record_model.h"
#include "ui/records/section.h"
#include "ui/widgets/record_form.h"

#include <QPointer>

#include <type_traits>

class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace muster::ui {

class ChipDelegate;
class DataTable;
class DetailsPanel;
class FilterBar;
class MessageBar;
class Prompts;
class TextLabel;

/// How a section of this kind looks.
struct SectionLooks {
    QString title;  ///< "Agencies"
    QString about;  ///< one quiet sentence under it
    QString newText = {};  ///< "New agency"; empty where nothing new can be made
    QString search;  ///< "Search the agencies"
    QString empty;  ///< what the table says while it has no rows
    QString endedText = {};  ///< "Those that left too": a switch for what is no longer in force; empty for none
    QStringList columns;
    QList<int> widths;
    int stretch = 0;
    QList<int> chipColumns = {};
    int formWidth = 372;  ///< of the side while a form is open
    bool secondAcross = false;  ///< the quiet line of a row runs on under its other cells
    bool rowsGrow = false;  ///< names are wrapped, never cut; for lists that stay short
};

class RecordSection : public Section {
    Q_OBJECT

public:
    [[nodiscard]] QString title() const override { return m_looks.title; }
    [[nodiscard]] QString countWords() const override;
    void readAgain() override;
    void takeFocus() override;
    [[nodiscard]] bool makesNew() const override { return !m_looks.newText.isEmpty(); }
    void startNew() override;
    void startEdit() override;
    void focusSearch() override;
    void showRecord(const base::Id& id) override;

    [[nodiscard]] DataTable* table() const { return m_table; }
    [[nodiscard]] RecordModel* model() const { return m_model; }
    [[nodiscard]] const RecordDetails& details() const;
    /// The form that is open; null when none is.
    [[nodiscard]] RecordForm* form() const { return m_form; }
    /// Nil when nothing is selected.
    [[nodiscard]] base::Id current() const;
    void select(const base::Id& id);
    [[nodiscard]] QString message() const;
    /// "5 of 64 shown"; empty while nothing is searched for and nothing hidden.
    [[nodiscard]] QString shownWords() const;
    /// Takes away the search, and what `forgetChoices` does.
    void showAll();
    [[nodiscard]] QPushButton* showAllButton() const { return m_showAll; }

protected:
    RecordSection(ReplicaBridge& bridge, Prompts& prompts, SectionLooks looks);

    /// All rows; those with `quiet` are left out unless the switch is on, and those with `hidden`. Headings without
    /// rows are left out.
    [[nodiscard]] virtual std::vector<RecordRow> rows() const = 0;
    [[nodiscard]] virtual RecordDetails detailsOf(const base::Id& id) const = 0;
    [[nodiscard]] virtual std::vector<RecordStep> stepsOf(const base::Id& id);
    /// Null where there is none.
    [[nodiscard]] virtual RecordForm* newForm() { return nullptr; }
    [[nodiscard]] virtual RecordForm* editForm(const base::Id& id);
    /// "12 agencies" of the rows that are in force.
    [[nodiscard]] virtual QString countOf(int inForce) const = 0;
    /// Choices that set `hidden`, as `state “Late”`.
    [[nodiscard]] virtual QStringList choicesInForce() const { return {}; }
    /// Puts those back to where nothing is hidden.
    virtual void forgetChoices() { }
    /// What the table says where there are no rows at all.
    [[nodiscard]] virtual QString emptyWords() const { return m_looks.empty; }
    /// Beside the search: choices of what is listed.
    [[nodiscard]] FilterBar* filter() const { return m_filter; }
    /// The quiet sentence under the title.
    void setAbout(const QString& about);
    /// Under the search, over the table: sums, or what is missing.
    void addAbove(QWidget* widget);
    /// Over the table, until the next step: what came of something, in more words than fit at the foot.
    void tell(const QString& text, Tone tone = Tone::Neutral);
    void setColumns(const QStringList& columns, const QList<int>& widths, int stretch, const QList<int>& chipColumns);

    [[nodiscard]] const replica::Reader& reader() const { return m_bridge.reader(); }
    [[nodiscard]] base::Date today() const { return m_bridge.reader().today(); }
    /// Puts a form beside the table; asks first when another one holds something typed. Takes ownership.
    void open(RecordForm* form);
    void closeForm();
    /// Runs a command of the form that is open, or of no form, and says `done`.
    template <class Command> void save(Command command, const QString& done)
    {
        const QPointer<RecordForm> form = m_form;
        if (form)
            form->setWaiting(true);
        m_bridge.execute(std::move(command), this, [this, form, done](auto result) {
            if (!result) {
                refuse(form, result.error());
                return;
            }
            if constexpr (std::is_same_v<decltype(result), base::Result<base::Id>>)
                finish(form, *result, done);
            else
                finish(form, {}, done);
        });
    }
    /// The same for work on the replica; `done(value)` gives the words, once it is done (`done()` where there is none).
    template <class Work, class Done> void saveBy(Work work, Done done)
    {
        const QPointer<RecordForm> form = m_form;
        if (form)
            form->setWaiting(true);
        m_bridge.run(std::move(work), this, [this, form, done = std::move(done)](auto result) {
            if (!result) {
                refuse(form, result.error());
                return;
            }
            // What `done` tells over the table stays.
            finish(form, {}, {});
            if constexpr (std::is_void_v<typename decltype(result)::value_type>)
                Q_EMIT said(done(), true);
            else
                Q_EMIT said(done(*result), true);
        });
    }

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;

private:
    void refuse(RecordForm* form, const base::Failure& failure);
    void finish(RecordForm* form, const base::Id& made, const QString& done);
    void showDetails();
    void spanHeadings();
    /// How many of all are shown, and what the table says when none is.
    void countShown(int shown, int all);

    SectionLooks m_looks;
    TextLabel* m_about;
    TextLabel* m_shown;
    QPushButton* m_showAll;
    FilterBar* m_filter;
    QVBoxLayout* m_head = nullptr;
    QPushButton* m_ended = nullptr;
    RecordModel* m_model;
    DataTable* m_table;
    ChipDelegate* m_chips;
    MessageBar* m_message;
    QStackedWidget* m_side;
    DetailsPanel* m_details;
    QScrollArea* m_formArea;
    QPointer<RecordForm> m_form;
    int m_inForce = 0;
};

}  // namespace muster::ui
