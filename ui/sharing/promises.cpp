// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/promises.h"

#include <QCoreApplication>

namespace muster::ui {
namespace {

QString said(const char* text) { return QCoreApplication::translate("muster::ui::SharingPage", text); }

}  // namespace

QList<ListedLine> cannotPromise()
{
    return {
        {{},
         said("Who may read it."),
         said(
             "Whoever can open the file on the drive can read everything in it that is not restricted. That is decided "
             "by your organisation's folder permissions, not by Muster.")},
        {{},
         said("Taking access back."),
         said("Restricted content is sealed with a key. A new key protects what comes later; copies already made stay "
              "readable to whoever held the old one.")},
        {{},
         said("Who it was."),
         said(
             "A name in the record is what that computer says of its user. Tampering with what is recorded is noticed; "
             "it cannot be prevented, and nobody can prove who sat at the keyboard.")},
        {{}, said("Who looked."), said("Reading a file leaves no trace that Muster could show.")},
        {{},
         said("Deleting everywhere."),
         said("What is deleted stays in backups, and on computers that have not been here since. Copies in backups "
              "follow your IT policy.")},
        {{},
         said("Being there."),
         said(
             "The drive can be slow or away. You go on working on this computer and nothing is lost; the others see it "
             "when the drive is back.")},
    };
}

QList<ListedLine> askOfIt()
{
    return {
        {{}, said("Folder permissions."), said("Only the people who need it may open the folder and write in it.")},
        {{},
         said("No cloud synchronisation."),
         said("No service such as OneDrive or Dropbox may copy that folder: it makes conflicting copies of the file.")},
        {{}, said("Backups."), said("Every day, of the folder on the drive and of each computer's own folder.")},
        {{}, said("Computers."), said("Encrypted disks, and clocks that the network sets.")},
    };
}

}  // namespace muster::ui
