// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is in the partnership, where and for what.
#pragma once

#include "ui/shell/page.h"

#include <vector>

class QListWidget;
class QStackedWidget;

namespace muster::ui {

class PageHeader;
class PartTwoSection;
class Prompts;
class RecordSection;
class ReplicaBridge;

/// Sections at the left; the one in front is a table with its form.
class PartnershipPage final : public Page {
    Q_OBJECT

public:
    /// Both must outlive the page.
    PartnershipPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Partnership"); }
    [[nodiscard]] Icon icon() const override { return Icon::Partnership; }
    [[nodiscard]] QString sectionId() const override { return QStringLiteral("partnership"); }
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;
    /// The id of a section ("agencies"), or of a section and a record ("roles 0123...").
    void showTarget(const QString& target) override;

    /// Null while part two is in front.
    [[nodiscard]] RecordSection* current() const;
    [[nodiscard]] RecordSection* section(const QString& id) const;
    [[nodiscard]] PartTwoSection* partTwo() const { return m_partTwo; }

private:
    void addSection(RecordSection* section);
    void addEntry(const QString& group, const QString& title, const QString& id);
    void open(int row);
    void readAgain();

    ReplicaBridge& m_bridge;
    PageHeader* m_header;
    QListWidget* m_list;
    QStackedWidget* m_stack;
    PartTwoSection* m_partTwo;
    std::vector<RecordSection*> m_sections;
    QString m_lastGroup;
};

}  // namespace muster::ui
