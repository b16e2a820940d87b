// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever bytes come over the socket between Muster and its helper, reading them as a message refuses or gives one
// that encodes to bytes which mean the same again.
#include "core/sharing/helper_protocol.h"
#include "tests/fuzz/must.h"

#include <algorithm>
#include <cstdint>

using namespace muster::sharing::helper;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const muster::replica::Blob bytes(data, data + size);
    if (const auto request = decodeRequest(bytes)) {
        const auto written = encodeRequest(*request);
        const auto again = decodeRequest(written);
        must(again.has_value(), "a request that was read can be written and read");
        must(encodeRequest(*again) == written, "and is the same request then");
    }
    if (const auto answer = decodeAnswer(bytes)) {
        const auto written = encodeAnswer(*answer);
        const auto again = decodeAnswer(written);
        must(again.has_value(), "an answer that was read can be written and read");
        must(encodeAnswer(*again) == written, "and is the same answer then");
    }
    MessageLength length {};
    std::copy_n(data, std::min(size, length.size()), length.begin());
    if (const auto told = decodeLength(length)) {
        must(encodeLength(*told) == length, "a length is written as it was read");
    }
    return 0;
}
