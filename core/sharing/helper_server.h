// SPDX-License-Identifier: GPL-3.0-or-later
//
// The other side of `helper_hub.h`: what the helper process does all day.
#pragma once

namespace muster::sharing {

/// Serves one hub over a socket until the other end hangs up, and gives the exit code.
///
/// When Muster ends, also by being killed, what is being done is finished and the lease given back; what takes
/// longer than five seconds then is cut off, because it may never end.
int serveHelper(int socket);

}  // namespace muster::sharing
