// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which wards a local body looks after.
#include "tests/ui/partnership/partnership_window.h"

#include "core/partnership/body_queries.h"
#include "core/partnership/local_arrangements.h"

#include <QCheckBox>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("The wards of a local body are ticked, and shown where the body is", "[partnership][bodies]")
{
    PartnershipWindow test;
    RecordSection& bodies = test.open("Bodies");
    const partnership::Body local = partnership::bodyByName(test.reader(), "LOCAL").value();
    bodies.select(local.id);
    test.settle();
    const auto wards = [&] {
        for (const Fact& fact : bodies.details().facts) {
            if (fact.label.startsWith(QStringLiteral("Wards")))
                return fact.lines;
        }
        return QStringList();
    };
    const qsizetype before = wards().size();
    REQUIRE(before == 5);
    CHECK(wards().contains(QStringLiteral("Paston")));
    test.step(bodies, QStringLiteral("Choose its wards"));
    REQUIRE(bodies.form() != nullptr);
    bool turned = false;
    for (QCheckBox* box : bodies.form()->findChildren<QCheckBox*>()) {
        if (box->text() == QStringLiteral("Paston")) {
            REQUIRE(box->isChecked());
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Space);
            turned = true;
        }
    }
    REQUIRE(turned);
    test.key(Qt::Key_Return, Qt::ControlModifier);
    test.settle();
    REQUIRE(bodies.form() == nullptr);
    CHECK(wards().size() == before - 1);
    CHECK_FALSE(wards().contains(QStringLiteral("Paston")));
    CHECK(partnership::wardsOfBody(test.reader(), local.id).size() == 4);
    test.bridge().undo();
    test.settle();
    CHECK(wards().size() == before);

    // A county board looks after no ward of its own.
    test.select(bodies, QStringLiteral("County-wide Community Safety Board"));
    CHECK(wards().isEmpty());
}
