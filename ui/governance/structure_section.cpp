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

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace muster::ui {
namespace {

constexpr int kListWidth = 324;
constexpr int kDayWidth = 160;
constexpr int kSignWidth = 36;
constexpr int kPercentWidth = 64;
constexpr double kScaleStep = 0.25;
constexpr double kSmallest = 0.5;
constexpr double kLargest = 3;

QScrollArea* scrolling(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    if (content != nullptr)
        area->setWidget(content);
    return area;
}

/// What the chart may fill without being scrolled; its scroll bar is always there, so that it changes nothing.
QSize roomOf(const QScrollArea& area) { return area.viewport()->size() - QSize(2 * kSpace5, 2 * kSpace4); }

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
    , m_room(scrolling(nullptr))
    , m_scaleButton(new QPushButton(tr("100%")))
    , m_listButton(new QPushButton(tr("List")))
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
    head->addLayout(makeHead());
    column->addLayout(head);
    column->addWidget(m_message);
    column->addWidget(new Hairline);

    auto* content = new QHBoxLayout;
    content->setSpacing(0);
    auto* ground = new QWidget;
    auto* around = new QVBoxLayout(ground);
    around->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    around->addWidget(m_picture, 0, Qt::AlignHCenter);
    around->addStretch(1);
    m_room->setWidget(ground);
    m_room->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_room->viewport()->installEventFilter(this);
    content->addWidget(m_room, 1);
    m_side = makeSide();
    content->addWidget(m_side);
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
    connect(m_picture, &DiagramView::scaleWanted, this, &StructureSection::changeScale);
}

QHBoxLayout* StructureSection::makeHead()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace2);
    row->addWidget(new TextLabel(tr("As it was on")));
    m_day->setAccessibleName(tr("As it was on this day"));
    m_day->setFixedWidth(kDayWidth);
    row->addWidget(m_day);
    const auto add = [row](QPushButton* button, const QString& spoken, const QString& keys) {
        button->setAccessibleName(spoken);
        button->setToolTip(keys.isEmpty() ? spoken : spoken + QStringLiteral(" (") + keys + QLatin1Char(')'));
        row->addWidget(button);
        return button;
    };
    auto* today = add(new QPushButton(tr("Today")), tr("As it is today"), {});
    row->addStretch(1);
    auto* smaller = add(new QPushButton(QStringLiteral("−")), tr("Chart smaller"), tr("Ctrl+Minus"));
    add(m_scaleButton, tr("Chart in its usual size"), tr("Ctrl+0"));
    auto* larger = add(new QPushButton(QStringLiteral("+")), tr("Chart larger"), tr("Ctrl+Plus"));
    for (QPushButton* sign : {smaller, larger})
        sign->setFixedWidth(kSignWidth);
    m_scaleButton->setFixedWidth(kPercentWidth);
    auto* whole = add(new QPushButton(tr("Whole chart")), tr("All of the chart at once"), tr("Ctrl+9"));
    m_listButton->setCheckable(true);
    m_listButton->setChecked(true);
    add(m_listButton, tr("The list beside the chart"), {});
    connect(smaller, &QPushButton::clicked, this, [this] { changeScale(-1); });
    connect(larger, &QPushButton::clicked, this, [this] { changeScale(1); });
    connect(m_scaleButton, &QPushButton::clicked, this, &StructureSection::fitWidth);
    connect(whole, &QPushButton::clicked, this, &StructureSection::fitWhole);
    connect(m_listButton, &QPushButton::toggled, this, &StructureSection::showList);
    connect(today, &QPushButton::clicked, this, [this] {
        m_date.reset();
        m_message->dismiss();
        readAgain();
    });
    return row;
}

QWidget* StructureSection::makeSide()
{
    auto* side = new QWidget;
    side->setFixedWidth(kListWidth);
    auto* row = new QHBoxLayout(side);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new Hairline(Qt::Vertical));
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_table, 3);
    column->addWidget(new Hairline);
    auto* details = scrolling(m_details);
    details->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(details, 2);
    row->addLayout(column, 1);
    return side;
}

bool StructureSection::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_room->viewport() && event->type() == QEvent::Resize)
        setScale(m_whole ? m_picture->scaleFor(roomOf(*m_room)) : m_picture->scale());
    return Section::eventFilter(watched, event);
}

void StructureSection::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Equal && event->modifiers() == Qt::ControlModifier)
        changeScale(1);
    else
        Section::keyPressEvent(event);
}

void StructureSection::setScale(double scale)
{
    m_picture->setScale(scale, roomOf(*m_room).width());
    m_scaleButton->setText(tr("%1%").arg(qRound(scale * 100)));
    showMarked();
}

void StructureSection::changeScale(int by)
{
    m_whole = false;
    const double now = m_picture->scale();
    setScale(std::clamp((std::round(now / kScaleStep) + by) * kScaleStep, kSmallest, kLargest));
}

void StructureSection::fitWidth()
{
    m_whole = false;
    setScale(1);
}

void StructureSection::fitWhole()
{
    m_whole = true;
    setScale(m_picture->scaleFor(roomOf(*m_room)));
}

void StructureSection::showList(bool shown)
{
    m_listButton->setChecked(shown);
    // The keys stay in this section when what they were in goes.
    if (!shown && m_side->isAncestorOf(QApplication::focusWidget()))
        m_listButton->setFocus(Qt::OtherFocusReason);
    m_side->setVisible(shown);
    if (shown)
        m_table->setFocus(Qt::OtherFocusReason);
}

// Whoever goes through the list sees the box, however large the chart is.
void StructureSection::showMarked()
{
    const QRect box = m_picture->markedRect();
    if (box.isEmpty())
        return;
    const QPoint centre = m_picture->mapTo(m_room->widget(), box.center());
    m_room->ensureVisible(centre.x(), centre.y(), box.width() / 2 + kSpace4, box.height() / 2 + kSpace4);
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
    setScale(m_whole ? m_picture->scaleFor(roomOf(*m_room)) : m_picture->scale());
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
    showMarked();
}

void StructureSection::startEdit()
{
    const int at = m_table->currentRow();
    if (at >= 0 && static_cast<std::size_t>(at) < m_chart.lines.size()) {
        const base::Id body = m_chart.lines[static_cast<std::size_t>(at)].body;
        Q_EMIT openRequested(QStringLiteral("partnership"), QStringLiteral("Bodies/") + words(body.hex()));
    }
}

void StructureSection::takeFocus()
{
    QWidget* first = m_side->isHidden() ? static_cast<QWidget*>(m_listButton) : m_table;
    first->setFocus(Qt::OtherFocusReason);
}

void StructureSection::focusSearch()
{
    m_day->setFocus(Qt::ShortcutFocusReason);
    m_day->selectAll();
}

QString StructureSection::countWords() const { return counted(m_chart.bodies, tr("body"), tr("bodies")); }

}  // namespace muster::ui
