// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a paper is of, besides its meeting: an agency, a group, a period.
#pragma once

#include "core/documents/build_document.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QVBoxLayout;

namespace muster::ui {

class ReplicaBridge;
class TextLabel;

/// A choice for each thing the paper asks for; those it does not ask for are not there. What was chosen stays chosen
/// while papers change.
class PaperChoices final : public QWidget {
    Q_OBJECT

public:
    /// The bridge must outlive it.
    explicit PaperChoices(ReplicaBridge& bridge, QWidget* parent = nullptr);

    /// The choices of this kind, filled anew.
    void setKind(const QString& kind);
    void fill(muster::documents::ExportRequest& request) const;
    /// The choices of a paper, as it asks for them; a period that is not among the usual ones is added to them.
    void choose(const muster::documents::ExportRequest& request);
    /// Whether the kind asks for anything here.
    [[nodiscard]] bool isNeeded() const { return m_needed; }
    /// "Agency", "Group", "Period", "Recommendation", "Request", "Sector"; for tests and the keyboard.
    [[nodiscard]] QComboBox* field(const QString& name) const;
    /// All, from the top.
    [[nodiscard]] std::vector<QComboBox*> fields() const;

Q_SIGNALS:
    void changed();

private:
    struct Field {
        QString name;
        TextLabel* label;
        QComboBox* box;
        bool asked = false;
    };

    struct Value {
        QString text;
        QString key;
    };

    void add(const QString& name);
    void select(const QString& name, const QString& key);
    void offer(const QString& name, const QString& label, const std::vector<Value>& values);
    [[nodiscard]] QString chosen(const QString& name) const;
    [[nodiscard]] std::vector<Value> agencies(bool all) const;
    [[nodiscard]] std::vector<Value> groups(bool all) const;
    [[nodiscard]] std::vector<Value> periods() const;
    [[nodiscard]] std::vector<Value> months() const;

    ReplicaBridge& m_bridge;
    QVBoxLayout* m_column;
    std::vector<Field> m_fields;
    Value m_otherPeriod;  ///< of a paper of the list; empty for none
    bool m_needed = false;
};

}  // namespace muster::ui
