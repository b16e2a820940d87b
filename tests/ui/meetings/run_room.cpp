// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/meetings/run_room.h"

#include "core/meetings/meeting_queries.h"
#include "core/sample/sample.h"
#include "ui/widgets/message_bar.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

namespace muster::test {

namespace {

    constexpr base::Date kDay = std::chrono::year {2011} / 11 / 15;

    /// The sample is made once; each test works on a copy.
    const std::filesystem::path& sampleFolder()
    {
        static const TemporaryFolder folder;
        static const bool made = [] {
            auto replica = must(sample::createSample(folder.path() / "sample", kDay));
            return replica != nullptr;
        }();
        static const std::filesystem::path path = made ? folder.path() / "sample" : std::filesystem::path {};
        return path;
    }

    void walk(QAccessibleInterface* interface, QStringList& found, int depth)
    {
        if (interface == nullptr || depth > 40) {
            return;
        }
        for (const auto role : {QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help}) {
            found << interface->text(role);
        }
        if (auto* text = interface->textInterface()) {
            found << text->text(0, text->characterCount());
        }
        for (int child = 0; child < interface->childCount(); ++child) {
            walk(interface->child(child), found, depth + 1);
        }
    }

}  // namespace

RunRoom::RunRoom()
{
    std::filesystem::copy(sampleFolder(), m_folder.path() / "data", std::filesystem::copy_options::recursive);
    m_settings = std::make_unique<QSettings>(m_view.filePath(QStringLiteral("view.ini")), QSettings::IniFormat);
    open();
}

RunRoom::~RunRoom()
{
    m_window.reset();
    m_bridge.reset();
}

void RunRoom::open()
{
    auto replica = must(replica::Replica::open(m_folder.path() / "data", {.author = "Community Safety Officer", .clock = {}, .today = kDay}));
    replica->session().setTime(base::parseTimeOfDay("9:55"));
    m_bridge = std::make_unique<ui::ReplicaBridge>(std::move(replica));
    m_window = std::make_unique<ui::MainWindow>(*m_settings);
    m_window->resize(1280, 800);
    m_page = new ui::RunPage(*m_bridge, m_prompts);
    m_window->addPage(m_page);
    m_window->openPage(QStringLiteral("run"));
    const auto meeting = meetings::findMeeting(m_bridge->reader(), "DTCG/2011-11-15");
    REQUIRE(meeting);
    m_page->showMeeting(meeting->id);
    m_window->show();
    m_window->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(m_window.get()));
    m_page->activated();
    settle();
}

void RunRoom::reopen()
{
    m_window.reset();
    m_bridge.reset();
    open();
}

void RunRoom::at(const char* time)
{
    m_bridge->replica().session().setTime(base::parseTimeOfDay(time));
    m_page->desk().reload();
}

void RunRoom::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr ? focus : m_window.get(), key, modifiers);
}

void RunRoom::type(const QString& text)
{
    for (const QChar letter : text) {
        QWidget* focus = QApplication::focusWidget();
        REQUIRE(focus != nullptr);
        const bool plain = letter.unicode() < 0x80 && letter != u'\n';
        if (plain) {
            QTest::keyClick(focus, letter.toLatin1());
        } else {
            QTest::sendKeyEvent(QTest::Click, focus, Qt::Key_unknown, QString(letter), Qt::NoModifier);
        }
    }
}

void RunRoom::settle()
{
    m_bridge->settle();
    QApplication::processEvents();
    m_bridge->settle();
}

void RunRoom::enter(const QString& text)
{
    press(Qt::Key_K, Qt::ControlModifier);
    type(text);
    press(Qt::Key_Return);
    settle();
}

void RunRoom::start()
{
    at("10:00");
    press(Qt::Key_F5);
    press(Qt::Key_Return);
    settle();
    settle();
    REQUIRE(openNumber() == 1);
}

void RunRoom::goTo(int number)
{
    press(Qt::Key_G, Qt::ControlModifier);
    type(QString::number(number));
    press(Qt::Key_Return);
    settle();
    REQUIRE(openNumber() == number);
    press(Qt::Key_K, Qt::ControlModifier);
}

void RunRoom::enterRestricted()
{
    press(Qt::Key_R, Qt::ControlModifier);
    for (int step = 0; step < 8 && page().openPanel() != nullptr; ++step) {
        if (auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget())) {
            if (field->objectName() == QStringLiteral("partTwoPassphrase")) {
                type(QString::fromUtf8(sample::kSamplePassphrase.data(), sample::kSamplePassphrase.size()));
            }
        }
        press(Qt::Key_Return);
        settle();
    }
    REQUIRE(state().restrictedMode);
    REQUIRE(state().mayRecord);
}

int RunRoom::openNumber()
{
    const auto* item = m_page->desk().openItem();
    return item == nullptr ? 0 : item->number;
}

QStringList RunRoom::record()
{
    QStringList lines;
    for (const auto& entry : meetings::entriesOf(m_bridge->reader(), state().openItem)) {
        lines << QString::fromStdString((entry.verb.empty() ? "" : entry.verb + " ") + entry.text);
    }
    return lines;
}

QString RunRoom::message()
{
    for (auto* bar : m_page->findChildren<ui::MessageBar*>()) {
        if (bar->isVisible()) {
            return bar->text();
        }
    }
    return {};
}

QWidget* RunRoom::named(const QString& name)
{
    for (auto* widget : m_page->findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->accessibleName() == name) {
            return widget;
        }
    }
    return nullptr;
}

QString everythingIn(QWidget* window)
{
    QStringList found {window->windowTitle()};
    walk(QAccessible::queryAccessibleInterface(window), found, 0);
    QList<QWidget*> widgets = window->findChildren<QWidget*>();
    widgets.prepend(window);
    for (QWidget* widget : widgets) {
        found << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip() << widget->objectName();
        for (const char* property : {"text", "plainText", "title", "placeholderText", "currentText"}) {
            found << widget->property(property).toString();
        }
    }
    return found.join(u'\n');
}

void keepPicture(QWidget& window, const QString& name)
{
    const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        window.grab().save(folder + u'/' + name + QStringLiteral(".png"));
    }
}

}  // namespace muster::test
