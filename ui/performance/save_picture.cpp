// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/save_picture.h"

#include "ui/bridge/words.h"
#include "ui/charts/save_chart.h"
#include "ui/widgets/prompts.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace muster::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("SavePicture", text); }

}  // namespace

base::Result<QString> saveChartPicture(QWidget& parent, Prompts& prompts, const performance::ChartPicture& picture)
{
    QString name = words(picture.title).toLower();
    name.replace(QRegularExpression(QStringLiteral("[^a-z0-9]+")), QStringLiteral("-"));
    const auto path = prompts.saveFile(&parent,
                                       {.title = tr("Save the picture"),
                                        .suggestedName = name + QStringLiteral(".png"),
                                        .filters = {tr("Picture (*.png)"), tr("Picture that scales (*.svg)"),
                                                    tr("Figures and limits (*.csv)")}});
    if (!path)
        return QString();
    if (const auto saved = charts::saveChart(path->toStdString(), picture); !saved)
        return tl::unexpected(saved.error());
    return tr("Saved as %1.").arg(*path);
}

}  // namespace muster::ui
