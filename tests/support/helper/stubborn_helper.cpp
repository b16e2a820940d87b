// SPDX-License-Identifier: GPL-3.0-or-later
//
// A helper that says something senseless and cannot be ended, as if it hung in the kernel: a debugger of its own
// making keeps its remains in the process table until a file `release` stands beside this program, or for a minute.
#include <climits>
#include <string>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

std::string besideThisProgram(const char* name)
{
    char path[PATH_MAX];
    const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    const std::string program(path, size > 0 ? static_cast<std::size_t>(size) : 0);
    return program.substr(0, program.rfind('/') + 1) + name;
}

int keep(pid_t stuck, int mayStart, int started)
{
    // Out of the group, so that what kills the helper spares this; and away from the socket.
    setsid();
    close(STDIN_FILENO);
    char word = 0;
    if (read(mayStart, &word, 1) != 1 || ptrace(PTRACE_SEIZE, stuck, nullptr, nullptr) != 0
        || write(started, &word, 1) != 1) {
        return 1;
    }
    const std::string release = besideThisProgram("release");
    struct stat found { };
    for (int i = 0; i < 1200 && stat(release.c_str(), &found) != 0; ++i) {
        usleep(50'000);
    }
    return 0;
}

}  // namespace

int main()
{
    int there[2];
    int back[2];
    if (pipe(there) != 0 || pipe(back) != 0) {
        return 1;
    }
    const pid_t stuck = getpid();
    const pid_t keeper = fork();
    if (keeper == 0) {
        close(back[0]);
        return keep(stuck, there[0], back[1]);
    }
    close(back[1]);
    prctl(PR_SET_PTRACER, keeper, 0, 0, 0);
    char word = 'x';
    // Goes on too where nobody may debug; the test sees that then.
    [[maybe_unused]] const bool told = write(there[1], &word, 1) == 1 && read(back[0], &word, 1) == 1;
    constexpr char senseless[] = {1, 0, 0, 0, 99};
    [[maybe_unused]] const ssize_t said = write(STDIN_FILENO, senseless, sizeof senseless);
    for (;;) {
        pause();
    }
}
