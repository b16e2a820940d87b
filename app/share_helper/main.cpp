// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster-share-helper: the one process that touches a shared drive (design: shares hang in the kernel).
#include "core/sharing/helper_server.h"

#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

int main()
{
    int kind = 0;
    socklen_t size = sizeof kind;
    if (::getsockopt(STDIN_FILENO, SOL_SOCKET, SO_TYPE, &kind, &size) != 0 || kind != SOCK_STREAM) {
        std::fputs("muster-share-helper is started by muster itself. Run muster instead.\n", stderr);
        return 2;
    }
    // A hub's address may hold a password: no core file.
    const rlimit none {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::signal(SIGPIPE, SIG_IGN);
    // A folder that somebody wants to unmount is not held by a helper.
    if (::chdir("/") != 0) {
        return 1;
    }
    return muster::sharing::serveHelper(STDIN_FILENO);
}
