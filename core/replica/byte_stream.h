// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing and reading of bytes for the Change format.
#pragma once

#include "core/replica/value.h"

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster::replica {

class ByteWriter {
public:
    void byte(std::uint8_t value) { m_bytes.push_back(value); }

    /// LEB128.
    void number(std::uint64_t value)
    {
        while (value >= 0x80) {
            byte(static_cast<std::uint8_t>(value | 0x80U));
            value >>= 7U;
        }
        byte(static_cast<std::uint8_t>(value));
    }

    void raw(const std::uint8_t* bytes, std::size_t size) { m_bytes.insert(m_bytes.end(), bytes, bytes + size); }

    void text(std::string_view value)
    {
        number(value.size());
        raw(reinterpret_cast<const std::uint8_t*>(value.data()), value.size());
    }

    void value(const Value& held);

    [[nodiscard]] Blob take() { return std::move(m_bytes); }

private:
    Blob m_bytes;
};

/// Every member gives nothing once the bytes run out or do not make sense; `failed` stays true from then on.
class ByteReader {
public:
    ByteReader(const std::uint8_t* bytes, std::size_t size)
        : m_at(bytes)
        , m_end(bytes + size)
    {
    }

    std::uint8_t byte()
    {
        if (m_at == m_end) {
            m_failed = true;
            return 0;
        }
        return *m_at++;
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
            if ((next & 0x80U) == 0) {
                return value;
            }
        }
        m_failed = true;
        return 0;
    }

    /// A count of things that take at least one byte each, so that a lying count allocates nothing.
    std::size_t count()
    {
        const std::uint64_t value = number();
        if (value > left()) {
            m_failed = true;
            return 0;
        }
        return static_cast<std::size_t>(value);
    }

    const std::uint8_t* raw(std::size_t size)
    {
        if (size > left()) {
            m_failed = true;
            return nullptr;
        }
        const std::uint8_t* bytes = m_at;
        m_at += size;
        return bytes;
    }

    std::string text()
    {
        const std::size_t size = count();
        const std::uint8_t* bytes = raw(size);
        return bytes == nullptr ? std::string {} : std::string(reinterpret_cast<const char*>(bytes), size);
    }

    Value value();

    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }

private:
    const std::uint8_t* m_at;
    const std::uint8_t* m_end;
    bool m_failed = false;
};

}  // namespace muster::replica
