// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/review_panel.h"

#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/meetings/due_date.h"
#include "ui/meetings/panels/review_model.h"
#include "ui/meetings/run_key_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace muster::ui {

namespace {

    struct Letter {
        char key;
        const char* word;
        const char* asks;
    };
    constexpr std::array kLetters {
        Letter {'C', QT_TRANSLATE_NOOP("ReviewPanel", "complete"), QT_TRANSLATE_NOOP("ReviewPanel", "Done: what shows it?")},
        Letter {'V', QT_TRANSLATE_NOOP("ReviewPanel", "verify"), QT_TRANSLATE_NOOP("ReviewPanel", "The meeting agrees that it is done; a word, or Enter")},
        Letter {'P', QT_TRANSLATE_NOOP("ReviewPanel", "progress"), QT_TRANSLATE_NOOP("ReviewPanel", "What has been done, what is next?")},
        Letter {'B', QT_TRANSLATE_NOOP("ReviewPanel", "blocked"), QT_TRANSLATE_NOOP("ReviewPanel", "What blocks it?")},
        Letter {'E', QT_TRANSLATE_NOOP("ReviewPanel", "extend"), QT_TRANSLATE_NOOP("ReviewPanel", "New date, then why: 2w reason, 30nov reason")},
        Letter {'N', QT_TRANSLATE_NOOP("ReviewPanel", "not needed"), QT_TRANSLATE_NOOP("ReviewPanel", "Why is it no longer required?")},
        Letter {'U', QT_TRANSLATE_NOOP("ReviewPanel", "not undertaken"), QT_TRANSLATE_NOOP("ReviewPanel", "Why was it not undertaken?")},
        Letter {'O', QT_TRANSLATE_NOOP("ReviewPanel", "confirm"), QT_TRANSLATE_NOOP("ReviewPanel", "The agency confirms it; Enter")},
    };

    const Letter* letterOf(QChar key)
    {
        const auto found = std::find_if(kLetters.begin(), kLetters.end(),
                                        [&](const Letter& each) { return QChar::fromLatin1(each.key) == key; });
        return found == kLetters.end() ? nullptr : &*found;
    }

}  // namespace

ReviewPanel::ReviewPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Open actions"), parent)
    , m_model(new ReviewModel(this))
    , m_list(new QListView)
    , m_asks(nullptr)
    , m_line(new QLineEdit)
    , m_chair(new QPushButton(tr("The chair agrees to a further extension")))
{
    m_list->setObjectName(QStringLiteral("reviewList"));
    m_list->setAccessibleName(tr("Open actions: J and K go through them, a letter says what became of one"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ReviewDelegate(*m_model, m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->installEventFilter(this);
    body()->addWidget(m_list, 1);
    auto* keys = new QWidget;
    auto* flow = new FlowLayout(kSpace1, 0, keys);
    const auto add = [&](const QString& cap, const QString& word, const QString& spoken, auto&& what) {
        auto* button = new KeyButton(cap, word, spoken);
        connect(button, &KeyButton::clicked, this, what);
        flow->addWidget(button);
    };
    add(QStringLiteral("J"), tr("next"), tr("Next action"), [this] { step(1); });
    add(QStringLiteral("K"), tr("previous"), tr("Previous action"), [this] { step(-1); });
    for (const Letter& letter : kLetters) {
        const QChar key = QChar::fromLatin1(letter.key);
        add(QString(key), tr(letter.word), tr("This action: %1").arg(tr(letter.word)), [this, key] { begin(key); });
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    keys->setSizePolicy(policy);
    body()->addWidget(keys);
    m_asks = addText({});
    m_line->setObjectName(QStringLiteral("reviewLine"));
    m_line->setAccessibleName(tr("What became of the action"));
    m_line->installEventFilter(this);
    body()->addWidget(m_line);
    m_chair->setCheckable(true);
    m_chair->setProperty("toggle", true);
    m_chair->setAccessibleName(m_chair->text());
    body()->addWidget(m_chair);
    m_line->hide();
    m_asks->hide();
    m_chair->hide();
    connect(m_line, &QLineEdit::returnPressed, this, &ReviewPanel::record);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReviewPanel::showChosen);
    connect(&m_desk, &RunDesk::stateChanged, this, [this] {
        if (isVisible()) {
            read();
        }
    });
}

void ReviewPanel::opened()
{
    clearRefusal();
    read();
    if (!m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex(m_model->index(0));
    }
    m_list->setFocus();
}

void ReviewPanel::read()
{
    actions::ActionFilter filter;
    filter.openOnly = true;
    filter.body = m_desk.state().body;
    m_actions = actions::listActions(m_desk.reader(), filter);
    std::erase_if(m_actions, [&](const actions::Action& action) { return action.meeting == m_desk.meeting(); });
    actions::sortForLog(m_actions, std::nullopt);
    // The one in hand keeps its place: what became of it must not make the list jump under the eye.
    m_model->showActions(m_desk, m_actions);
    setTitle(m_actions.size() == 1 ? tr("1 open action") : tr("%1 open actions").arg(m_actions.size()));
}

const actions::Action* ReviewPanel::current() const
{
    const ReviewRow* row = m_model->rowAt(m_list->currentIndex());
    if (row == nullptr) {
        return nullptr;
    }
    const auto found = std::find_if(m_actions.begin(), m_actions.end(), [&](const actions::Action& action) {
        return words(action.id.hex()) == row->key;
    });
    return found == m_actions.end() ? nullptr : &*found;
}

void ReviewPanel::step(int by)
{
    const int row = std::clamp(m_list->currentIndex().row() + by, 0, std::max(0, m_model->rowCount() - 1));
    m_list->setCurrentIndex(m_model->index(row));
    m_list->setFocus();
}

void ReviewPanel::showChosen()
{
    m_line->hide();
    m_asks->hide();
    m_chair->hide();
    m_letter = QChar();
    clearRefusal();
}

void ReviewPanel::begin(QChar key)
{
    const Letter* letter = letterOf(key);
    const actions::Action* action = current();
    if (letter == nullptr || action == nullptr) {
        return;
    }
    m_letter = key;
    clearRefusal();
    m_asks->setLead(words(action->reference), tr(letter->asks));
    m_asks->show();
    m_chair->setChecked(false);
    m_chair->setVisible(key == u'E' && action->extensions > 0);
    m_line->clear();
    m_line->show();
    m_line->setFocus();
}

void ReviewPanel::record()
{
    const actions::Action* action = current();
    if (action == nullptr || m_letter.isNull()) {
        return;
    }
    const auto id = action->id;
    const auto meeting = m_desk.meeting();
    const std::string text = m_line->text().trimmed().toStdString();
    const auto done = [this, row = m_list->currentIndex().row(), rows = m_model->rowCount()](const auto&) {
        showChosen();
        // A closed action leaves the list, and the next one stands in its row already.
        const int next = m_model->rowCount() < rows ? row : row + 1;
        m_list->setCurrentIndex(m_model->index(std::clamp(next, 0, std::max(0, m_model->rowCount() - 1))));
        m_list->setFocus();
    };
    switch (m_letter.toLatin1()) {
    case 'C':
        run(actions::ClaimComplete {id, text, {}, meeting}, done);
        break;
    case 'V': {
        const std::string verifier = m_desk.state().bodyShortName + ", " + base::longDate(m_desk.state().date);
        run(actions::VerifyAction {id, verifier, text, meeting}, done);
        break;
    }
    case 'P':
        run(actions::ReportProgress {id, text, {}, {}, meeting}, done);
        break;
    case 'B':
        run(actions::BlockAction {id, text, {}, {}, {}, meeting}, done);
        break;
    case 'E': {
        const auto context = room::captureContext(m_desk.reader(), meeting, m_desk.state().openItem);
        const auto found = room::readDueDateAtStart(text, room::DueDateContext {context.meetingDate, context.nextMeeting});
        if (!found) {
            refuse(tr("Begin with the new date, such as 2w, 30nov or next; then the reason."));
            return;
        }
        const QString reason = words(text.substr(found->length)).trimmed();
        run(actions::ExtendAction {id, found->date, reason.toStdString(), m_chair->isChecked(), {}, meeting}, done);
        break;
    }
    case 'N':
    case 'U':
        run(actions::CloseWithoutCompletion {id, m_letter == u'N', text, {}, meeting}, done);
        break;
    case 'O':
        run(actions::ConfirmAction {id, {}, meeting}, done);
        break;
    default:
        break;
    }
}

bool ReviewPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) {
        return RunPanel::eventFilter(watched, event);
    }
    const auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_line && key->key() == Qt::Key_Escape) {
        showChosen();
        m_list->setFocus();
        return true;
    }
    if (watched == m_list && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        const QChar letter = key->text().isEmpty() ? QChar() : key->text().at(0).toUpper();
        if (letter == u'J' || letter == u'K') {
            step(letter == u'J' ? 1 : -1);
            return true;
        }
        if (letterOf(letter) != nullptr) {
            begin(letter);
            return true;
        }
    }
    return RunPanel::eventFilter(watched, event);
}

}  // namespace muster::ui
