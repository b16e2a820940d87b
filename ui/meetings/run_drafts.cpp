// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/run_drafts.h"

#include "ui/meetings/run_desk.h"

#include <chrono>

namespace muster::ui {

namespace {

    constexpr std::chrono::milliseconds kAfterLastKey {150};

}  // namespace

RunDrafts::RunDrafts(RunDesk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kAfterLastKey);
    connect(&m_timer, &QTimer::timeout, this, &RunDrafts::flush);
}

QString RunDrafts::keyOf(const base::Id& item) const
{
    return QStringLiteral("run/%1/%2").arg(words(m_desk.meeting().hex()), words(item.hex()));
}

void RunDrafts::typed(const base::Id& item, bool restricted, const QString& text)
{
    Draft& draft = m_drafts[keyOf(item)];
    if (draft.text == text && draft.restricted == restricted) {
        return;
    }
    draft = {text, restricted, false};
    const bool wordEnd = text.isEmpty() || text.back().isSpace() || text.back().isPunct();
    if (wordEnd) {
        flush();
    } else {
        m_timer.start();
    }
}

QString RunDrafts::draftOf(const base::Id& item)
{
    const QString key = keyOf(item);
    const auto known = m_drafts.constFind(key);
    if (known != m_drafts.constEnd()) {
        return known->text;
    }
    return QString::fromStdString(m_desk.bridge().replica().draft(key.toStdString()));
}

void RunDrafts::flush()
{
    m_timer.stop();
    for (auto draft = m_drafts.begin(); draft != m_drafts.end(); ++draft) {
        if (!draft->saved) {
            draft->saved = true;
            m_desk.bridge().saveDraft(draft.key(), draft->text, draft->restricted);
        }
    }
}

void RunDrafts::forgetRestricted()
{
    m_drafts.removeIf([](const auto& draft) { return draft.value().restricted; });
}

}  // namespace muster::ui
