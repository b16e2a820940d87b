// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/crime_reader.h"

#include "ui/bridge/words.h"

#include <QElapsedTimer>
#include <QThread>

#include <filesystem>
#include <vector>

namespace muster::ui {
namespace {

constexpr qint64 kTellEveryMs = 100;

}  // namespace

CrimeReader::CrimeReader(QObject* parent) : QObject(parent), m_stop(std::make_shared<std::atomic<bool>>(false)) { }

CrimeReader::~CrimeReader()
{
    if (m_thread != nullptr) {
        m_stop->store(true);
        m_thread->disconnect(this);
        m_thread->wait();
        delete m_thread;
    }
}

void CrimeReader::start(const QStringList& paths)
{
    if (m_thread != nullptr)
        return;
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.emplace_back(path.toStdU16String());
    m_stop = std::make_shared<std::atomic<bool>>(false);
    auto result = std::make_shared<base::Result<performance::ReadCrime>>();
    m_thread = QThread::create([this, files, result, stop = m_stop] {
        QElapsedTimer since;
        since.start();
        *result = performance::readCrime(files, [&](const std::string& file, std::uint64_t rows) {
            if (since.elapsed() >= kTellEveryMs) {
                since.restart();
                Q_EMIT progress(words(file), rows);
            }
            return !stop->load();
        });
    });
    connect(m_thread, &QThread::finished, this, [this, result] {
        m_thread->deleteLater();
        m_thread = nullptr;
        Q_EMIT done(result);
    });
    m_thread->start();
}

void CrimeReader::cancel() { m_stop->store(true); }

}  // namespace muster::ui
