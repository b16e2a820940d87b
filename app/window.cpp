// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/arguments.h"
#include "app/exit_code.h"
#include "app/welcome_window.h"
#include "core/meetings/settle_numbers.h"
#include "core/partnership/profile_commands.h"
#include "core/partnership/profile_queries.h"
#include "core/sample/sample.h"
#include "ui/actions/actions_page.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/documents/documents_page.h"
#include "ui/governance/search_box.h"
#include "ui/governance/year_page.h"
#include "ui/meetings/meetings_page.h"
#include "ui/meetings/today_page.h"
#include "ui/partnership/partnership_page.h"
#include "ui/performance/performance_page.h"
#include "ui/sharing/sharing_page.h"
#include "ui/sharing/sharing_status.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QThread>
#include <QTime>

#include <iostream>

namespace muster::app {

using namespace ui;

namespace {

    constexpr auto kLastFolder = "lastFolder";

    QString words(const std::string& text) { return QString::fromStdString(text); }

    void addEditCommands(MainWindow& window, ReplicaBridge& bridge)
    {
        const QString group = QObject::tr("Edit");
        window.registry().add({.id = QStringLiteral("edit.undo"), .text = QObject::tr("Undo the last change"),
                               .shortcut = QKeySequence(Qt::CTRL | Qt::Key_Z), .handler = [&bridge] { bridge.undo(); },
                               .enabled = {}, .group = group, .section = {}});
        window.registry().add({.id = QStringLiteral("edit.redo"), .text = QObject::tr("Redo what was undone"),
                               .shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
                               .handler = [&bridge] { bridge.redo(); }, .enabled = {}, .group = group, .section = {}});
        window.registry().add({.id = QStringLiteral("partTwo.lock"), .text = QObject::tr("Lock part two now"),
                               .shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                               .handler = [&bridge] { bridge.lockPartTwo(); },
                               .enabled = [&bridge] { return bridge.partTwoState() == replica::PartTwoState::Open; },
                               .group = group, .section = {}});
    }

    void addSearch(MainWindow& window, ReplicaBridge& bridge)
    {
        auto* box = new SearchBox(bridge, &window);
        QObject::connect(box, &SearchBox::openRequested, &window,
                         [&window](const QString& section, const QString& target) { window.follow(section, target); });
        window.registry().add({.id = QLatin1String(SearchBox::kCommandId), .text = QObject::tr("Search everything"),
                               .shortcut = QKeySequence(Qt::CTRL | Qt::Key_J), .handler = [box] { box->open(); },
                               .enabled = {}, .group = QObject::tr("Window"), .section = {}});
    }

    void speakOfState(MainWindow& window, ReplicaBridge& bridge)
    {
        StatusLine& line = window.statusLine();
        const auto partTwo = [&window, &line, &bridge] {
            const bool open = bridge.partTwoState() == replica::PartTwoState::Open;
            line.setText(QStringLiteral("partTwo"), open ? QObject::tr("Part two is open on this screen") : QString {},
                         Tone::Attention);
            line.setMarking(open ? QStringLiteral("OFFICIAL-SENSITIVE") : QStringLiteral("OFFICIAL"));
            window.registry().refresh();
        };
        QObject::connect(&bridge, &ReplicaBridge::partTwoChanged, &window, partTwo);
        partTwo();
        // A command that was refused has written nothing.
        QObject::connect(&bridge, &ReplicaBridge::changed, &window, [&line] {
            line.setText(QStringLiteral("saved"),
                         QObject::tr("Saved on this computer %1").arg(QTime::currentTime().toString(QStringLiteral("HH:mm:ss"))),
                         Tone::Good);
        });
        QObject::connect(&bridge, &ReplicaBridge::undone, &window,
                         [&window](const QString& label) { window.say(QObject::tr("Undone: %1").arg(label)); });
        QObject::connect(&bridge, &ReplicaBridge::redone, &window,
                         [&window](const QString& label) { window.say(QObject::tr("Done again: %1").arg(label)); });
        QObject::connect(&bridge, &ReplicaBridge::refused, &window,
                         [&window](const QString& why) { window.say(why); });
        if (bridge.replica().session().hasOwnToday()) {
            line.setText(QStringLiteral("today"),
                         QObject::tr("Today here is %1").arg(words(base::longDate(bridge.reader().today()))),
                         Tone::Attention);
        }
        const auto name = [&window, &bridge] {
            if (const auto profile = partnership::profile(bridge.reader())) {
                window.setPartnership(words(profile->name));
            }
        };
        QObject::connect(&bridge, &ReplicaBridge::changed, &window, [name](const replica::ChangeNotice& notice) {
            if (notice.touches("partnership")) {
                name();
            }
        });
        name();
    }

    /// While it lives, the application has no style sheet. With one, Qt styles a widget and all that is in it anew each
    /// time it is put into another: a window of nested pages takes several times as long to build.
    class StyleSheetPause {
    public:
        StyleSheetPause() { qApp->setStyleSheet({}); }
        ~StyleSheetPause() { qApp->setStyleSheet(m_sheet); }
        Q_DISABLE_COPY_MOVE(StyleSheetPause)

    private:
        QString m_sheet = qApp->styleSheet();
    };

    /// From the first window to the last.
    class Program : public QObject {
    public:
        explicit Program(std::optional<base::Date> today)
            : m_today(today)
        {
        }

        ~Program() override
        {
            m_window.reset();
            m_bridge.reset();
        }

        Program(const Program&) = delete;
        Program& operator=(const Program&) = delete;

        void open(const QString& folder)
        {
            auto opened = replica::Replica::open(folder.toStdString(), {.author = {}, .clock = {}, .today = m_today});
            if (!opened) {
                welcome(words(opened.error().detail));
                return;
            }
            use(folder, std::move(*opened));
        }

        void welcome(const QString& refusal = {})
        {
            if (!m_welcome) {
                m_welcome = std::make_unique<WelcomeWindow>(m_prompts, sharingOptions().helper);
                connect(m_welcome.get(), &WelcomeWindow::openWanted, this, &Program::open);
                connect(m_welcome.get(), &WelcomeWindow::sampleWanted, this, &Program::openSample);
                connect(m_welcome.get(), &WelcomeWindow::newWanted, this, &Program::make);
            }
            if (!refusal.isEmpty()) {
                m_welcome->showRefusal(refusal);
            }
            m_welcome->show();
        }

    private:
        void openSample(const QString& folder)
        {
            if (QFile::exists(folder + QStringLiteral("/replica.sqlite"))) {
                open(folder);
                return;
            }
            makeAway([folder] { return sample::createSample(folder.toStdString()); }, folder);
        }

        void make(const QString& folder, const QString& name)
        {
            makeAway(
                [folder, name]() -> base::Result<std::unique_ptr<replica::Replica>> {
                    auto made = replica::Replica::create(folder.toStdString());
                    if (made) {
                        if (auto done = execute(**made, partnership::CreatePartnership {.name = name.toStdString()});
                            !done) {
                            return tl::unexpected(done.error());
                        }
                        (*made)->settleUndo();
                    }
                    return made;
                },
                folder);
        }

        // Making a folder takes a second or two, and the window stays alive meanwhile.
        template <class Make>
        void makeAway(Make work, const QString& folder)
        {
            m_welcome->setEnabled(false);
            m_welcome->setCursor(Qt::BusyCursor);
            auto result = std::make_shared<std::invoke_result_t<Make>>();
            QThread* thread = QThread::create([work = std::move(work), result] { *result = work(); });
            connect(thread, &QThread::finished, this, [this, thread, result, folder] {
                thread->deleteLater();
                m_welcome->setEnabled(true);
                m_welcome->unsetCursor();
                if (*result) {
                    use(folder, std::move(**result));
                } else {
                    welcome(words(result->error().detail));
                }
            });
            thread->start();
        }

        void use(const QString& folder, std::unique_ptr<replica::Replica> opened)
        {
            m_settings.setValue(QLatin1String(kLastFolder), folder);
            // Another partnership may be open: its window goes before what it shows.
            m_window.reset();
            m_bridge = std::make_unique<ReplicaBridge>(std::move(opened));
            m_window = makeWindow(*m_bridge, m_prompts, m_settings);
            const auto hear = [this](Page* page) {
                if (const auto* sharing = qobject_cast<SharingPage*>(page)) {
                    connect(sharing, &SharingPage::joinWanted, this, [this] {
                        welcome();
                        m_welcome->startJoining();
                        m_welcome->activateWindow();
                    });
                }
            };
            hear(m_window->currentPage());
            connect(m_window.get(), &MainWindow::pageMade, this, hear);
            m_window->show();
            if (m_welcome) {
                m_welcome->hide();
            }
        }

        std::optional<base::Date> m_today;
        QSettings m_settings;
        DialogPrompts m_prompts;
        std::unique_ptr<WelcomeWindow> m_welcome;
        std::unique_ptr<ReplicaBridge> m_bridge;
        std::unique_ptr<MainWindow> m_window;
    };

}  // namespace

sharing::BackgroundOptions sharingOptions()
{
    sharing::BackgroundOptions options;
    options.beforePush = meetings::settleNumbers;
    return options;
}

std::unique_ptr<MainWindow> makeWindow(ReplicaBridge& bridge, Prompts& prompts, QSettings& settings,
                                       sharing::BackgroundOptions options)
{
    auto window = std::make_unique<MainWindow>(settings);  // puts its theme on
    std::optional<StyleSheetPause> pause {std::in_place};
    auto* desk = new SharingDesk(bridge, std::move(options), window.get());
    showSharingIn(*window, *desk);
    // Whoever is passed the writing role waits for it: that leaves also during a pause after a failure.
    QObject::connect(&bridge, &ReplicaBridge::changed, desk, [desk](const replica::ChangeNotice& notice) {
        if (notice.origin == replica::Origin::Local && notice.touches("writing_role")) {
            desk->syncNow();
        }
    });
    addEditCommands(*window, bridge);
    addSearch(*window, bridge);
    window->addPage(TodayPage::ownSign(), [&bridge] {
        auto* today = new TodayPage(bridge);
        if (sample::isSample(bridge.reader())) {
            today->setNotice(
                QObject::tr("This is the sample partnership. Restricted items open with the passphrase \u201c%1\u201d.")
                    .arg(QString::fromUtf8(sample::kSamplePassphrase.data(),
                                           static_cast<int>(sample::kSamplePassphrase.size()))));
        }
        return today;
    });
    window->addPage(MeetingsPage::ownSign(), [&bridge, &prompts] { return new MeetingsPage(bridge, prompts); });
    window->addPage(ActionsPage::ownSign(), [&bridge, &prompts] { return new ActionsPage(bridge, prompts); });
    window->addPage(PerformancePage::ownSign(), [&bridge, &prompts] { return new PerformancePage(bridge, prompts); });
    window->addPage(YearPage::ownSign(), [&bridge, &prompts] { return new YearPage(bridge, prompts); });
    window->addPage(PartnershipPage::ownSign(), [&bridge, &prompts] { return new PartnershipPage(bridge, prompts); });
    window->addPage(DocumentsPage::ownSign(), [&bridge, &prompts] { return new DocumentsPage(bridge, prompts); });
    window->addPage(SharingPage::ownSign(), [desk, &prompts] { return new SharingPage(*desk, prompts); });
    speakOfState(*window, bridge);
    window->openLastPage();
    pause.reset();
    return window;
}

int runWindow(int& count, char** values, const std::vector<std::string>& words_)
{
    const auto arguments = Arguments::parse(words_, {{"data", "DIR", ""}, {"today", "DATE", ""}});
    const auto today = arguments ? arguments->date("today") : base::Result<std::optional<base::Date>> {};
    if (!arguments || !today || !arguments->positional().empty()) {
        std::cerr << "muster: "
                  << (!arguments ? arguments.error().detail
                          : !today ? today.error().detail
                                   : std::string {"muster [--data DIR] opens the window. See: muster --help"})
                  << '\n';
        return static_cast<int>(ExitCode::Usage);
    }
    QApplication application {count, values};
    QApplication::setApplicationName(QStringLiteral("Muster"));
    QApplication::setOrganizationName(QStringLiteral("Muster"));
    applyTheme(application, ThemeChoice::System);
    Program program {*today};
    const QString given = words(arguments->value("data").value_or(std::string {}));
    const QString last = QSettings {}.value(QLatin1String(kLastFolder)).toString();
    if (!given.isEmpty()) {
        program.open(given);
    } else if (!last.isEmpty()) {
        program.open(last);
    } else {
        program.welcome();
    }
    return QApplication::exec();
}

}  // namespace muster::app
