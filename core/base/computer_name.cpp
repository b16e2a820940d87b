// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/computer_name.h"

#include <array>
#include <unistd.h>

namespace muster::base {

std::string computerName()
{
    std::array<char, 256> name {};
    if (::gethostname(name.data(), name.size() - 1) != 0) {
        return {};
    }
    const std::string whole {name.data()};
    return whole.substr(0, whole.find('.'));
}

}  // namespace muster::base
