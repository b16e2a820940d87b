// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form that stands beside the chart while something is recorded.
#pragma once

#include "ui/bridge/replica_bridge.h"
#include "ui/widgets/record_form.h"

#include <QPointer>
#include <QScrollArea>

#include <type_traits>

namespace muster::ui {

class Prompts;

/// Holds one form at a time. A form with something typed in it is not thrown away without a question; after a refusal
/// everything typed is still there.
class FormSide final : public QScrollArea {
    Q_OBJECT

public:
    FormSide(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    /// False when the user keeps the form that is open. Takes ownership.
    bool open(RecordForm* form);
    void close();
    [[nodiscard]] RecordForm* form() const { return m_form; }

    /// Runs a command of the open form. `say(result)` gives the words of what was done; the form closes then.
    template <class Command, class Say> void save(Command command, Say say)
    {
        const QPointer<RecordForm> form = m_form;
        if (form)
            form->setWaiting(true);
        m_bridge.execute(std::move(command), this, [this, form, say = std::move(say)](auto result) {
            if (!result) {
                if (form)
                    form->showFailure(result.error());
                else
                    Q_EMIT refused(QString::fromStdString(result.error().detail));
                return;
            }
            if (form && form == m_form)
                close();
            if constexpr (std::is_invocable_v<Say>)
                Q_EMIT done(say());
            else
                Q_EMIT done(say(*result));
        });
    }

Q_SIGNALS:
    void opened();
    void closed();
    void done(const QString& words);
    /// What was refused where no form is open.
    void refused(const QString& why);

private:
    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    QPointer<RecordForm> m_form;
};

}  // namespace muster::ui
