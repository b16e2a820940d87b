// SPDX-License-Identifier: GPL-3.0-or-later
//
// Preloaded into user-mode Linux: lets it run on processors whose registers need more room than the 2,696 bytes it
// keeps for them (Intel AMX: 11,008). The kernel of the computer refuses a smaller set with EFAULT, and user-mode
// Linux then ends in a panic at its first process. What it does not know of is left as it is.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/uio.h>

long ptrace(enum __ptrace_request request, ...)
{
    static long (*next)(int, pid_t, void*, void*);
    if (next == NULL) {
        *(void**)&next = dlsym(RTLD_NEXT, "ptrace");
    }
    va_list arguments;
    va_start(arguments, request);
    const pid_t process = va_arg(arguments, pid_t);
    void* const address = va_arg(arguments, void*);
    void* const data = va_arg(arguments, void*);
    va_end(arguments);
    if (request == PTRACE_SETREGSET && (unsigned long)address == NT_X86_XSTATE) {
        static char all[65536];
        struct iovec whole = {all, sizeof all};
        const struct iovec* given = data;
        if (next(PTRACE_GETREGSET, process, address, &whole) == 0 && whole.iov_len > given->iov_len) {
            memcpy(all, given->iov_base, given->iov_len);
            return next(PTRACE_SETREGSET, process, address, &whole);
        }
    }
    return next((int)request, process, address, data);
}
