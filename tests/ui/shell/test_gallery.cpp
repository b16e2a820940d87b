// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of every piece in both themes. They go to the folder in MUSTER_PICTURES, where it is
// set, for people to look at; the test itself checks what a machine can see.
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "tests/ui/shell/sample_pages.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/status_line.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPixmap>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace muster::ui;
using namespace muster::test;

namespace {

void keep(const QPixmap& picture, const QString& name)
{
    const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        picture.save(folder + u'/' + name + QStringLiteral(".png"));
    }
}

}  // namespace

TEST_CASE("The window draws in both themes and changes between them while open", "[gallery][theme]")
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("view.ini")), QSettings::IniFormat);
    auto* application = qobject_cast<QApplication*>(QCoreApplication::instance());
    applyTheme(*application, ThemeChoice::Light);
    MainWindow window(settings);
    window.addPage(new PlainPage(QStringLiteral("today"), QStringLiteral("Today"), Icon::Today));
    window.addPage(galleryPiecesPage());
    window.addPage(galleryTablePage());
    window.addPage(new PlainPage(QStringLiteral("performance"), QStringLiteral("Performance"), Icon::Performance));
    window.addPage(new PlainPage(QStringLiteral("plan"), QStringLiteral("Plan"), Icon::Plan));
    window.addPage(new PlainPage(QStringLiteral("partnership"), QStringLiteral("Partnership"), Icon::Partnership));
    window.addPage(galleryEmptyPage());
    window.addPage(new PlainPage(QStringLiteral("sharing"), QStringLiteral("Sharing"), Icon::Sharing));
    window.setPartnership(QStringLiteral("Sample partnership"));
    window.statusLine().setText(QStringLiteral("sharing"), QStringLiteral("Shared 10:57 · nothing waiting"),
                                Tone::Good);
    window.statusLine().setText(QStringLiteral("saved"), QStringLiteral("Saved on this computer 10:57:12"));
    window.sidebar().setBadge(QStringLiteral("sharing"), QStringLiteral("2"), QStringLiteral("2 need a decision"));
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));

    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(*application, choice);
        const QString word = choice == ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            window.resize(size);
            for (const char* section : {"meetings", "actions", "documents"}) {
                const QString id = QString::fromLatin1(section);
                REQUIRE(window.openPage(id));
                QTest::qWait(20);  // rows follow the columns' width after the layout
                const QPixmap picture = window.grab();
                keep(picture, QStringLiteral("%1-%2-%3").arg(id, word).arg(size.width()));
                const QColor corner = picture.toImage().pixelColor(4, size.height() / 2);
                CHECK(corner == currentTheme().sidebar);
                CHECK(unnamedFocusableWidgets(window.currentPage()) == QStringList());
            }
        }
        window.resize(1280, 800);
        window.openPage(QStringLiteral("actions"));
        window.say(QStringLiteral("A-019 is closed."), true);
        QTest::qWait(20);
        keep(window.grab(), QStringLiteral("toast-%1").arg(word));
        window.registry().trigger(QStringLiteral("window.commands"));
        QTest::qWait(20);
        keep(window.grab(), QStringLiteral("palette-%1").arg(word));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        window.registry().trigger(QStringLiteral("window.keyboard"));
        QTest::qWait(20);
        keep(window.grab(), QStringLiteral("keys-%1").arg(word));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }
    applyTheme(*application, ThemeChoice::Light);
}

TEST_CASE("Every icon draws something of its own", "[icons]")
{
    std::set<QByteArray> seen;
    for (const auto& [which, name] : allIcons()) {
        const QImage picture = icon(which).pixmap(20, 20).toImage().convertToFormat(QImage::Format_ARGB32);
        int inked = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                inked += picture.pixelColor(x, y).alpha() > 128 ? 1 : 0;
        }
        INFO(name.toStdString());
        CHECK(inked > 10);
        CHECK(
            seen.insert(QByteArray(reinterpret_cast<const char*>(picture.constBits()), picture.sizeInBytes())).second);
    }
}
