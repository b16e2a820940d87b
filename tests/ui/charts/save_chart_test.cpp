// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/charts.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/qt_text.h"
#include "ui/charts/save_chart.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QXmlStreamReader>

using namespace muster;
using namespace muster::test;
using namespace muster::ui::charts;
using performance::pictureOf;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

}  // namespace

TEST_CASE("A picture is saved in the form that the name of the file asks for", "[charts][save]")
{
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::ThemeChoice::Dark);
    const TemporaryFolder folder;
    const std::string base = (folder.path() / "chart").string();
    const auto picture = everyPicture()[0].second;
    REQUIRE(saveChart(base + ".PNG", picture));
    REQUIRE(saveChart(base + ".svg", picture));
    REQUIRE(saveChart(base + ".csv", picture));
    const QImage image(QString::fromStdString(base + ".PNG"));
    CHECK(image.size() == QSize(1520, 840));
    CHECK(image.text(QStringLiteral("Description")) == QString::fromStdString(picture.alt));
    // On white whatever the theme is, for papers and slides.
    CHECK(image.pixelColor(2, 2) == QColor(Qt::white));
    CHECK(bytesOf(QString::fromStdString(base + ".csv"))
          == QByteArray::fromStdString(performance::chartCsv(chartLines(picture))));
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::ThemeChoice::Light);
}

TEST_CASE("A saved SVG is read by a parser of XML and has all marks and words", "[charts][save][svg]")
{
    for (const auto& [name, picture] : everyPicture()) {
        INFO(name);
        const auto svg = chartBytes("svg", picture);
        REQUIRE(svg);
        QXmlStreamReader reader(QByteArray::fromStdString(*svg));
        std::size_t marks = 0;
        QStringList words;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()
                && (reader.name() == QLatin1String("circle") || reader.name() == QLatin1String("polygon"))) {
                ++marks;
            }
            if (reader.isStartElement() && reader.name() == QLatin1String("text")) {
                words << reader.readElementText();
            }
        }
        INFO(reader.errorString().toStdString());
        CHECK_FALSE(reader.hasError());
        std::size_t wanted = 0;
        for (const auto& point : picture.points) {
            wanted += point.value ? (point.outside ? 2U : 1U) : 0U;
        }
        CHECK(marks == wanted);
        CHECK(words.join(QLatin1Char('\n')).contains(QString::fromStdString(picture.steps.back().meanLabel)));
    }
}

TEST_CASE("What cannot be saved is said in plain words, and nothing is left behind", "[charts][save]")
{
    const TemporaryFolder folder;
    const std::string base = (folder.path() / "chart").string();
    const auto picture = pictureOf(measureChart(violentCrime()));
    const auto ending = saveChart(base + ".bmp", picture);
    REQUIRE_FALSE(ending);
    CHECK(ending.error().detail == "A picture is saved as .png or .svg, its figures as .csv.");
    const auto nowhere = saveChart((folder.path() / "none" / "chart.svg").string(), picture);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().detail.find("could not be written") != std::string::npos);
    const auto empty = saveChart(base + ".png", {});
    REQUIRE_FALSE(empty);
    CHECK(empty.error().detail == "There are no figures yet, so there is no picture to save.");
    CHECK(std::filesystem::is_empty(folder.path()));
}
