// SPDX-License-Identifier: GPL-3.0-or-later
//
// A section that is one form.
#pragma once

#include "ui/records/section.h"

class QScrollArea;

namespace muster::ui {

class RecordForm;

/// One form, always open; Escape puts back what is stored.
class FormSection : public Section {
    Q_OBJECT

public:
    FormSection();

    void readAgain() override;
    void takeFocus() override;
    void startEdit() override { takeFocus(); }
    [[nodiscard]] RecordForm* form() const { return m_form; }

protected:
    /// The form with its fields as they are stored.
    [[nodiscard]] virtual RecordForm* makeForm() = 0;
    /// Its first field.
    [[nodiscard]] virtual QString firstField() const = 0;
    virtual void save(RecordForm& form) = 0;
    /// Puts in a new form. To be called once by the constructor of the section.
    void fill();

private:
    QScrollArea* m_area;
    RecordForm* m_form = nullptr;
};

}  // namespace muster::ui
