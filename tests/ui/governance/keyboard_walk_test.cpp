// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every section of the Year page by Tab alone: nothing holds the focus, nothing is left out, and forms are left again.
#include "tests/ui/governance/year_window.h"

#include <QListWidget>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

constexpr int kMostStops = 160;

/// What Tab comes to from the rail until it is there again; what holds it stands last, twice.
std::vector<QWidget*> walk(YearWindow& test)
{
    QWidget* rail = test.page().rail();
    rail->setFocus();
    std::vector<QWidget*> stops;
    for (int step = 0; step < kMostStops; ++step) {
        test.key(Qt::Key_Tab);
        QWidget* at = QApplication::focusWidget();
        if (at == rail)
            break;
        const bool held = !stops.empty() && stops.back() == at;
        stops.push_back(at);
        if (held)
            break;
    }
    return stops;
}

/// What can take the focus in the section in front.
std::vector<QWidget*> stopsIn(QWidget* section)
{
    std::vector<QWidget*> all;
    for (QWidget* widget : section->findChildren<QWidget*>()) {
        const bool stop = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible() && widget->isEnabled()
            && widget->focusProxy() == nullptr && !isPartOfAControl(widget);
        if (stop)
            all.push_back(widget);
    }
    return all;
}

void checkWalk(YearWindow& test)
{
    const std::vector<QWidget*> stops = walk(test);
    REQUIRE_FALSE(stops.empty());
    CHECK(static_cast<int>(stops.size()) < kMostStops);
    if (stops.size() > 1 && stops.back() == stops[stops.size() - 2])
        FAIL_CHECK("Tab stays at " << stops.back()->accessibleName().toStdString());
    for (const QWidget* wanted : stopsIn(test.page().currentSection())) {
        INFO(wanted->metaObject()->className() << " " << wanted->accessibleName().toStdString());
        CHECK(std::find(stops.begin(), stops.end(), wanted) != stops.end());
    }
}

}  // namespace

TEST_CASE("Tab goes through every section of the Year page and comes back to the rail", "[ui][governance][keys]")
{
    YearWindow test;
    const QListWidget* rail = test.page().rail();
    for (int row = 0; row < rail->count(); ++row) {
        if (rail->item(row)->flags() == Qt::NoItemFlags)
            continue;
        INFO(rail->item(row)->text().toStdString());
        test.front(rail->item(row)->text().toLatin1().constData());
        checkWalk(test);
    }
}

TEST_CASE("Tab goes through every form that makes something new, and Escape leaves it", "[ui][governance][keys]")
{
    YearWindow test;
    const QListWidget* rail = test.page().rail();
    for (int row = 0; row < rail->count(); ++row) {
        if (rail->item(row)->flags() == Qt::NoItemFlags)
            continue;
        INFO(rail->item(row)->text().toStdString());
        ui::Section& section = test.front(rail->item(row)->text().toLatin1().constData());
        auto* records = dynamic_cast<RecordSection*>(&section);
        if (!section.makesNew() || records == nullptr)
            continue;
        test.key(Qt::Key_N, Qt::ControlModifier);
        test.settle();
        if (records->form() == nullptr)
            continue;  // what needs part two first
        checkWalk(test);
        records->takeFocus();
        test.key(Qt::Key_Escape);
        test.settle();
        CHECK(records->form() == nullptr);
    }
}

TEST_CASE("Ctrl+L leads to the sections, arrows choose one, and Enter leads into it", "[ui][governance][keys]")
{
    YearWindow test;
    test.front("Calendar");
    test.key(Qt::Key_L, Qt::ControlModifier);
    REQUIRE(test.page().rail()->hasFocus());
    test.key(Qt::Key_Down);
    CHECK(test.page().currentSection()->title() == QStringLiteral("Governance"));
    test.key(Qt::Key_Down);
    // Headings are passed over.
    CHECK(test.page().currentSection()->title() == QStringLiteral("Task and finish groups"));
    test.key(Qt::Key_Return);
    CHECK(test.page().currentSection()->isAncestorOf(QApplication::focusWidget()));
    test.key(Qt::Key_PageUp, Qt::ControlModifier);
    CHECK(test.page().currentSection()->title() == QStringLiteral("Governance"));
}
