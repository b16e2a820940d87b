// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/item_form.h"

#include "core/partnership/agency_queries.h"
#include "core/partnership/place_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/needs_field.h"
#include "ui/meetings/tick_list.h"
#include "ui/meetings/wards_field.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>

#include <array>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr int kMostMinutes = 480;
constexpr int kUsualMinutes = 10;
constexpr int kLeastLetters = 12;  // of a choice
constexpr std::array kOrigins {ItemOrigin::CrimeData,  ItemOrigin::PanelPriority, ItemOrigin::PartnerReferral,
                               ItemOrigin::Workstream, ItemOrigin::Performance,   ItemOrigin::CommissionedGroup,
                               ItemOrigin::Urgent};
constexpr std::array kAsks {ItemAsk::Input, ItemAsk::Assistance, ItemAsk::Awareness, ItemAsk::Decision};
constexpr std::array kSubjects {SubjectType::None, SubjectType::Location, SubjectType::Theme, SubjectType::Offender,
                                SubjectType::Victim};

QLineEdit* line(int most)
{
    auto* field = new QLineEdit;
    field->setMaxLength(most);
    return field;
}

}  // namespace

ItemForm::ItemForm(ReplicaBridge& bridge, QWidget* parent)
    : QScrollArea(parent)
    , m_bridge(bridge)
    , m_form(new FormPanel({}, tr("Propose the item")))
    , m_note(new MessageBar)
    , m_title(line(300))
    , m_wards(new WardsField)
    , m_place(line(300))
    , m_serves(new TickList(tr("What it serves")))
    , m_tellBack(new QComboBox)
    , m_origin(new QComboBox)
    , m_ask(new QComboBox)
    , m_raisedBy(new QComboBox)
    , m_lead(line(200))
    , m_minutes(new QSpinBox)
    , m_needs(new NeedsField)
    , m_subject(new QComboBox)
    , m_caseReference(line(80))
    , m_background(new QPlainTextEdit)
    , m_evidence(line(500))
    , m_resources(line(500))
    , m_restricted(new QCheckBox(tr("Restricted: only for agencies on its list")))
    , m_covert(new TextLabel(tr("Do not record covert or intelligence-source material here. Give a case reference, "
                                "never a name, date of birth or address."),
                             TextStyle::Body, TextLabel::Ink::Quiet))
    , m_reason(line(300))
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    m_minutes->setRange(1, kMostMinutes);
    m_minutes->setSuffix(tr(" minutes"));
    m_background->setTabChangesFocus(true);
    m_background->setFixedHeight(84);
    m_origin->addItem(tr("Choose"), QString());
    for (const ItemOrigin origin : kOrigins)
        m_origin->addItem(sentence(inWords(origin)), qt(toStored(origin)));
    m_ask->addItem(tr("Choose"), QString());
    for (const ItemAsk ask : kAsks)
        m_ask->addItem(sentence(inWords(ask)), qt(toStored(ask)));
    for (const SubjectType subject : kSubjects)
        m_subject->addItem(subject == SubjectType::None ? tr("None of these") : sentence(inWords(subject)),
                           qt(toStored(subject)));

    // The names of bodies are long: a choice is as wide as its field, never the field as wide as they are.
    for (QComboBox* box : {m_tellBack, m_origin, m_ask, m_raisedBy, m_subject}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(kLeastLetters);
    }
    m_form->addWidget(m_note);
    m_form->addField(QStringLiteral("reason"), tr("Why it cannot wait"), m_reason,
                     tr("Printed: urgent item, agreed by the chair because …"));
    m_form->addField(QStringLiteral("title"), tr("What"), m_title);
    m_form->beginPair();
    m_form->addField(QStringLiteral("origin"), tr("Where it comes from"), m_origin);
    m_form->addField(QStringLiteral("ask"), tr("What is asked"), m_ask);
    m_form->beginPair();
    m_form->addField(QStringLiteral("raised_by"), tr("Raised by"), m_raisedBy);
    m_form->addField(QStringLiteral("minutes"), tr("Time"), m_minutes);
    m_form->addField(QStringLiteral("agencies"), tr("Who else is needed"), m_needs,
                     tr("Space goes round: required, useful, not needed"));
    m_form->addField(QStringLiteral("wards"), tr("Where"), m_wards);
    m_form->addField(QStringLiteral("place"), tr("Place in words"), m_place);
    m_serves->setObjectName(QStringLiteral("serves"));
    m_serves->setEmptyText(tr("No priorities are in force."));
    m_form->addField(QStringLiteral("priorities"), tr("What it serves"), m_serves);
    m_form->addField(QStringLiteral("tell_back_to"), tr("Who is told what came of it"), m_tellBack);
    m_form->beginPair();
    m_form->addField(QStringLiteral("subject"), tr("Subject"), m_subject);
    m_form->addField(QStringLiteral("lead"), tr("Led by"), m_lead);
    m_form->addWidget(m_restricted);
    m_form->addWidget(m_covert);
    m_form->addField(QStringLiteral("case_reference"), tr("Case reference"), m_caseReference);
    m_form->addField(QStringLiteral("background"), tr("Background"), m_background);
    m_form->addField(QStringLiteral("evidence"), tr("Evidence"), m_evidence);
    m_form->addField(QStringLiteral("resources"), tr("Resources offered"), m_resources);
    setWidget(m_form);

    connect(m_form, &FormPanel::submitted, this, &ItemForm::save);
    connect(m_form, &FormPanel::cancelled, this, &ItemForm::giveUp);
    connect(m_note, &MessageBar::buttonPressed, this, [this] {
        m_draft.reset();
        if (m_urgentItem)
            addUrgent(meetings::Meeting {m_meeting}, QString {m_noteText});
        else
            propose(meetings::Meeting {m_meeting});
    });
    connect(&m_bridge, &ReplicaBridge::partTwoChanged, this, &ItemForm::dropSealedDraft);
    connect(m_subject, &QComboBox::currentIndexChanged, this, &ItemForm::suggestRestriction);
    connect(m_title, &QLineEdit::textChanged, this, &ItemForm::suggestRestriction);
    connect(m_restricted, &QCheckBox::clicked, this, [this] { m_restrictionTouched = true; });
    connect(m_tellBack, &QComboBox::activated, this, [this] { m_tellBackTouched = true; });
    connect(m_wards, &TickList::turned, this, &ItemForm::offerTellBack);
}

void ItemForm::begin(const Meeting& meeting, const QString& title, const QString& verb)
{
    m_meeting = meeting;
    m_item.reset();
    m_urgentItem = false;
    m_restrictionTouched = false;
    m_tellBackTouched = false;
    m_form->setTitle(title);
    m_form->saveButton()->setText(tr("%1   Ctrl+Enter").arg(verb));
    m_form->saveButton()->setAccessibleName(verb);
    m_form->clearErrors();
    m_note->dismiss();
    m_noteText.clear();
    m_form->row(QStringLiteral("reason"))->hide();
    for (QLineEdit* field : {m_title, m_place, m_lead, m_caseReference, m_evidence, m_resources, m_reason})
        field->clear();
    m_background->clear();
    m_restricted->setChecked(false);
    m_restricted->setEnabled(true);
    m_minutes->setValue(kUsualMinutes);
    for (QComboBox* box : {m_origin, m_ask, m_subject})
        box->setCurrentIndex(0);
    m_raisedBy->clear();
    m_raisedBy->addItem(tr("Nobody in particular"), QString());
    std::vector<NeedsField::Line> lines;
    for (const auto& agency : partnership::agenciesOn(m_bridge.reader(), meeting.date)) {
        const QString name = qt(partnership::printName(agency));
        m_raisedBy->addItem(name, keyOf(agency.id));
        lines.push_back({agency.id, name});
    }
    m_needs->setLines(std::move(lines));
    m_wards->setWards(partnership::wardOverviews(m_bridge.reader(), meeting.date));
    m_wards->setChosen({});
    fillServes();
    fillTellBack({});
    verticalScrollBar()->setValue(0);
    m_title->setFocus(Qt::OtherFocusReason);
}

void ItemForm::propose(const Meeting& meeting)
{
    begin(meeting, tr("Propose an item"), tr("Propose the item"));
    resume({});
}

void ItemForm::addUrgent(const Meeting& meeting, const QString& note)
{
    begin(meeting, tr("Add an urgent item"), tr("Add the item"));
    m_urgentItem = true;
    m_origin->setCurrentIndex(m_origin->findData(qt(toStored(ItemOrigin::Urgent))));
    m_form->row(QStringLiteral("reason"))->show();
    m_reason->setFocus(Qt::OtherFocusReason);
    resume(note);
}

void ItemForm::goToMinutes()
{
    m_minutes->setFocus(Qt::OtherFocusReason);
    m_minutes->selectAll();
}

void ItemForm::suggestRestriction()
{
    if (m_restrictionTouched)
        return;
    const SubjectType subject = subjectTypeFrom(core(m_subject->currentData().toString()));
    m_restricted->setChecked(defaultSensitivity(subject, core(m_title->text())) == Sensitivity::Restricted);
}

void ItemForm::refuse(const base::Failure& failure) { m_form->setError(qt(failure.field), qt(failure.detail)); }

void ItemForm::save()
{
    m_form->clearErrors();
    if (m_item)
        saveEdited();
    else
        saveNew();
}

}  // namespace muster::ui
