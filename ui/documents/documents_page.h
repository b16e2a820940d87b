// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers: which are due, made, approved and sent; and one of them, how it will look, out to a file or the printer.
#pragma once

#include "core/base/failure.h"
#include "core/documents/build_document.h"
#include "ui/shell/page.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

class QComboBox;
class QPrinter;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace muster::ui {

namespace documents {
class DocumentView;
}

class DataTable;
class ExportRun;
class MessageBar;
class PageHeader;
class PaperChoices;
class PaperListSection;
class PapersModel;
class Prompts;
class ReplicaBridge;
class TextLabel;

/// In front stands the list of papers. Enter makes one: choose a meeting and a paper, look at it, hand it over; Escape
/// goes back to the list. Files are written and checked by a worker with its own reading connection; until it is done,
/// nothing stands under the chosen name.
class DocumentsPage final : public Page {
    Q_OBJECT

public:
    /// Both must outlive the page.
    DocumentsPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);
    ~DocumentsPage() override;

    [[nodiscard]] static PageSign ownSign() { return {QStringLiteral("documents"), tr("Documents"), Icon::Documents}; }
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;
    void deactivated() override;
    /// "<kind>:<meeting's id in hex>", such as "minutes:5f…"; or only the id.
    void showTarget(const QString& target) override;
    /// Out of a paper, to the list.
    [[nodiscard]] std::function<void()> wayBack() override;

    [[nodiscard]] PaperListSection* list() const { return m_list; }
    [[nodiscard]] bool showsList() const;
    void showList();
    /// The paper with its choices, in front of the list.
    void makePaper(const muster::documents::ExportRequest& request);
    [[nodiscard]] QComboBox* meetingField() const { return m_meeting; }
    /// Agency, group, period: what the paper chosen asks for.
    [[nodiscard]] PaperChoices* choices() const { return m_choices; }
    [[nodiscard]] DataTable* papers() const { return m_papers; }
    [[nodiscard]] documents::DocumentView* view() const { return m_view; }
    [[nodiscard]] QString message() const;
    [[nodiscard]] bool isExporting() const { return m_run != nullptr; }
    /// Shows the paper of this kind and edition, if the list has it.
    void choosePaper(const QString& kind, muster::documents::Edition edition);
    /// Asks for the name of the file ("pdf", "html", "txt", "csv", "ics") and writes it.
    void exportAs(const QString& ending);
    void printPaper();
    /// Where the printer is chosen; false gives up. A dialog of Qt's unless a test sets another.
    void setPrinterChoice(std::function<bool(QPrinter&, QWidget*)> choose) { m_choosePrinter = std::move(choose); }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeMaker();
    void showMaker();
    void leadKeys();
    void selectPaper(const QString& kind, muster::documents::Edition edition);
    void showFront();
    QWidget* makeLeft();
    QWidget* makeRight();
    void readMeetings();
    void readItems();
    void readAgencies();
    void readVersions();
    void showPaper();
    void showPlace();
    void showButtons();
    [[nodiscard]] muster::documents::ExportRequest request() const;
    void start(const std::filesystem::path& path, bool thenPrint);
    void exported(bool thenPrint);
    void handOver(bool thenPrint);
    void finishExport(const base::Result<void>& outcome, const QString& done);
    void cancelExport();

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    PageHeader* m_header;
    QPushButton* m_back;
    QStackedWidget* m_front;
    PaperListSection* m_list;
    QComboBox* m_meeting;
    PapersModel* m_model;
    DataTable* m_papers;
    PaperChoices* m_choices;
    QWidget* m_extract;
    QComboBox* m_item;
    QComboBox* m_agency;
    QWidget* m_versions;
    QComboBox* m_version;
    MessageBar* m_message;
    TextLabel* m_sentence;
    TextLabel* m_place;
    documents::DocumentView* m_view;
    QPushButton* m_print;
    QPushButton* m_cancel;
    std::vector<std::pair<QString, QPushButton*>> m_exports;
    QTimer* m_reading;
    ExportRun* m_run = nullptr;
    std::unique_ptr<QPrinter> m_printer;
    std::function<bool(QPrinter&, QWidget*)> m_choosePrinter;
    QString m_marking;
    bool m_inFront = false;
};

}  // namespace muster::ui
