// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/import_mapping.h"

#include "core/base/text.h"
#include "ui/bridge/words.h"
#include "ui/widgets/column_choices.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QSet>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

// The first filled cell of a column, so that one can see what the heading means.
QString exampleOf(const tables::Table& table, std::size_t column)
{
    for (const tables::Row& row : table.rows) {
        if (column < row.cells.size() && !base::trimmed(row.cells[column]).empty()) {
            return words(row.cells[column]);
        }
    }
    return {};
}

}  // namespace

ImportMapping::ImportMapping(QWidget* parent) : QWidget(parent), m_columns(new ColumnChoices), m_names(new QVBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    column->setSpacing(kSpace4);
    m_names->setSpacing(kSpace3);
    column->addLayout(m_names);
    column->addWidget(m_columns);
    column->addStretch(1);
    connect(m_columns, &ColumnChoices::changed, this, &ImportMapping::changed);
}

void ImportMapping::show(const tables::Table& table, const actions::ImportPlan& guess,
                         const std::vector<std::pair<base::Id, QString>>& agencies)
{
    m_agencies = agencies;
    for (QComboBox* choice : std::as_const(m_meanings))
        delete choice->parentWidget();
    m_meanings.clear();
    if (m_whenEmpty != nullptr)
        delete m_whenEmpty->parentWidget();
    m_whenEmpty = nullptr;

    std::vector<ColumnChoices::Column> columns;
    for (std::size_t at = 0; at < table.header.size(); ++at)
        columns.push_back({words(table.header[at]), exampleOf(table, at), static_cast<int>(guess.columns[at])});
    std::vector<std::pair<QString, int>> meanings;
    for (const actions::LogField field : actions::allLogFields())
        meanings.emplace_back(words(actions::inWords(field)), static_cast<int>(field));
    m_columns->show(columns, meanings);
}

QComboBox* ImportMapping::agencyChoice(const QString& label)
{
    auto* row = new QWidget;
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace1);
    column->addWidget(new TextLabel(label));
    auto* choice = narrowChoice();
    choice->addItem(tr("Choose the agency"), QString());
    for (const auto& [id, name] : m_agencies)
        choice->addItem(name, words(id.hex()));
    choice->setAccessibleName(label);
    column->addWidget(choice);
    m_names->addWidget(row);
    connect(choice, &QComboBox::currentIndexChanged, this, &ImportMapping::changed);
    return choice;
}

void ImportMapping::showUnknown(const std::vector<std::string>& names, bool someEmpty)
{
    QSet<QString> asked;
    for (const std::string& name : names) {
        asked.insert(words(base::lowered(name)));
        const QString key = words(base::lowered(name));
        if (!m_meanings.contains(key))
            m_meanings.insert(key, agencyChoice(tr("Who is \"%1\"?").arg(words(name))));
    }
    // A name that another matching of the columns brought up is asked for no more; answers stay to be changed.
    for (auto meaning = m_meanings.begin(); meaning != m_meanings.end(); ++meaning)
        meaning.value()->parentWidget()->setVisible(asked.contains(meaning.key())
                                                    || meaning.value()->currentIndex() > 0);
    if (someEmpty && m_whenEmpty == nullptr)
        m_whenEmpty = agencyChoice(tr("Who leads where the log names nobody?"));
    if (m_whenEmpty != nullptr)
        m_whenEmpty->parentWidget()->setVisible(someEmpty);
}

actions::ImportPlan ImportMapping::plan() const
{
    actions::ImportPlan plan;
    for (const int field : m_columns->chosen())
        plan.columns.push_back(static_cast<actions::LogField>(field));
    const auto chosen = [](const QComboBox* choice) { return base::parseId(typed(choice->currentData().toString())); };
    for (auto meaning = m_meanings.begin(); meaning != m_meanings.end(); ++meaning) {
        if (const auto agency = chosen(meaning.value()); agency)
            plan.agencies.emplace(typed(meaning.key()), *agency);
    }
    if (m_whenEmpty != nullptr)
        plan.agencyWhenEmpty = chosen(m_whenEmpty).value_or(base::Id {});
    return plan;
}

}  // namespace muster::ui
