// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/paper_choices.h"

#include "core/documents/paper_asks.h"
#include "core/documents/period.h"
#include "core/governance/information_requests.h"
#include "core/governance/recommendation_queries.h"
#include "core/governance/task_group_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/place_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {
namespace {

constexpr int kMonths = 12;
constexpr int kQuarters = 6;
constexpr int kYears = 3;

const QString kAgency = QStringLiteral("Agency");
const QString kGroup = QStringLiteral("Group");
const QString kRecommendation = QStringLiteral("Recommendation");
const QString kRequest = QStringLiteral("Request");
const QString kSector = QStringLiteral("Sector");
const QString kPeriod = QStringLiteral("Period");

base::Date firstOfMonth(base::Date day) { return day.year() / day.month() / 1; }

QString monthKey(base::Date month)
{
    return QStringLiteral("%1-%2")
        .arg(static_cast<int>(month.year()))
        .arg(static_cast<unsigned>(month.month()), 2, 10, QLatin1Char('0'));
}

QString monthName(base::Date month, const char* format)
{
    return QLocale(QLocale::English).toString(qtDate(month), QLatin1String(format));
}

}  // namespace

PaperChoices::PaperChoices(ReplicaBridge& bridge, QWidget* parent)
    : QWidget(parent), m_bridge(bridge), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(kSpace5, kSpace2, kSpace5, 0);
    m_column->setSpacing(kSpace1);
    for (const QString& name : {kRecommendation, kRequest, kGroup, kAgency, kSector, kPeriod})
        add(name);
}

void PaperChoices::add(const QString& name)
{
    auto* label = new SectionLabel(name);
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    m_column->addWidget(label);
    m_column->addWidget(box);
    connect(box, &QComboBox::currentIndexChanged, this, &PaperChoices::changed);
    m_fields.push_back({name, label, box});
}

QComboBox* PaperChoices::field(const QString& name) const
{
    const auto found =
        std::find_if(m_fields.begin(), m_fields.end(), [&](const Field& one) { return one.name == name; });
    return found == m_fields.end() ? nullptr : found->box;
}

std::vector<QComboBox*> PaperChoices::fields() const
{
    std::vector<QComboBox*> boxes;
    for (const Field& one : m_fields)
        boxes.push_back(one.box);
    return boxes;
}

void PaperChoices::offer(const QString& name, const QString& label, const std::vector<Value>& values)
{
    for (Field& one : m_fields) {
        if (one.name != name)
            continue;
        const QSignalBlocker quiet(one.box);
        const QString before = one.box->currentData().toString();
        one.box->clear();
        for (const Value& value : values)
            one.box->addItem(value.text, value.key);
        if (name == kPeriod && !m_otherPeriod.key.isEmpty())
            one.box->addItem(m_otherPeriod.text, m_otherPeriod.key);
        one.box->setCurrentIndex(values.empty() ? -1 : std::max(0, one.box->findData(before)));
        one.box->setAccessibleName(label);
        one.label->setText(label.toUpper());
        one.asked = true;
        m_needed = true;
    }
}

void PaperChoices::setKind(const QString& kind)
{
    for (Field& one : m_fields)
        one.asked = false;
    m_needed = false;
    const replica::Reader& reader = m_bridge.reader();
    using muster::documents::PaperAsk;
    const auto asks = [word = typed(kind)](PaperAsk ask) { return muster::documents::asksFor(word, ask); };
    const auto needs = [word = typed(kind)](PaperAsk ask) { return muster::documents::needs(word, ask); };
    if (asks(PaperAsk::Recommendation)) {
        std::vector<Value> all;
        for (const auto& one : muster::governance::listRecommendations(reader))
            all.push_back({words(one.reference) + QLatin1Char(' ') + words(one.title), words(one.reference)});
        offer(kRecommendation, tr("Recommendation"), all);
    }
    if (asks(PaperAsk::Request)) {
        std::vector<Value> all;
        for (const auto& one : muster::governance::informationRequests(reader))
            all.push_back({words(one.reference), words(one.reference)});
        offer(kRequest, tr("Request"), all);
    }
    if (asks(PaperAsk::Group))
        offer(kGroup, tr("Group"), groups(!needs(PaperAsk::Group)));
    if (needs(PaperAsk::Agency))
        offer(kAgency, tr("For which agency"), agencies(false));
    else if (asks(PaperAsk::Agency))
        offer(kAgency, tr("Of which agency"), agencies(true));
    if (asks(PaperAsk::Sector)) {
        std::vector<Value> all {{tr("All sectors"), {}}};
        for (const auto& sector : partnership::sectors(reader))
            all.push_back({words(sector.name), words(sector.name)});
        offer(kSector, tr("Sector"), all);
    }
    if (asks(PaperAsk::Month))
        offer(kPeriod, tr("Month"), months());
    if (asks(PaperAsk::Period))
        offer(kPeriod, tr("Period"), periods());
    for (const Field& one : m_fields) {
        one.label->setVisible(one.asked);
        one.box->setVisible(one.asked);
    }
    setVisible(m_needed);
}

std::vector<PaperChoices::Value> PaperChoices::agencies(bool all) const
{
    std::vector<Value> values;
    if (all)
        values.push_back({tr("All agencies"), {}});
    for (const auto& agency : partnership::agenciesOn(m_bridge.reader(), m_bridge.reader().today()))
        values.push_back({words(agency.name), words(agency.id.hex())});
    return values;
}

std::vector<PaperChoices::Value> PaperChoices::groups(bool all) const
{
    std::vector<Value> values;
    if (all)
        values.push_back({tr("All groups"), {}});
    for (const auto& group : muster::governance::taskGroups(m_bridge.reader()))
        values.push_back({words(group.name), words(group.body.hex())});
    return values;
}

std::vector<PaperChoices::Value> PaperChoices::months() const
{
    std::vector<Value> values;
    base::Date month = firstOfMonth(m_bridge.reader().today());
    for (int count = 0; count < kMonths; ++count) {
        values.push_back({monthName(month, "MMMM yyyy"), monthKey(month)});
        month = base::addMonths(month, -1);
    }
    return values;
}

std::vector<PaperChoices::Value> PaperChoices::periods() const
{
    std::vector<Value> values {{tr("The usual one"), {}}};
    const base::Date today = m_bridge.reader().today();
    base::Date quarter = today.year() / std::chrono::month {(static_cast<unsigned>(today.month()) - 1) / 3 * 3 + 1} / 1;
    for (int count = 0; count < kQuarters; ++count) {
        const base::Date last = base::addMonths(quarter, 2);
        values.push_back({monthName(quarter, "MMMM") + tr(" to ") + monthName(last, "MMMM yyyy"),
                          monthKey(quarter) + QStringLiteral(" to ") + monthKey(last)});
        quarter = base::addMonths(quarter, -3);
    }
    const int year = static_cast<int>(today.year()) - (static_cast<unsigned>(today.month()) < 4 ? 1 : 0);
    for (int from = year; from > year - kYears; --from) {
        values.push_back({tr("April %1 to March %2").arg(from).arg(from + 1),
                          QStringLiteral("%1-04 to %2-03").arg(from).arg(from + 1)});
    }
    for (int back = 0; back < kYears; ++back) {
        const QString one = QString::number(static_cast<int>(today.year()) - back);
        values.push_back({tr("The year %1").arg(one), one});
    }
    for (const Value& month : months())
        values.push_back(month);
    return values;
}

void PaperChoices::select(const QString& name, const QString& key)
{
    for (Field& one : m_fields) {
        if (one.name == name && one.asked) {
            const QSignalBlocker quiet(one.box);
            one.box->setCurrentIndex(std::max(0, one.box->findData(key)));
        }
    }
}

void PaperChoices::choose(const muster::documents::ExportRequest& request)
{
    m_otherPeriod = {};
    const QString kind = words(request.kind);
    setKind(kind);
    QString period = words(request.period);
    if (const auto wanted = muster::documents::periodFrom(request.period); wanted && !period.isEmpty()) {
        const QComboBox* box = field(kPeriod);
        int found = -1;
        for (int at = 0; at < box->count() && found < 0; ++at) {
            const auto one = muster::documents::periodFrom(typed(box->itemData(at).toString()));
            found = one && one->first == wanted->first && one->last == wanted->last ? at : -1;
        }
        if (found >= 0) {
            period = box->itemData(found).toString();
        } else {
            m_otherPeriod = {words(wanted->inWords()), period};
            setKind(kind);
        }
    }
    select(kPeriod, period);
    select(kRecommendation, words(request.reference));
    select(kRequest, words(request.reference));
    select(kSector, words(request.sector));
    select(kAgency, request.agency.isNil() ? QString() : words(request.agency.hex()));
    select(kGroup, request.body.isNil() ? QString() : words(request.body.hex()));
}

QString PaperChoices::chosen(const QString& name) const
{
    for (const Field& one : m_fields) {
        if (one.name == name && one.asked)
            return one.box->currentData().toString();
    }
    return {};
}

void PaperChoices::fill(muster::documents::ExportRequest& request) const
{
    const QString recommendation = chosen(kRecommendation);
    request.reference = typed(recommendation.isEmpty() ? chosen(kRequest) : recommendation);
    request.body = base::parseId(typed(chosen(kGroup))).value_or(base::Id {});
    request.agency = base::parseId(typed(chosen(kAgency))).value_or(base::Id {});
    request.sector = typed(chosen(kSector));
    request.period = typed(chosen(kPeriod));
}

}  // namespace muster::ui
