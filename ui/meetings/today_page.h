// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page the day starts with.
#pragma once

#include "ui/meetings/reload_soon.h"
#include "ui/meetings/today_facts.h"
#include "ui/shell/page.h"


class QGridLayout;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace muster::ui {

class EmptyState;
class PageHeader;
class ReplicaBridge;
class RowList;
class TextLabel;

/// The meeting of the day or the next one with its one next step, who to ring, actions that wait, minutes that wait.
class TodayPage final : public Page {
    Q_OBJECT

public:
    explicit TodayPage(ReplicaBridge& bridge, QWidget* parent = nullptr);

    [[nodiscard]] static PageSign ownSign() { return {QStringLiteral("today"), tr("Today"), Icon::Today}; }
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;
    /// Words over everything else, such as that this is the sample; empty for none.
    void setNotice(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void reload();
    void fill();
    void fillNotice();
    void fillMeeting();
    void fillMinutes();
    void fillActions();
    void fillComing();
    void fillReadiness();
    void addCount(int count, const QString& words, const QString& section, const QString& target, Tone tone);
    void openMeeting(const QString& part);

    ReplicaBridge& m_bridge;
    TodayFacts m_facts;
    ReloadSoon m_later;

    PageHeader* m_header;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QWidget* m_content;
    QWidget* m_notices;
    QVBoxLayout* m_notice;
    QString m_noticeText;
    QVBoxLayout* m_meeting;
    QVBoxLayout* m_minutes;
    QVBoxLayout* m_actions;
    QVBoxLayout* m_coming;
    TextLabel* m_readinessHead;
    RowList* m_readiness;
    QPushButton* m_step = nullptr;
};

}  // namespace muster::ui
