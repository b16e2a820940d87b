// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/sharing_status.h"

#include "ui/sharing/sharing_desk.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_line.h"

namespace muster::ui {

void showSharingIn(MainWindow& window, SharingDesk& desk)
{
    const QString id = QStringLiteral("sharing");
    StatusLine& line = window.statusLine();
    line.addLink(id, Icon::Sharing, QObject::tr("Opens the Sharing page"));
    const auto say = [&line, &desk, id] { line.setText(id, desk.statusWords(), desk.statusTone()); };
    QObject::connect(&desk, &SharingDesk::statusChanged, &line, say);
    QObject::connect(&line, &StatusLine::linkPressed, &window, [&window, id](const QString& pressed) {
        if (pressed == id)
            window.openPage(id);
    });
    say();
}

}  // namespace muster::ui
