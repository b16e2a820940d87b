// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page that is a rail of sections.
#pragma once

#include "ui/shell/page.h"

#include <functional>
#include <vector>

class QListWidget;
class QStackedWidget;
class QTimer;

namespace muster::ui {

class PageHeader;
class ReplicaBridge;
class Section;

/// A rail of sections, each a table with a side form. Ctrl+Page Up and Page Down go through the sections, Ctrl+N makes
/// something new in the one in front. A section is made when it is first looked at.
class SectionsPage : public Page {
    Q_OBJECT

public:
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;
    /// The name of a section, "Bodies", or with one of its records, "Bodies/" and its id.
    void showTarget(const QString& target) override;

    [[nodiscard]] Section* currentSection() const;
    /// By its title; null when there is none.
    [[nodiscard]] Section* section(const QString& title);
    [[nodiscard]] QListWidget* rail() const { return m_rail; }

protected:
    /// `bridge` must outlive the page.
    SectionsPage(const PageSign& sign, ReplicaBridge& bridge, QWidget* parent);

    void addHeading(const QString& text);
    void add(const QString& title, std::function<Section*()> make);
    /// Puts the first section in front. To be called once by the constructor of the page.
    void begin();
    /// The words under the title of the page.
    [[nodiscard]] virtual QString subtitle() const = 0;
    [[nodiscard]] ReplicaBridge& bridge() const { return m_bridge; }
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Rows move together where the rail would not hold all of them.
    void fitRail();
    Section* made(int at);
    void step(int by);
    void readAgain();
    void showState();

    ReplicaBridge& m_bridge;
    PageHeader* m_header;
    QListWidget* m_rail;
    QStackedWidget* m_sections;
    QTimer* m_reading;
    std::vector<std::function<Section*()>> m_makers;
    std::vector<Section*> m_made;
};

}  // namespace muster::ui
