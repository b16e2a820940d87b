// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/sample_pages.h"

#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/page_header.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTabBar>
#include <QVBoxLayout>

namespace muster::test {
namespace {

using namespace ui;

/// A page whose content is put in from outside.
class GalleryPage final : public Page {
public:
    GalleryPage(const QString& section, const QString& title, Icon icon)
        : Page({section, title, icon}), column(new QVBoxLayout(this))
    {
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
    }

    void activated() override
    {
        if (first != nullptr)
            first->setFocus();
    }

    QVBoxLayout* column;
    QWidget* first = nullptr;
};

QPushButton* button(const QString& text, const char* property = nullptr)
{
    auto* made = new QPushButton(text);
    if (property != nullptr)
        made->setProperty(property, true);
    return made;
}

QStandardItemModel* actions(QObject* parent)
{
    struct Row {
        const char* ref;
        const char* text;
        const char* agency;
        const char* due;
        ChipSpec status;
    };
    const std::vector<Row> rows {
        {"A-014",
         "Review the lighting on the cut-through behind the parade",
         "City Council",
         "18 Oct 2011",
         {QStringLiteral("Overdue 20 days"), Tone::Concern, ChipShape::Diamond}},
        {"A-017",
         "Half-term diversion programme sent to partners",
         "Youth Offending Service",
         "21 Oct 2011",
         {QStringLiteral("Complete"), Tone::Good, ChipShape::Tick}},
        {"A-018",
         "Fire safety visits in the half-term programme",
         "Fire and Rescue",
         "21 Oct 2011",
         {QStringLiteral("Not undertaken"), Tone::Concern, ChipShape::Diamond}},
        {"A-019",
         "Say why violent crime has risen: place, time and relationship",
         "Constabulary",
         "11 Nov 2011",
         {QStringLiteral("Due in 3 days"), Tone::Attention, ChipShape::Triangle}},
        {"A-021",
         "Briefing on the single system for ASB reports to every ward panel, with the figures since June",
         "City Council",
         "25 Nov 2011",
         {QStringLiteral("Open"), Tone::Outline, ChipShape::None}},
        {"A-023",
         "Licensing visits to the four premises named in the report",
         "Constabulary",
         "25 Nov 2011",
         {QStringLiteral("Open"), Tone::Outline, ChipShape::None}},
        {"A-024",
         "Restricted action",
         "Probation",
         "25 Nov 2011",
         {QStringLiteral("Restricted"), Tone::Neutral, ChipShape::Lock}},
        {"A-025",
         "Secure the fencing and board the two units",
         "City Council",
         "25 Nov 2011",
         {QStringLiteral("Open"), Tone::Outline, ChipShape::None}},
    };
    auto* model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({QStringLiteral("Reference"), QStringLiteral("Action"),
                                      QStringLiteral("Lead agency"), QStringLiteral("Due"), QStringLiteral("Status")});
    for (const Row& row : rows) {
        QList<QStandardItem*> cells;
        for (const char* text : {row.ref, row.text, row.agency, row.due})
            cells << new QStandardItem(QString::fromUtf8(text));
        cells << new QStandardItem(row.status.text);
        cells[0]->setData(true, RowDelegate::kStrongRole);
        cells[2]->setData(true, RowDelegate::kQuietRole);
        cells[4]->setData(QVariant::fromValue(row.status), ChipDelegate::kChipRole);
        model->appendRow(cells);
    }
    return model;
}

FormPanel* form()
{
    auto* panel = new FormPanel(QStringLiteral("Edit A-025"), QStringLiteral("Save the action"));
    auto* text = new QPlainTextEdit(QStringLiteral("Secure the fencing and board the two units"));
    text->setFixedHeight(72);
    text->setTabChangesFocus(true);
    panel->addField(QStringLiteral("text"), QStringLiteral("Action"), text);
    auto* agency = new QComboBox;
    agency->addItems({QStringLiteral("City Council"), QStringLiteral("Constabulary")});
    panel->addField(QStringLiteral("lead_agency"), QStringLiteral("Lead agency"), agency);
    panel->beginPair();
    auto* due = new QDateEdit(QDate(2011, 11, 25));
    due->setCalendarPopup(true);
    due->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    panel->addField(QStringLiteral("due"), QStringLiteral("Due"), due);
    auto* minutes = new QSpinBox;
    minutes->setValue(12);
    minutes->setSuffix(QStringLiteral(" minutes"));
    panel->addField(QStringLiteral("minutes"), QStringLiteral("Time on the agenda"), minutes);
    panel->addField(QStringLiteral("owner_role"), QStringLiteral("Owner"),
                    new QLineEdit(QStringLiteral("Regulatory Services")),
                    QStringLiteral("A role, never a person's name"));
    panel->row(QStringLiteral("due"))->setError(QStringLiteral("This is before the meeting. Give a later date."));
    return panel;
}

}  // namespace

PlainPage::PlainPage(const QString& section, const QString& title, Icon icon)
    : Page({section, title, icon})
{
    auto* column = new QVBoxLayout(this);
    auto* field = new QLineEdit;
    field->setAccessibleName(title + QStringLiteral(" field"));
    field->setObjectName(section + QStringLiteral(".field"));
    column->addWidget(field);
}

std::vector<Command> PlainPage::commands()
{
    return {Command {.id = sectionId() + QStringLiteral(".new"),
                     .text = QStringLiteral("New in ") + sign().title,
                     .shortcut = QKeySequence(Qt::CTRL | Qt::Key_N),
                     .handler = [this] { ++made; },
                     .enabled = [this] { return mayMake; }}};
}

Page* galleryTablePage()
{
    auto* page = new GalleryPage(QStringLiteral("actions"), QStringLiteral("Actions"), Icon::Actions);
    auto* header = new PageHeader(QStringLiteral("Actions"), QStringLiteral("8 open, 1 overdue, 1 due this week"));
    header->addRight(new Chip(QStringLiteral("1 overdue"), Tone::Concern, ChipShape::Diamond));
    header->addRight(button(QStringLiteral("Action sheet")));
    header->addRight(button(QStringLiteral("New action"), "primary"));
    page->column->addWidget(header);

    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    column->setSpacing(kSpace3);
    auto* filters = new FilterBar(QStringLiteral("Search actions"));
    filters->addChoice(QStringLiteral("Agency"), {QStringLiteral("All agencies"), QStringLiteral("City Council")});
    filters->addToggle(QStringLiteral("Overdue"));
    filters->addToggle(QStringLiteral("Mine"))->setChecked(true);
    filters->setCount(QStringLiteral("8 of 25"));
    column->addWidget(filters);
    auto* refusal = new MessageBar;
    refusal->showRefusal(
        QStringLiteral("A-018 was closed by somebody else at 10:41. Open it to see what they recorded."));
    refusal->setButton(QStringLiteral("Open A-018"));
    column->addWidget(refusal);
    auto* table = new DataTable(QStringLiteral("Actions"));
    table->setModel(actions(table));
    table->setItemDelegateForColumn(4, new ChipDelegate(table));
    table->setColumnWidths({112, 300, 176, 112, 160}, 1);
    table->setRowsGrow(true);
    table->sortByColumn(0, Qt::AscendingOrder);
    table->selectRowAt(3);
    column->addWidget(table, 1);

    auto* right = form();
    right->setFixedWidth(320);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(left, 1);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(right);
    page->column->addLayout(row, 1);
    page->first = table;
    return page;
}

Page* galleryPiecesPage()
{
    auto* page = new GalleryPage(QStringLiteral("meetings"), QStringLiteral("Meetings"), Icon::Meetings);
    auto* header = new PageHeader(QStringLiteral("District Tasking and Co-ordination Group"),
                                  QStringLiteral("Tuesday 15 November 2011 · Chair: Lead Fire Officer"));
    header->addRight(
        new Chip(QStringLiteral("Running 9 minutes late · ends 12:09"), Tone::Attention, ChipShape::Clock));
    header->addRight(new Chip(QStringLiteral("10 of 11 agencies here"), Tone::Outline));
    header->addRight(new Chip(QStringLiteral("Projector: open items only"), Tone::Good, ChipShape::Tick));
    page->column->addWidget(header);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(kSpace6, kSpace4, kSpace5, kSpace4);
    row->setSpacing(kSpace6);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(kSpace2);
    middle->addWidget(
        new TextLabel(QStringLiteral("7 Orton Longueville: empty premises and breached fencing; deliberate fires"),
                      TextStyle::Title));
    middle->addWidget(
        new TextLabel(QStringLiteral("Raised by Fire and Rescue · partner referral · asks for assistance"),
                      TextStyle::Body, TextLabel::Ink::Quiet));
    auto* chips = new QHBoxLayout;
    chips->setSpacing(kSpace2);
    for (const ChipSpec& spec : {ChipSpec {QStringLiteral("Fire and Rescue"), Tone::Good, ChipShape::Tick},
                                 ChipSpec {QStringLiteral("11 of 12 minutes"), Tone::Attention, ChipShape::Triangle},
                                 ChipSpec {QStringLiteral("Concern"), Tone::Concern, ChipShape::Diamond},
                                 ChipSpec {QStringLiteral("Deferred"), Tone::Neutral, ChipShape::None},
                                 ChipSpec {QStringLiteral("Part one"), Tone::Accent, ChipShape::Circle},
                                 ChipSpec {QStringLiteral("Apologies"), Tone::Outline, ChipShape::Cross}})
        chips->addWidget(new Chip(spec));
    chips->addStretch(1);
    middle->addLayout(chips);
    for (const auto& [time, words] : std::vector<std::pair<QString, QString>> {
             {QStringLiteral("10:49"),
              QStringLiteral("Fire and Rescue reported three deliberate fires in two weeks at empty units "
                             "behind the parade; fencing breached in two places.")},
             {QStringLiteral("11:11"),
              QStringLiteral("Constabulary: youths gather after school; patrol timings can move to "
                             "15:30 to 18:00.")}}) {
        middle->addWidget(new Hairline);
        auto* entry = new QHBoxLayout;
        entry->addWidget(new TextLabel(time, TextStyle::Body, TextLabel::Ink::Quiet), 0, Qt::AlignTop);
        entry->addSpacing(kSpace5);
        entry->addWidget(new TextLabel(words), 1, Qt::AlignTop);
        middle->addLayout(entry);
    }
    middle->addWidget(new Hairline);
    auto* tabs = new QTabBar;
    tabs->setAccessibleName(QStringLiteral("Parts"));
    for (const char* tab : {"Entries", "Papers", "History"})
        tabs->addTab(QString::fromLatin1(tab));
    middle->addWidget(tabs);
    auto* controls = new QGridLayout;
    controls->setHorizontalSpacing(kSpace6);
    auto* ticked = new QCheckBox(QStringLiteral("Show closed"));
    ticked->setChecked(true);
    auto* chosen = new QRadioButton(QStringLiteral("Full edition"));
    chosen->setChecked(true);
    controls->addWidget(ticked, 0, 0);
    controls->addWidget(new QCheckBox(QStringLiteral("Only overdue")), 0, 1);
    controls->addWidget(chosen, 1, 0);
    controls->addWidget(new QRadioButton(QStringLiteral("Public edition")), 1, 1);
    auto* resting = new QComboBox;
    resting->addItem(QStringLiteral("Not possible now"));
    resting->setAccessibleName(QStringLiteral("Edition"));
    resting->setEnabled(false);
    controls->addWidget(resting, 0, 2, 2, 1);
    middle->addLayout(controls);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(button(QStringLiteral("Put on an agenda"), "primary"));
    buttons->addWidget(button(QStringLiteral("Record the cause")));
    auto* off = button(QStringLiteral("Recovery action"));
    off->setEnabled(false);
    buttons->addWidget(off);
    buttons->addWidget(button(QStringLiteral("Show as table"), "quiet"));
    buttons->addStretch(1);
    middle->addLayout(buttons);
    auto* notice = new MessageBar;
    notice->showNotice(QStringLiteral("The minutes of 18 October are approved."), Tone::Good);
    middle->addWidget(notice);
    auto* warning = new MessageBar;
    warning->showNotice(QStringLiteral("Probation is due at 11:35 and the item is now at 11:40."), Tone::Attention);
    warning->setButton(QStringLiteral("Move it"));
    middle->addWidget(warning);
    middle->addStretch(1);
    auto* keys = new QHBoxLayout;
    for (const auto& [cap, word] :
         std::vector<std::pair<QString, QString>> {{QStringLiteral("Enter"), QStringLiteral("record")},
                                                   {QStringLiteral("Ctrl Z"), QStringLiteral("undo")},
                                                   {QStringLiteral("F6"), QStringLiteral("read back")}})
        keys->addWidget(new KeyHint(cap, word));
    keys->addStretch(1);
    middle->addLayout(keys);
    row->addLayout(middle, 1);

    auto* side = new QVBoxLayout;
    side->setSpacing(kSpace2);
    side->addWidget(new SectionLabel(QStringLiteral("Actions on this item")));
    for (int at = 0; at < 3; ++at) {
        auto* card = new Card;
        auto* words = new TextLabel({});
        words->setLead(QStringLiteral("A-0%1").arg(17 + at),
                       QStringLiteral("Secure the fencing and board the two units"));
        card->body()->addWidget(words);
        auto* line = new QHBoxLayout;
        line->addWidget(new Chip(at == 0 ? QStringLiteral("Complete") : QStringLiteral("Not undertaken"),
                                 at == 0 ? Tone::Good : Tone::Concern, at == 0 ? ChipShape::Tick : ChipShape::Diamond));
        line->addWidget(new TextLabel(QStringLiteral("25 November"), TextStyle::Body, TextLabel::Ink::Quiet), 1);
        card->body()->addLayout(line);
        card->setClickable(QStringLiteral("Action A-0%1").arg(17 + at));
        card->setSelected(at == 1);
        card->setFixedWidth(280);
        side->addWidget(card);
    }
    side->addWidget(new SectionLabel(QStringLiteral("Icons")));
    auto* grid = new QGridLayout;
    int at = 0;
    for (const auto& [which, name] : allIcons()) {
        auto* picture = new QLabel;
        picture->setPixmap(icon(which).pixmap(20, 20));
        picture->setToolTip(name);
        grid->addWidget(picture, at / 8, at % 8);
        ++at;
    }
    side->addLayout(grid);
    side->addStretch(1);
    row->addLayout(side);
    page->column->addLayout(row, 1);
    return page;
}

Page* galleryEmptyPage()
{
    auto* page = new GalleryPage(QStringLiteral("documents"), QStringLiteral("Documents"), Icon::Documents);
    page->column->addWidget(new PageHeader(QStringLiteral("Documents"), QStringLiteral("Nothing issued yet")));
    auto* empty =
        new EmptyState(Icon::Documents, QStringLiteral("No documents yet"),
                       QStringLiteral("Minutes, action sheets and packs appear here when a meeting has been held. "
                                      "Start by opening the next meeting."));
    empty->setButton(QStringLiteral("Open the next meeting"), QStringLiteral("Ctrl+N"));
    page->column->addWidget(empty, 1);
    return page;
}

}  // namespace muster::test
