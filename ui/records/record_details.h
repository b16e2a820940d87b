// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known of one record, and what can be done with it.
#pragma once

#include "ui/widgets/chip.h"

#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace muster::ui {

/// A label and the lines under it.
struct Fact {
    QString label;
    QStringList lines;

    bool operator==(const Fact&) const = default;
};

struct RecordDetails {
    QString title;
    QString subtitle = {};
    QList<ChipSpec> chips = {};
    QList<Fact> facts = {};  ///< those without a line are left out

    bool operator==(const RecordDetails&) const = default;
};

/// A button of the details: "Add a unit".
struct RecordStep {
    QString text;
    std::function<void()> run;
    bool enabled = true;
    QString keys = {};  ///< of the tooltip
    QString under = {};  ///< the label of the fact it stands under; empty: at the head
};

/// Shows the facts of a record with a button for each step. Built again only when something changed, so that the focus
/// stays.
class DetailsPanel final : public QWidget {
    Q_OBJECT

public:
    explicit DetailsPanel(QWidget* parent = nullptr);

    void show(const RecordDetails& details, std::vector<RecordStep> steps);
    [[nodiscard]] const RecordDetails& details() const { return m_details; }

private:
    /// The buttons of the steps that stand there, two in a row.
    void addSteps(QVBoxLayout* column, const QString& under);

    RecordDetails m_details;
    QStringList m_stepWords;
    std::vector<RecordStep> m_steps;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_column;
};

}  // namespace muster::ui
