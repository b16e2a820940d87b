// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changes of a device, as they travel, without a replica that made them.
#pragma once

#include "core/replica/exchange.h"
#include "core/sharing/hub.h"
#include "tests/support/test_replica.h"

#include <string>
#include <vector>

namespace muster::test {

/// A computer that only makes Changes.
class Chain {
public:
    explicit Chain(const base::Id& device = base::newId()) : m_head {device, 0, {}} { }

    /// The next Change, saying `text`.
    replica::TravellingChange next(const std::string& text = "a change")
    {
        const replica::Version version {m_head.device, m_head.sequence + 1};
        replica::ChangeHeader header;
        header.clock = (1'321'000'000'000 + version.sequence) << 16;
        header.at = 1'321'000'000'000 + version.sequence;
        header.author = "Community Safety Officer";
        header.label = "Edit A-014";
        replica::TravellingChange change {version, {}, replica::encodeRecord(header, {text.begin(), text.end()})};
        change.hash = must(replica::recordHash(m_head.hash, version, change.record));
        m_head = {m_head.device, version.sequence, change.hash};
        return change;
    }
    std::vector<replica::TravellingChange> next(int count, const std::string& text = "a change")
    {
        std::vector<replica::TravellingChange> changes;
        for (int i = 0; i < count; ++i) {
            changes.push_back(next(text + " " + std::to_string(i)));
        }
        return changes;
    }

    [[nodiscard]] const replica::Head& head() const { return m_head; }
    [[nodiscard]] const base::Id& device() const { return m_head.device; }
    /// With bytes in the places of key and signature that nobody checks here.
    [[nodiscard]] sharing::SignedHead signedHead() const
    {
        return {m_head, replica::Blob(32, 7), replica::Blob(64, static_cast<std::uint8_t>(m_head.sequence))};
    }

private:
    replica::Head m_head;
};

}  // namespace muster::test
