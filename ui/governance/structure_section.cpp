// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/structure_section.h"

#include "core/partnership/body_queries.h"
#include "ui/bridge/choices.h"
#include "ui/governance/diagram_view.h"
#include "ui/governance/year_parts.h"
#include "ui/records/record_model.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {
namespace {

constexpr int kListWidth = 324;
constexpr int kDayWidth = 160;

QScrollArea* scrolling(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

/// A body stands again under a second one it answers to: such a line is a row of its own.
base::Id idOf(const governance::StructureLine& line, std::size_t at)
{
    return line.again ? idOfWords(QStringLiteral("again %1").arg(at)) : line.body;
}

}  // namespace

StructureSection::StructureSection(ReplicaBridge& bridge)
    : m_bridge(bridge)
    , m_day(new QLineEdit)
    , m_about(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_message(new MessageBar)
    , m_picture(new DiagramView)
    , m_model(new RecordModel(this))
    , m_table(new DataTable(tr("Bodies, each under the one it answers to")))
    , m_details(new DetailsPanel)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace3);
    head->setSpacing(kSpace2);
    head->addWidget(new TextLabel(title(), TextStyle::Heading));
    head->addWidget(m_about);
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace2);
    row->addWidget(new TextLabel(tr("As it was on")));
    m_day->setAccessibleName(tr("As it was on this day"));
    m_day->setFixedWidth(kDayWidth);
    row->addWidget(m_day);
    auto* today = new QPushButton(tr("Today"));
    today->setAccessibleName(tr("As it is today"));
    row->addWidget(today);
    row->addStretch(1);
    head->addLayout(row);
    column->addLayout(head);
    column->addWidget(m_message);
    column->addWidget(new Hairline);

    auto* content = new QHBoxLayout;
    content->setSpacing(0);
    auto* ground = new QWidget;
    auto* around = new QVBoxLayout(ground);
    around->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    around->addWidget(m_picture);
    around->addStretch(1);
    content->addWidget(scrolling(ground), 1);
    content->addWidget(new Hairline(Qt::Vertical));
    auto* side = new QWidget;
    side->setFixedWidth(kListWidth);
    auto* sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(0, 0, 0, 0);
    sideColumn->setSpacing(0);
    sideColumn->addWidget(m_table, 3);
    sideColumn->addWidget(new Hairline);
    auto* details = scrolling(m_details);
    details->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sideColumn->addWidget(details, 2);
    content->addWidget(side);
    column->addLayout(content, 1);

    m_model->setColumns({tr("Body")});
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setRowsGrow(true);
    m_table->setEmptyText(tr("No body existed on that day. Add the bodies: Partnership, Bodies."));
    connect(m_table, &DataTable::rowChanged, this, &StructureSection::showDetails);
    connect(m_table, &DataTable::opened, this, &StructureSection::startEdit);
    connect(m_picture, &DiagramView::pressed, this, [this](int box) {
        for (const governance::StructureLine& line : m_chart.lines) {
            if (!line.again && line.name == m_chart.diagram.boxes[static_cast<std::size_t>(box)].name)
                showRecord(line.body);
        }
    });
    connect(m_day, &QLineEdit::returnPressed, this, &StructureSection::showDay);
    connect(m_day, &QLineEdit::editingFinished, this, &StructureSection::showDay);
    connect(today, &QPushButton::clicked, this, [this] {
        m_date.reset();
        m_message->dismiss();
        readAgain();
    });
}

void StructureSection::showDay()
{
    const auto day = typedDate(m_day->text());
    if (!day && !m_day->text().trimmed().isEmpty()) {
        m_message->showRefusal(tr("Write the day as 15 November 2011 or 15/11/2011."));
        return;
    }
    m_message->dismiss();
    if (day == m_date || (day == m_chart.on && !m_date))
        return;
    m_date = day;
    m_day->setModified(false);
    readAgain();
}

void StructureSection::readAgain()
{
    const base::Date on = m_date.value_or(m_bridge.reader().today());
    m_chart = governance::governanceChart(m_bridge.reader(), on);
    if (!m_day->isModified() || !m_day->hasFocus())
        m_day->setText(longDate(on));
    m_about->setText(tr("%1 on %2. A line leads to the body it answers to; a dashed one to a body it is linked to.")
                         .arg(counted(m_chart.bodies, tr("body"), tr("bodies")), longDate(on)));
    m_picture->setDiagram(m_chart.diagram);
    std::vector<RecordRow> rows;
    for (std::size_t at = 0; at < m_chart.lines.size(); ++at) {
        const governance::StructureLine& line = m_chart.lines[at];
        rows.push_back({.id = idOf(line, at),
                        .cells = {words(line.name) + (line.again ? tr(" (again)") : QString())},
                        .quiet = line.again,
                        .depth = line.depth});
    }
    m_model->show(rows);
    if (m_table->currentRow() < 0 && !rows.empty())
        m_table->selectRowAt(0);
    showDetails();
    Q_EMIT countChanged();
}

void StructureSection::showRecord(const base::Id& id)
{
    if (m_chart.lines.empty())
        readAgain();
    m_table->selectRowAt(m_model->rowOf(id));
}

void StructureSection::showDetails()
{
    const int at = m_table->currentRow();
    if (at < 0 || static_cast<std::size_t>(at) >= m_chart.lines.size()) {
        m_details->show({.title = tr("Nothing is selected")}, {});
        m_picture->mark(-1);
        return;
    }
    const governance::StructureLine& line = m_chart.lines[static_cast<std::size_t>(at)];
    RecordDetails details {.title = words(line.name), .subtitle = words(line.tier)};
    for (const std::string& open : line.open)
        details.chips << ChipSpec {words(open), Tone::Attention, ChipShape::Circle};
    QStringList linking;
    for (const governance::LinkingRole& role : governance::linkingRoles(m_bridge.reader(), line.body, m_chart.on))
        linking << tr("%1, %2 here; %3")
                       .arg(words(role.roleTitle), words(role.here), linesOf(role.others).join(QStringLiteral(", ")));
    details.facts << fact(tr("What it is"), line.says) << Fact {tr("Who links it with others"), linking};
    m_details->show(details, {{.text = tr("Open the body"), .run = [this] { startEdit(); }, .keys = tr("Enter")}});
    const auto& boxes = m_chart.diagram.boxes;
    const auto box = std::find_if(boxes.begin(), boxes.end(), [&](const auto& one) { return one.name == line.name; });
    m_picture->mark(box == boxes.end() ? -1 : static_cast<int>(box - boxes.begin()));
}

void StructureSection::startEdit()
{
    const int at = m_table->currentRow();
    if (at >= 0 && static_cast<std::size_t>(at) < m_chart.lines.size()) {
        const base::Id body = m_chart.lines[static_cast<std::size_t>(at)].body;
        Q_EMIT openRequested(QStringLiteral("partnership"), QStringLiteral("Bodies/") + words(body.hex()));
    }
}

void StructureSection::takeFocus() { m_table->setFocus(Qt::OtherFocusReason); }

void StructureSection::focusSearch()
{
    m_day->setFocus(Qt::ShortcutFocusReason);
    m_day->selectAll();
}

QString StructureSection::countWords() const { return counted(m_chart.bodies, tr("body"), tr("bodies")); }

}  // namespace muster::ui
