// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Sharing page in a real window with its status line, for the tests of this room.
#pragma once

#include "core/actions/action_queries.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/window_test.h"
#include "tests/ui/sharing/shared_office.h"
#include "ui/bridge/words.h"
#include "ui/sharing/conflict_view.h"
#include "ui/sharing/line_list.h"
#include "ui/sharing/sharing_page.h"
#include "ui/sharing/sharing_status.h"
#include "ui/widgets/work_bar.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/labels.h"

#include <QPushButton>

namespace muster::test {

/// A page beside it: to be somewhere else.
class OtherPage final : public ui::Page {
public:
    OtherPage()
        : Page({QStringLiteral("today"), QStringLiteral("Today"), ui::Icon::Today})
    {
    }
};

/// On the sample of 15 November 2011, which is not shared at first unless `shared`.
class SharingWindow : public WindowTest {
public:
    explicit SharingWindow(SharedOffice& office, bool shared = false)
        : SharingWindow(office, shared, SharedOffice::options())
    {
    }

    SharingWindow(SharedOffice& office, bool shared, sharing::BackgroundOptions options)
        : WindowTest(replicaFor(office, shared)), m_desk(bridge(), std::move(options))
    {
        window().addPage(new OtherPage);
        m_page = new ui::SharingPage(m_desk, prompts());
        window().addPage(m_page);
        ui::showSharingIn(window(), m_desk);
        show();
        window().openPage(QStringLiteral("sharing"));
        settle();
    }

    ui::SharingPage& page() { return *m_page; }
    ui::SharingDesk& desk() { return m_desk; }
    [[nodiscard]] QString status() { return window().statusLine().text(QStringLiteral("sharing")); }
    [[nodiscard]] bool isShared() { return m_desk.status().state == sharing::SharingStatus::State::Shared; }

    /// A child by its object name.
    template <class T> T* find(const QString& name)
    {
        auto* found = window().findChild<T*>(name);
        if (found == nullptr)
            throw std::runtime_error("no " + name.toStdString());
        return found;
    }
    /// As a key would.
    void press(const QString& name)
    {
        auto* button = find<QPushButton>(name);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        settle();
    }
    [[nodiscard]] static QStringList sentences(const ui::LineList* list)
    {
        QStringList all;
        for (const ui::ListedLine& line : list->lines())
            all << (line.who.isEmpty() ? line.what : line.who + u' ' + line.what);
        return all;
    }

private:
    static std::unique_ptr<replica::Replica> replicaFor(SharedOffice& office, bool shared)
    {
        auto replica = sampleReplica(office.disks());
        replica->session().setTime(base::parseTimeOfDay("10:00"));
        if (shared)
            office.share(*replica);
        return replica;
    }

    ui::SharingDesk m_desk;
    ui::SharingPage* m_page = nullptr;
};

}  // namespace muster::test
