// SPDX-License-Identifier: GPL-3.0-or-later
//
// Glossary, and what the partnership says of itself.
#include "core/partnership/profile_commands.h"
#include "core/partnership/profile_queries.h"
#include "ui/partnership/section_list.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("PartnershipPage", text); }

std::vector<RecordRow> glossaryRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::GlossaryEntry& entry : partnership::glossary(reader))
        rows.push_back({rowKey(entry.id), {words(entry.shortForm), words(entry.meaning)}});
    return rows;
}

Submit glossaryForm(RecordSection& section, RecordForm& form, const QString& key)
{
    partnership::GlossaryEntry entry;
    for (const partnership::GlossaryEntry& one : partnership::glossary(section.reader())) {
        if (rowKey(one.id) == key)
            entry = one;
    }
    form.line(QStringLiteral("short form"), tr("Short form"), entry.shortForm);
    form.line(QStringLiteral("meaning"), tr("Meaning"), entry.meaning, tr("Written out at its first use in every paper"));
    return [&section, key](RecordForm& filled) {
        const std::string shortForm = filled.textOf(QStringLiteral("short form"));
        const std::string meaning = filled.textOf(QStringLiteral("meaning"));
        if (key.isEmpty())
            section.run(partnership::AddGlossaryEntry {shortForm, meaning}, tr("%1 is explained.").arg(words(shortForm)));
        else
            section.run(partnership::EditGlossaryEntry {rowId(key), shortForm, meaning},
                        tr("%1 is changed.").arg(words(shortForm)));
    };
}

// What can be changed, a row each.
struct ProfileLine {
    const char* id;
    const char* label;
    std::string partnership::Partnership::*value;
    std::optional<std::string> partnership::EditPartnership::*change;
    const char* help;
};

constexpr ProfileLine kProfile[] {
    {"name", "Name", &partnership::Partnership::name, &partnership::EditPartnership::name, ""},
    {"short name", "Short name", &partnership::Partnership::shortName, &partnership::EditPartnership::shortName, ""},
    {"area name", "Area", &partnership::Partnership::areaName, &partnership::EditPartnership::areaName, ""},
    {"vision", "Vision", &partnership::Partnership::vision, &partnership::EditPartnership::vision, ""},
    {"confidentiality statement", "Statement of confidentiality", &partnership::Partnership::confidentialityStatement,
     &partnership::EditPartnership::confidentialityStatement, "Read out at the start of a meeting"},
    {"part two notice", "Notice over part two", &partnership::Partnership::partTwoNotice,
     &partnership::EditPartnership::partTwoNotice, "Printed over restricted items"},
};

std::vector<RecordRow> profileRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    const auto profile = partnership::profile(reader).value_or(partnership::Partnership {});
    for (const ProfileLine& line : kProfile)
        rows.push_back({QLatin1String(line.id), {tr(line.label), words(profile.*line.value)}});
    rows.push_back({QStringLiteral("publish"),
                    {tr("Minutes of tasking meetings"),
                     profile.publishTaskingMinutes ? tr("A public version is made") : tr("No public version is made")}});
    return rows;
}

Submit profileForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const auto profile = partnership::profile(section.reader()).value_or(partnership::Partnership {});
    if (key == QLatin1String("publish")) {
        form.check(key, tr("Public versions"), tr("Make a public version of tasking minutes"),
                   profile.publishTaskingMinutes);
        return [&section](RecordForm& filled) {
            partnership::EditPartnership edit;
            edit.publishTaskingMinutes = filled.checked(QStringLiteral("publish"));
            section.run(edit, tr("The partnership's profile is changed."));
        };
    }
    const auto* line = std::find_if(std::begin(kProfile), std::end(kProfile),
                                    [&](const ProfileLine& one) { return key == QLatin1String(one.id); });
    if (line == std::end(kProfile))
        return {};
    form.text(key, tr(line->label), profile.*line->value, *line->help == '\0' ? QString() : tr(line->help));
    return [&section, key, line](RecordForm& filled) {
        partnership::EditPartnership edit;
        edit.*line->change = filled.textOf(key);
        section.run(edit, tr("The partnership's profile is changed."));
    };
}

}  // namespace

std::vector<SectionSpec> profileSections()
{
    const QString group = tr("The partnership");
    return {{.id = QStringLiteral("profile"),
             .group = group,
             .title = tr("Profile"),
             .addText = {},
             .headers = {tr("What"), tr("Words")},
             .widths = {220, 400},
             .stretch = 1,
             .emptyText = {},
             .rows = profileRows,
             .form = profileForm},
            {.id = QStringLiteral("glossary"),
             .group = group,
             .title = tr("Glossary"),
             .addText = tr("Add a short form"),
             .headers = {tr("Short form"), tr("Meaning")},
             .widths = {140, 400},
             .stretch = 1,
             .emptyText = tr("No short forms yet. Papers write each out at its first use."),
             .rows = glossaryRows,
             .form = glossaryForm,
             .steps = {{tr("Take out"), QKeySequence(Qt::CTRL | Qt::Key_D),
                        [](RecordSection& section, const QString& key) {
                            section.run(partnership::RemoveGlossaryEntry {rowId(key)}, tr("The short form is taken out."));
                        }}}}};
}

}  // namespace muster::ui
