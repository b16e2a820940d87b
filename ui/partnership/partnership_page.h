// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who the partnership is, where it works and what for: everything set up once and changed now and then.
#pragma once

#include "ui/shell/page.h"

class QListWidget;
class QStackedWidget;
class QTimer;

namespace muster::ui {

class PageHeader;
class Prompts;
class ReplicaBridge;
class Section;

/// A rail of sections, each a table with a side form. Ctrl+Page Up and Page Down go through the sections, Ctrl+N makes
/// something new in the one in front.
class PartnershipPage final : public Page {
    Q_OBJECT

public:
    /// Both must outlive the page.
    PartnershipPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] static PageSign ownSign() { return {QStringLiteral("partnership"), tr("Partnership"), Icon::Partnership}; }
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;
    /// The name of a section: "Bodies".
    void showTarget(const QString& target) override;

    [[nodiscard]] Section* currentSection() const;
    /// By its title; null when there is none.
    [[nodiscard]] Section* section(const QString& title) const;
    [[nodiscard]] QListWidget* rail() const { return m_rail; }

private:
    void addHeading(const QString& text);
    void add(Section* section);
    void step(int by);
    void readAgain();
    void showState();

    ReplicaBridge& m_bridge;
    PageHeader* m_header;
    QListWidget* m_rail;
    QStackedWidget* m_sections;
    QTimer* m_reading;
};

}  // namespace muster::ui
