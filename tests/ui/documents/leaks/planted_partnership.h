// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample partnership with a made-up word in every field of restricted records: a word found where it may not be
// names the field that leaked.
#pragma once

#include "core/base/id.h"
#include "tests/support/sample_replica.h"

#include <string>
#include <string_view>
#include <vector>

namespace muster::test {

/// Every planted word begins with it, and no other word of the sample does.
inline constexpr std::string_view kPlantedMark = "zq";

struct PlantedWord {
    std::string word;  ///< "zqbakedo": unlike any other
    std::string field;  ///< "title of an item"
    int item = -1;  ///< index of the restricted item it belongs to; -1: of none
};

/// A restricted item and the one agency it is needed for.
struct PlantedItem {
    base::Id meeting;
    base::Id id;
    std::string agency;
    int number = 0;
};

/// The words go in by the commands that the window and the command line use. Part two is open at the end; the day is
/// 20 March 2012.
class PlantedPartnership {
public:
    PlantedPartnership();

    [[nodiscard]] replica::Replica& replica() { return *m_sample; }
    [[nodiscard]] const replica::Reader& reader() const { return m_sample.reader(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_sample.folder(); }
    void unlock() { m_sample.unlock(); }
    void lock() { m_sample->lockPartTwo(); }

    [[nodiscard]] const std::vector<PlantedWord>& words() const { return m_words; }
    [[nodiscard]] const std::vector<PlantedItem>& items() const { return m_items; }
    /// All planted words that stand in a text, as indexes into `words()`, each once.
    [[nodiscard]] std::vector<std::size_t> foundIn(std::string_view text) const;

    base::Id november;  ///< the meeting that recorded them
    base::Id december;  ///< the meeting that approved its minutes
    base::Id april;  ///< a meeting to come, with restricted items
    std::string openRequest;  ///< reference of a request for information, answered with open records

private:
    std::string plant(std::string field);
    void today(int year, unsigned month, unsigned day);
    void at(int hour, int minute);
    [[nodiscard]] base::Id agency(std::string_view code) const;

    /// A restricted item that one agency is needed for, with everything an item carries.
    void addItem(const base::Id& meeting, std::string_view agency);
    void addAside(std::string_view what);
    void furnish(const PlantedItem& item);
    void proposeItems();
    void holdNovember();
    void recordIn(const PlantedItem& item);
    void workOnActions(const PlantedItem& item);
    void workOnBlockage(const PlantedItem& item);
    void workOnExceptions(const PlantedItem& item);
    void completeDisclosures();
    void answerRequests();
    void sendItems();
    void reviewMinutes();
    void holdDecember();
    void lookBack();
    void planApril();
    void numberItems(const base::Id& meeting);

    SampleReplica m_sample;
    std::vector<PlantedWord> m_words;
    std::vector<PlantedItem> m_items;
    std::vector<base::Id> m_verified;  ///< of each item, the action that was verified
    std::vector<base::Id> m_exceptions;  ///< of each item, the exception that it recovers
    int m_owner = -1;
};

}  // namespace muster::test
