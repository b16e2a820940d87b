// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done on the Performance page: its commands, and where each key and button goes.
#include "ui/performance/performance_page.h"

#include "core/actions/blockage_queries.h"
#include "ui/bridge/words.h"
#include "ui/performance/agenda_form.h"
#include "ui/performance/blockage_form.h"
#include "ui/performance/blockage_view.h"
#include "ui/performance/exception_form.h"
#include "ui/performance/exception_keys.h"
#include "ui/performance/measure_form.h"
#include "ui/performance/measure_view.h"
#include "ui/performance/performance_desk.h"
#include "ui/performance/report_form.h"
#include "ui/performance/save_picture.h"
#include "ui/performance/unusual_list.h"
#include "ui/performance/value_form.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"

#include <QStackedWidget>

namespace muster::ui {

using actions::BlockageStep;
using actions::ExceptionStep;

std::vector<Command> PerformancePage::commands()
{
    const QString group = tr("What is chosen");
    std::vector<Command> all;
    const auto letter = [&](const QString& key, const QString& text) {
        all.push_back({.id = QStringLiteral("performance.key.") + key,
                       .text = text,
                       .shortcut = QKeySequence(key),
                       .handler = [this, key] { takeKey(key); },
                       .enabled = [this] { return isReading(); },
                       .group = group});
    };
    for (const ExceptionStep step : actions::allExceptionSteps())
        letter(keyOf(step), step == ExceptionStep::LinkAction ? tr("Record a recovery action")
                                                              : words(actions::inWords(step)));
    letter(QStringLiteral("N"), tr("Raise as an exception"));
    letter(QStringLiteral("T"), tr("Show the figures as a table, or the chart"));
    letter(QStringLiteral("V"), tr("Type a figure"));
    letter(QStringLiteral("S"), tr("Save the picture"));
    const auto command = [&](const char* id, const QString& text, const QKeySequence& keys, std::function<void()> run) {
        all.push_back({.id = QString::fromLatin1(id), .text = text, .shortcut = keys, .handler = std::move(run)});
    };
    const auto measure = [&](const char* id, const QString& text, const char* step) {
        all.push_back({.id = QString::fromLatin1(id),
                       .text = text,
                       .shortcut = {},
                       .handler = [this, step] { takeMeasureStep(QString::fromLatin1(step)); },
                       .enabled = [this] { return m_measure != nullptr && m_measure->chart().has_value(); }});
    };
    command("performance.agenda", tr("Put it on the agenda of another meeting"),
            QKeySequence(Qt::SHIFT | Qt::Key_A), [this] { takeKey(QStringLiteral("Shift+A")); });
    command("performance.add", tr("Add a measure"), QKeySequence(Qt::CTRL | Qt::Key_N),
            [this] { takeMeasureStep(QStringLiteral("add")); });
    measure("performance.edit", tr("Change the measure"), "edit");
    measure("performance.pair", tr("Read the measure beside another"), "pair");
    measure("performance.retire", tr("End the measure"), "retire");
    measure("performance.rebase", tr("Begin new limits: a new normal"), "rebase");
    measure("performance.break", tr("Note that it is counted differently"), "break");
    measure("performance.judgement", tr("Raise an exception about the measure by judgement"), "judgement");
    command("performance.raise", tr("Raise an exception by judgement"), {}, [this] {
        build();
        setView(Findings);
        openRaiseForm(*m_side, m_bridge, {}, {});
    });
    command("performance.blockage", tr("Raise a blockage"), {}, [this] {
        build();
        setView(Findings);
        openRaiseBlockage(*m_side, m_bridge);
    });
    command("performance.import", tr("Import data"), QKeySequence(Qt::CTRL | Qt::Key_I), [this] { setView(Import); });
    command("performance.crime", tr("Recorded crime by place and type"), QKeySequence(Qt::CTRL | Qt::Key_R),
            [this] { setView(Crime); });
    command("performance.direction", tr("Direction of travel"), QKeySequence(Qt::CTRL | Qt::Key_D),
            [this] { setView(Direction); });
    command("performance.look", tr("Look for exceptions again"), {}, [this] { m_desk->detect(); });
    return all;
}

void PerformancePage::takeStep(ExceptionStep step)
{
    const actions::PerformanceException* exception = m_measure->subject().exception();
    if (exception == nullptr) {
        m_measure->refuse(tr("There is no exception here. Press N to raise one."));
        return;
    }
    if (const auto may = actions::mayTake(*exception, step); !may) {
        m_measure->refuse(words(may.error().detail));
        return;
    }
    if (step == ExceptionStep::PutOnAgenda)
        putOnAgenda(*m_side, m_bridge, exception->id, {}, words(exception->reference), false);
    else if (step == ExceptionStep::Report)
        openReportForm(*m_side, *m_desk, exception->id);
    else
        openExceptionForm(*m_side, m_bridge, *exception, step);
}

void PerformancePage::takeStep(BlockageStep step)
{
    const auto blockage = actions::findBlockage(m_bridge.reader(), m_blockage->blockage());
    if (!blockage)
        return;
    if (const auto may = actions::mayTake(*blockage, step); !may)
        m_blockage->refuse(words(may.error().detail));
    else if (step == BlockageStep::PutOnAgenda)
        putOnAgenda(*m_side, m_bridge, {}, blockage->id, words(blockage->reference), false);
    else
        openBlockageForm(*m_side, m_bridge, *blockage, step);
}

void PerformancePage::takeMeasureStep(const QString& step)
{
    build();
    m_figuresChange = false;
    if (step == QStringLiteral("add")) {
        setView(Findings);
        openNewMeasure(*m_side, m_bridge, [this](const base::Id& id) {
            m_desk->wake();
            if (const performance::Measure* measure = m_desk->measure(id))
                showTarget(words(measure->reference));
        });
        return;
    }
    const auto& chart = m_measure->chart();
    if (step == QStringLiteral("save")) {
        savePicture();
    } else if (step == QStringLiteral("raise")) {
        const auto& line = m_measure->subject().line;
        if (line && line->finding && !line->exception)
            openRaiseFinding(*m_side, *line->finding);
        else if (chart)
            openRaiseForm(*m_side, m_bridge, chart->measure.id, words(chart->measure.details.name));
    } else if (!chart) {
        return;
    } else if (step == QStringLiteral("table")) {
        m_measure->showTable(!m_measure->isTableShown());
        if (!m_measure->isTableShown())
            m_list->setFocus(Qt::OtherFocusReason);
    } else if (step == QStringLiteral("value")) {
        m_figuresChange = true;
        const bool corrects = m_measure->isTableShown() && m_measure->table()->hasFocus();
        openValueForm(*m_side, *chart, m_desk->today(), corrects ? m_measure->chosenPeriod() : std::nullopt);
    } else if (step == QStringLiteral("edit")) {
        m_figuresChange = true;
        openEditMeasure(*m_side, m_bridge, chart->measure);
    } else if (step == QStringLiteral("pair")) {
        openPairMeasure(*m_side, m_bridge, chart->measure);
    } else if (step == QStringLiteral("retire")) {
        openRetireMeasure(*m_side, m_bridge, chart->measure);
    } else if (step == QStringLiteral("rebase") || step == QStringLiteral("break")) {
        m_figuresChange = true;
        openRebaseForm(*m_side, *chart, step == QStringLiteral("break"), m_measure->chosenPeriod());
    } else if (step == QStringLiteral("judgement")) {
        openRaiseForm(*m_side, m_bridge, chart->measure.id, words(chart->measure.details.name));
    }
}

void PerformancePage::takeKey(const QString& key)
{
    if (m_right == nullptr || m_right->currentWidget() == m_empty)
        return;
    const bool chooses = key == QStringLiteral("Shift+A");
    if (isBlockageShown()) {
        const auto blockage = actions::findBlockage(m_bridge.reader(), m_blockage->blockage());
        if (chooses && blockage)
            putOnAgenda(*m_side, m_bridge, {}, blockage->id, words(blockage->reference), true);
        for (const BlockageStep step : actions::allBlockageSteps()) {
            if (keyOf(step) == key)
                takeStep(step);
        }
        return;
    }
    if (const auto* exception = m_measure->subject().exception(); chooses && exception != nullptr) {
        putOnAgenda(*m_side, m_bridge, exception->id, {}, words(exception->reference), true);
        return;
    }
    const std::vector<std::pair<QString, QString>> own {{QStringLiteral("N"), QStringLiteral("raise")},
                                                        {QStringLiteral("T"), QStringLiteral("table")},
                                                        {QStringLiteral("V"), QStringLiteral("value")},
                                                        {QStringLiteral("S"), QStringLiteral("save")}};
    for (const auto& [letter, step] : own) {
        if (letter == key) {
            takeMeasureStep(step);
            return;
        }
    }
    for (const ExceptionStep step : actions::allExceptionSteps()) {
        if (keyOf(step) == key) {
            takeStep(step);
            return;
        }
    }
}

void PerformancePage::report()
{
    setView(Findings);
    openReportForm(*m_side, *m_desk);
}

void PerformancePage::savePicture()
{
    const auto saved = saveChartPicture(*this, m_prompts, m_measure->picture());
    if (!saved)
        m_measure->refuse(words(saved.error().detail));
    else if (!saved->isEmpty())
        Q_EMIT said(*saved, false);
}

void PerformancePage::finish(const QString& text)
{
    m_measure->dismissMessage();
    m_blockage->dismissMessage();
    m_desk->wake();
    if (m_views->currentIndex() == Findings && m_left->currentIndex() == 0)
        focusList();
    // What was typed or changed may be unusual, or not any more.
    if (m_figuresChange) {
        m_figuresChange = false;
        m_justDone = text;
        m_desk->detect();
    } else {
        Q_EMIT said(text, true);
    }
}

}  // namespace muster::ui
