// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/crime_places.h"

#include "core/performance/crime_commands.h"
#include "ui/bridge/choices.h"
#include "ui/bridge/words.h"
#include "ui/performance/form_side.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace muster::ui {

void PlacesModel::show(std::vector<Line> lines, const QString& search)
{
    beginResetModel();
    m_lines = std::move(lines);
    if (!search.isEmpty()) {
        std::erase_if(m_lines, [&](const Line& line) {
            return !QStringList {line.code, line.name, line.wardName, line.sectorName}
                        .join(u' ')
                        .contains(search, Qt::CaseInsensitive);
        });
    }
    std::stable_sort(m_lines.begin(), m_lines.end(),
                     [](const Line& a, const Line& b) { return a.ward.isNil() && !b.ward.isNil(); });
    endResetModel();
}

const PlacesModel::Line* PlacesModel::at(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_lines[static_cast<std::size_t>(row)];
}

int PlacesModel::rowOf(const QString& code) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row)->code == code)
            return row;
    }
    return -1;
}

int PlacesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int PlacesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant PlacesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles {tr("Census area"), tr("Name"), tr("Ward"), tr("Sector")};
    const bool asked = orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0 && section < titles.size();
    return asked ? QVariant(titles[section]) : QVariant();
}

QVariant PlacesModel::data(const QModelIndex& index, int role) const
{
    const Line* line = index.isValid() ? at(index.row()) : nullptr;
    if (line == nullptr)
        return {};
    if (role == RowDelegate::kQuietRole)
        return index.column() == Ward ? line->ward.isNil() : index.column() != Name;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Code:
        return line->code;
    case Name:
        return line->name;
    case Ward:
        return line->ward.isNil() ? tr("In no ward yet") : line->wardName;
    case Sector:
        return line->sectorName;
    default:
        return {};
    }
}

CrimePlaces::CrimePlaces(ReplicaBridge& bridge, FormSide& side, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_side(side)
    , m_words(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_search(new SearchField(tr("Search the census areas")))
    , m_model(new PlacesModel(this))
    , m_table(new DataTable(tr("Census areas")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
    top->setSpacing(kSpace2);
    top->addWidget(m_words);
    top->addWidget(m_search);
    column->addLayout(top);
    column->addWidget(new Hairline);
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setColumnWidths({130, 200, 200, 160}, PlacesModel::Name);
    m_table->setEmptyText(tr("Import recorded crime, or a lookup of census areas, and they are listed here."));
    column->addWidget(m_table, 1);
    connect(m_search, &QLineEdit::textChanged, this, &CrimePlaces::read);
    connect(m_table, &DataTable::opened, this, &CrimePlaces::edit);
}

void CrimePlaces::read()
{
    const replica::Reader& reader = m_bridge.reader();
    const std::vector<std::string> districts = performance::crimeDistricts(reader);
    std::map<std::string, PlacesModel::Line> lines;
    for (const performance::CrimeMonth& month : performance::crimeMonths(reader, true)) {
        for (const performance::CrimeArea& area : month.areas) {
            const std::string district {performance::districtOf(area.name)};
            const bool ours =
                districts.empty() || std::find(districts.begin(), districts.end(), district) != districts.end();
            if (ours && !area.code.empty())
                lines[area.code] = {words(area.code), words(area.name), {}, {}, {}};
        }
    }
    int placed = 0;
    for (const performance::CrimePlace& place : performance::crimePlaces(reader)) {
        PlacesModel::Line& line = lines[place.lsoa];
        line.code = words(place.lsoa);
        line.ward = place.ward;
        line.wardName = words(place.wardName);
        line.sectorName = words(place.sectorName);
        ++placed;
    }
    // The next area without a ward comes up where one was placed.
    const int row = m_table->currentRow();
    m_words->setText(tr("%1 of %2 census areas lie in a ward of the partnership. Enter changes one; a whole lookup comes "
                        "in under Import data.")
                         .arg(placed)
                         .arg(lines.size()));
    std::vector<PlacesModel::Line> all;
    for (auto& [code, line] : lines)
        all.push_back(std::move(line));
    m_model->show(std::move(all), m_search->text().trimmed());
    m_table->selectRowAt(std::min(row, m_model->rowCount() - 1));
}

void CrimePlaces::takeFocus()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (m_table->currentRow() < 0)
        m_table->selectRowAt(0);
}

QString CrimePlaces::summary() const { return m_words->text(); }

void CrimePlaces::edit()
{
    const PlacesModel::Line* line = m_model->at(m_table->currentRow());
    if (line == nullptr)
        return;
    auto* form = new RecordForm(tr("Where %1 lies").arg(line->name.isEmpty() ? line->code : line->name), tr("Save"));
    std::vector<Choice> choices = wardChoices(m_bridge.reader());
    choices.insert(choices.begin(), Choice {tr("In no ward of the partnership"), {}});
    form->addChoice(QStringLiteral("ward"), tr("Ward"), std::move(choices), line->ward);
    form->onSave([this, code = line->code](RecordForm& filled) {
        m_side.save(performance::SetCrimePlaces {{{typed(code), filled.id(QStringLiteral("ward"))}}},
                    [code](const performance::ImportedPlaces&) { return tr("%1 is placed.").arg(code); });
    });
    m_side.open(form);
}

}  // namespace muster::ui
