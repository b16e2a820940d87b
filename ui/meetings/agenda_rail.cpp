// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/agenda_rail.h"

#include "core/meetings/agenda_item.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_swap_offer.h"
#include "ui/meetings/run_text.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/labels.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

    constexpr int kMarkRoom = 28;
    constexpr int kTimeRoom = 44;
    constexpr int kSide = 8;
    constexpr int kDown = 4;
    constexpr int kScrollRoom = 14;
    constexpr qsizetype kMostAffected = 3;

    /// Mark, title and time on one line; what to know of the item under the title.
    class RailDelegate final : public QStyledItemDelegate {
    public:
        RailDelegate(const RailModel& model, QListView* view)
            : QStyledItemDelegate(view)
            , m_model(model)
            , m_view(view)
        {
        }

        [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const override
        {
            const RailRow* row = m_model.rowAt(index);
            if (row == nullptr) {
                return {};
            }
            const int width = this->width();
            if (row->heading) {
                return {width, 32};
            }
            const int words = row->done ? kLine : title(*row).heightIn(room(width));
            return {width, 2 * kDown + words
                               + (row->note.isEmpty() ? 0 : note(*row).heightIn(room(width)))};
        }

        void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
        {
            const RailRow* row = m_model.rowAt(index);
            if (row == nullptr) {
                return;
            }
            const Theme& theme = currentTheme();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const QRect box = option.rect;
            if (row->heading) {
                QFont caps = textFont(TextStyle::Caps);
                painter->setFont(caps);
                painter->setPen(theme.quietInk);
                painter->drawText(box.adjusted(kSide, 8, -kSide, 0), Qt::AlignVCenter | Qt::AlignLeft,
                                  row->title.toUpper());
                painter->restore();
                return;
            }
            const bool focused = m_view->hasFocus() && m_view->currentIndex() == index;
            if (row->open || option.state.testFlag(QStyle::State_MouseOver)) {
                painter->setPen(Qt::NoPen);
                painter->setBrush(row->open ? theme.accentGround : theme.hover);
                painter->drawRoundedRect(box, kRadius, kRadius);
            }
            if (focused) {
                painter->setPen(QPen(theme.accent, 2));
                painter->setBrush(Qt::NoBrush);
                painter->drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), kRadius, kRadius);
            }
            const QColor ink = row->open ? theme.ink : theme.quietInk;
            const QPoint top = box.topLeft() + QPoint(kSide, kDown);
            if (row->done) {
                paintShape(*painter, ChipShape::Tick, QRectF(top.x(), top.y() + 5, 10, 10), theme.quietInk);
            } else {
                WrappedText {row->mark, row->open ? TextStyle::BodyStrong : TextStyle::Body, 0}.draw(*painter, top,
                                                                                                     kMarkRoom, ink);
            }
            const QPoint text = top + QPoint(kMarkRoom, 0);
            const int used = drawTitle(*painter, *row, text, room(width()), ink);
            painter->setFont(textFont(row->open ? TextStyle::BodyStrong : TextStyle::Body));
            painter->setPen(ink);
            painter->drawText(QRect(box.left() + width() - kSide - kTimeRoom, top.y(), kTimeRoom, kLine),
                              Qt::AlignRight | Qt::AlignVCenter, row->time);
            if (!row->note.isEmpty()) {
                note(*row).draw(*painter, text + QPoint(0, used), room(width()),
                                row->attention ? theme.attention : theme.quietInk);
            }
            painter->restore();
        }

    private:
        // The scroll bar's room is always left free: sizes must not depend on whether it shows.
        [[nodiscard]] int width() const { return m_view->width() - kScrollRoom; }
        static int room(int width) { return width - 2 * kSide - kMarkRoom - kTimeRoom - 4; }
        /// What is done takes one line; what is open or to come is read in full.
        static int drawTitle(QPainter& painter, const RailRow& row, QPoint at, int width, const QColor& ink)
        {
            if (!row.done) {
                return title(row).draw(painter, at, width, ink);
            }
            const QFont font = textFont(TextStyle::Body);
            painter.setFont(font);
            painter.setPen(ink);
            painter.drawText(QRect(at, QSize(width, kLine)), Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetrics(font).elidedText(row.title, Qt::ElideRight, width));
            return kLine;
        }
        static WrappedText title(const RailRow& row)
        {
            return {row.title, row.open ? TextStyle::BodyStrong : TextStyle::Body, 0};
        }
        static WrappedText note(const RailRow& row) { return {row.note, TextStyle::Small, 0}; }

        const RailModel& m_model;
        QListView* m_view;
    };

    QString clock(std::optional<base::TimeOfDay> time) { return time ? words(base::clockTime(*time)) : QString(); }

    bool isSettled(room::RoomItemState state)
    {
        return state != room::RoomItemState::ToCome && state != room::RoomItemState::Open;
    }

    RailRow rowOf(const RunDesk& desk, const room::RoomItem& item, bool mayShowRestricted)
    {
        RailRow row;
        row.key = words(item.id.hex());
        row.mark = QString::number(item.number);
        row.restricted = item.restricted;
        row.open = item.state == room::RoomItemState::Open;
        row.done = item.state == room::RoomItemState::Concluded;
        row.title = item.restricted && !mayShowRestricted ? words(room::kRestrictedTitle) : words(item.title);
        if (item.openedAt && (row.open || row.done)) {
            row.time = clock(item.openedAt);
        } else if (!isSettled(item.state)) {
            row.time = clock(desk.state().started ? item.forecastStart : item.plannedStart);
        }
        if (isSettled(item.state) && !row.done) {
            row.note = words(room::inWords(item.state));
        } else if (!row.done && !row.open && !item.missingAgencies.empty() && desk.state().started) {
            QStringList names;
            for (const auto& missing : item.missingAgencies) {
                names << desk.agencyName(missing);
            }
            row.note = QObject::tr("missing %1").arg(names.join(QStringLiteral(", ")));
            row.attention = true;
        } else if (!item.urgentReason.empty() && !item.restricted) {
            row.note = QObject::tr("urgent: %1").arg(words(item.urgentReason));
        }
        QStringList spoken {QObject::tr("Item %1").arg(item.number), row.title,
                            QString::fromUtf8(room::inWords(item.state).data(),
                                              static_cast<qsizetype>(room::inWords(item.state).size()))};
        if (!row.time.isEmpty()) {
            spoken << row.time;
        }
        if (!row.note.isEmpty()) {
            spoken << row.note;
        }
        row.spoken = spoken.join(QStringLiteral(", "));
        return row;
    }

    RailRow heading(const QString& key, const QString& text)
    {
        RailRow row;
        row.key = key;
        row.heading = true;
        row.title = text;
        row.spoken = text;
        return row;
    }

}  // namespace

QVariant RailModel::data(const QModelIndex& index, int role) const
{
    const RailRow* row = rowAt(index);
    if (row == nullptr) {
        return {};
    }
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        return row->spoken;
    }
    return {};
}

Qt::ItemFlags RailModel::flags(const QModelIndex& index) const
{
    const RailRow* row = rowAt(index);
    return row == nullptr || row->heading ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

AgendaRail::AgendaRail(RunDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new RailModel(this))
    , m_list(new QListView)
    , m_affected(new TextLabel({}, TextStyle::Small, TextLabel::Ink::Attention))
    , m_swap(new RunSwapOffer(desk))
{
    setFixedWidth(288);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace2, kSpace2, kSpace2, kSpace2);
    column->setSpacing(kSpace2);
    m_list->setObjectName(QStringLiteral("agendaRail"));
    m_list->setAccessibleName(tr("Agenda: Enter takes the chosen item"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RailDelegate(*m_model, m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setStyleSheet(QStringLiteral("QListView { background: transparent; }"));
    m_list->installEventFilter(this);
    column->addWidget(m_list, 1);
    m_affected->setContentsMargins(kSpace2, 0, kSpace2, kSpace1);
    m_affected->hide();
    column->addWidget(m_affected);
    column->addWidget(m_swap);
    connect(m_list, &QListView::doubleClicked, this, &AgendaRail::takeCurrent);
    connect(&m_desk, &RunDesk::stateChanged, this, &AgendaRail::show);
    connect(&themeSignals(), &ThemeSignals::changed, m_list->viewport(), qOverload<>(&QWidget::update));
}

void AgendaRail::show()
{
    const auto& state = m_desk.state();
    std::vector<RailRow> rows;
    bool inPartTwo = false;
    int part = 0;
    for (const auto& item : state.items) {
        if (part == 0 || item.restricted != inPartTwo) {
            inPartTwo = item.restricted;
            ++part;
            rows.push_back(heading(QStringLiteral("part%1").arg(part),
                                   inPartTwo      ? tr("Part two · restricted")
                                       : part > 1 ? tr("Part one, continued")
                                                  : tr("Part one")));
        }
        rows.push_back(rowOf(m_desk, item, m_desk.restrictedOnScreen()));
    }
    m_model->show(std::move(rows));

    QStringList affected;
    for (const auto& each : state.clock.affected) {
        affected << tr("%1 due %2, now about %3")
                        .arg(words(each.agencyName), clock(each.expected), clock(each.forecast));
    }
    if (const auto more = affected.size() - kMostAffected; more > 0) {
        affected.resize(kMostAffected);
        affected << tr("and %1 more").arg(more);
    }
    m_affected->setText(affected.join(u'\n'));
    m_affected->setVisible(!affected.isEmpty());

    const QString open = state.openItem ? words(state.openItem.hex()) : QString();
    if (open != m_openKey) {
        m_openKey = open;
        const QModelIndex at = m_model->indexOf(open);
        if (at.isValid()) {
            m_list->setCurrentIndex(at);
            // The one after it stays in sight too.
            m_list->scrollTo(m_model->index(qMin(at.row() + 1, m_model->rowCount() - 1)));
            m_list->scrollTo(at);
        }
    }
}

void AgendaRail::takeCurrent()
{
    if (const RailRow* row = m_model->rowAt(m_list->currentIndex()); row != nullptr && !row->heading) {
        if (const auto id = base::parseId(row->key.toStdString())) {
            m_desk.open(*id);
        }
    }
}

bool AgendaRail::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            takeCurrent();
            return true;
        }
        // No search by typing here: letters belong to the capture line.
        const bool letter = !key->text().isEmpty() && key->text().at(0).isPrint()
                            && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        if (letter) {
            key->ignore();
            QCoreApplication::sendEvent(parentWidget(), key);
            return true;
        }
    }
    // The words under the list take its room: the open item stays in sight while it was.
    if (watched == m_list && event->type() == QEvent::Resize) {
        const QModelIndex at = m_model->indexOf(m_openKey);
        const QRect before({0, 0}, static_cast<QResizeEvent*>(event)->oldSize());
        if (at.isValid() && before.intersects(m_list->visualRect(at))) {
            QTimer::singleShot(0, this, [this] { m_list->scrollTo(m_model->indexOf(m_openKey)); });
        }
    }
    return QWidget::eventFilter(watched, event);
}

void AgendaRail::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setPen(currentTheme().hairline);
    painter.drawLine(width() - 1, 0, width() - 1, height());
}

}  // namespace muster::ui
