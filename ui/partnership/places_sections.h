// SPDX-License-Identifier: GPL-3.0-or-later
//
// Wards, sectors, and the table of most vulnerable wards.
#pragma once

#include "ui/records/record_section.h"

namespace muster::ui {

/// Wards with their sector and the crime types they are listed for; listed ones first.
class WardsSection final : public RecordSection {
    Q_OBJECT

public:
    WardsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;
};

class SectorsSection final : public RecordSection {
    Q_OBJECT

public:
    SectorsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;
};

/// A row for each crime type, its wards in order of need.
class VulnerablePlacesSection final : public RecordSection {
    Q_OBJECT

public:
    VulnerablePlacesSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] RecordForm* listingForm(const QString& crimeType);
    [[nodiscard]] RecordForm* endingForm(const base::Id& row);
};

}  // namespace muster::ui
