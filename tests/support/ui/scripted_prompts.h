// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers to questions, given before they are asked.
#pragma once

#include "ui/widgets/prompts.h"

#include <deque>
#include <vector>

namespace muster::test {

/// A Prompts that answers from queues and records what was asked. A question with no answer
/// waiting is given up (or answered with the safe answer), as when a user presses Escape.
class ScriptedPrompts final : public ui::Prompts {
public:
    void nextFile(const QString& path) { m_files.push_back(path); }
    void nextText(const QString& text) { m_texts.push_back(text); }
    void nextAnswer(int answer) { m_answers.push_back(answer); }

    /// Titles and texts of everything asked, in order.
    [[nodiscard]] const std::vector<QString>& asked() const { return m_asked; }

    std::optional<QString> openFile(QWidget* /*parent*/, const ui::FileQuestion& question) override
    {
        m_asked.push_back(question.title);
        return take(m_files);
    }

    QStringList openFiles(QWidget* /*parent*/, const ui::FileQuestion& question) override
    {
        m_asked.push_back(question.title);
        QStringList all;
        while (const auto file = take(m_files))
            all << *file;
        return all;
    }

    std::optional<QString> saveFile(QWidget* /*parent*/, const ui::FileQuestion& question) override
    {
        m_asked.push_back(question.title);
        return take(m_files);
    }

    std::optional<QString> folder(QWidget* /*parent*/, const QString& title) override
    {
        m_asked.push_back(title);
        return take(m_files);
    }

    std::optional<QString> text(QWidget* /*parent*/, const QString& title, const QString& /*label*/,
                                const QString& /*initial*/, bool /*secret*/) override
    {
        m_asked.push_back(title);
        return take(m_texts);
    }

    int ask(QWidget* /*parent*/, const ui::Question& question) override
    {
        m_asked.push_back(question.text);
        const auto given = take(m_answers);
        return given.value_or(static_cast<int>(question.answers.size()) - 1);
    }

private:
    template <class T> static std::optional<T> take(std::deque<T>& queue)
    {
        if (queue.empty())
            return std::nullopt;
        T first = queue.front();
        queue.pop_front();
        return first;
    }

    std::deque<QString> m_files;
    std::deque<QString> m_texts;
    std::deque<int> m_answers;
    std::vector<QString> m_asked;
};

}  // namespace muster::test
