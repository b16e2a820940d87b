// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures for people to look at: MUSTER_PICTURES=<dir> muster_ui_tests '[charts][pictures]'
#include "tests/support/charts.h"
#include "tests/support/catch.h"
#include "tests/ui/charts/sample_crime.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/control_chart_view.h"
#include "ui/charts/direction_view.h"
#include "ui/charts/save_chart.h"
#include "ui/charts/small_multiples.h"
#include "ui/widgets/card.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QVBoxLayout>

using namespace muster;
using namespace muster::test;
using namespace muster::ui::charts;

namespace {

void keep(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
    const QPixmap picture = widget.grab();
    CHECK_FALSE(picture.isNull());
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        CHECK(picture.save(folder + QStringLiteral("/charts-%1.png").arg(name)));
    }
}

}  // namespace

TEST_CASE("Charts draw in both themes and sizes", "[charts][pictures]")
{
    auto* const application = qobject_cast<QApplication*>(QCoreApplication::instance());
    for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
        ui::applyTheme(*application, choice);
        const QString theme = choice == ui::ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        for (const int width : {1280, 1920}) {
            // The room that a chart has in a window of this width.
            const QSize size = width == 1280 ? QSize(680, 350) : QSize(1240, 520);
            for (const auto& [name, picture] : everyPicture()) {
                QWidget page;
                page.setAutoFillBackground(true);
                auto* const outer = new QVBoxLayout(&page);
                auto* const card = new ui::Card;
                auto* const view = new ControlChartView;
                card->body()->addWidget(view);
                outer->addWidget(card);
                page.resize(size);
                view->setPicture(picture);
                page.show();
                QTest::qWait(15);
                const QString file = QStringLiteral("%1-%2-%3").arg(QString::fromStdString(name), theme).arg(width);
                keep(page, file);
                if (name == "concern" || name == "neutral-rebased") {
                    view->setFocus();
                    view->setCurrentPoint(name == "concern" ? 24 : 18);
                    QTest::qWait(15);
                    keep(page, file + QStringLiteral("-reading"));
                    view->setTableShown(true);
                    QTest::qWait(15);
                    keep(page, file + QStringLiteral("-table"));
                }
            }
        }
    }
    ui::applyTheme(*application, ui::ThemeChoice::Light);
    const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
    if (!folder.isEmpty()) {
        for (const auto& [name, picture] : everyPicture()) {
            for (const char* ending : {"png", "svg"}) {
                CHECK(saveChart(folder.toStdString() + "/file-" + name + "." + ending, picture));
            }
        }
    }
}

TEST_CASE("Places by kinds and directions draw in both themes and sizes", "[charts][pictures]")
{
    auto* const application = qobject_cast<QApplication*>(QCoreApplication::instance());
    for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
        ui::applyTheme(*application, choice);
        const QString theme = choice == ui::ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        for (const int width : {1280, 1920}) {
            SmallMultiples table;
            table.resize(width - 176, width == 1280 ? 560 : 640);
            table.setMultiples(multiplesOf(wardCrime(), performance::CrimeBy::Ward,
                                           {.polarity = performance::Polarity::LowerIsBetter}));
            table.show();
            table.setFocus();
            table.sortBy(1);
            QTest::qWait(20);
            keep(table, QStringLiteral("multiples-%1-%2").arg(theme).arg(width));
            QWidget page;
            auto* const layout = new QVBoxLayout(&page);
            auto* const directions = new DirectionView;
            layout->addWidget(directions);
            directions->setDirections(sampleDirections());
            page.resize(width == 1280 ? 680 : 1000, 460);
            page.show();
            QTest::qWait(20);
            keep(page, QStringLiteral("direction-%1-%2").arg(theme).arg(width));
        }
    }
    ui::applyTheme(*application, ui::ThemeChoice::Light);
}
