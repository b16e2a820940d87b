// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Performance page: what is unusual, the measure behind it, and what is done about it.
#pragma once

#include "core/actions/blockage.h"
#include "core/actions/exception.h"
#include "ui/shell/page.h"

class QComboBox;
class QStackedWidget;
class QVBoxLayout;

namespace muster::ui {

class BlockageView;
class CrimeView;
class DirectionPage;
class EmptyState;
class FormSide;
class ImportPage;
class MeasureView;
class PageHeader;
class PerformanceDesk;
class Prompts;
class ReplicaBridge;
class UnusualList;

/// Its contents are made when it is first looked at, so that the window opens without waiting for them.
class PerformancePage final : public Page {
    Q_OBJECT

public:
    /// Both must outlive the page.
    PerformancePage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] static PageSign ownSign()
    {
        return {QStringLiteral("performance"), tr("Performance"), Icon::Performance};
    }
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;
    /// A measure ("M05"), an exception ("EX-03"), a blockage ("BL-01"), or "import", "crime", "direction".
    void showTarget(const QString& target) override;

    [[nodiscard]] PerformanceDesk* desk() const { return m_desk; }
    [[nodiscard]] UnusualList* list() const { return m_list; }
    [[nodiscard]] MeasureView* measureView() const { return m_measure; }
    [[nodiscard]] BlockageView* blockageView() const { return m_blockage; }
    [[nodiscard]] FormSide* side() const { return m_side; }
    [[nodiscard]] ImportPage* importPage() const { return m_import; }
    [[nodiscard]] CrimeView* crimeView() const { return m_crime; }
    /// "October 2011 · 12 measures, 2 of concern, 2 improving".
    [[nodiscard]] QString subtitle() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    enum View { Findings, Import, Crime, Direction };

    void build();
    QWidget* makeFindings();
    void refill();
    /// The line about it, opening the ordinary ones where it stands among them; false where there is none.
    bool selectMeasure(const base::Id& measure);
    void showRow(const QString& key);
    void openRow(const QString& key);
    void setView(View view);
    void leave();
    void takeStep(actions::ExceptionStep step);
    void takeStep(actions::BlockageStep step);
    void takeMeasureStep(const QString& step);
    void takeKey(const QString& key);
    void report();
    void savePicture();
    void finish(const QString& words);
    void focusList();
    [[nodiscard]] bool isReading() const;
    [[nodiscard]] bool isBlockageShown() const;

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    PerformanceDesk* m_desk;
    QVBoxLayout* m_column;
    PageHeader* m_header = nullptr;
    QStackedWidget* m_views = nullptr;
    QStackedWidget* m_left = nullptr;
    QStackedWidget* m_right = nullptr;
    QComboBox* m_priority = nullptr;
    UnusualList* m_list = nullptr;
    FormSide* m_side = nullptr;
    MeasureView* m_measure = nullptr;
    BlockageView* m_blockage = nullptr;
    EmptyState* m_empty = nullptr;
    ImportPage* m_import = nullptr;
    CrimeView* m_crime = nullptr;
    DirectionPage* m_direction = nullptr;
    bool m_ordinaryOpen = false;
    bool m_figuresChange = false;  ///< the open form changes what is unusual
    QString m_justDone;  ///< to be said with what was raised by it
    QString m_shown;  ///< key of the line at the right
};

}  // namespace muster::ui
