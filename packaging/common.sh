# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What start.sh and test.sh share: finding the root of the sources, installing packages, building with progress in words.
# Sourced, not run. The caller sets `set -euo pipefail` first.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
export LANG=C.UTF-8 LC_ALL=C.UTF-8
# Objects found again although the clone lies elsewhere.
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
started=$SECONDS

# say LINE...
say() { printf '%s\n' "$@"; }

# die MESSAGE...: one line a MESSAGE on stderr, exit code 1.
die()
{
    printf '%s\n' "$@" >&2
    exit 1
}

duration()
{
    local s=$1
    if [ "$s" -lt 90 ]; then printf '%d s' "$s"; else printf '%d min %02d s' $((s / 60)) $((s % 60)); fi
}

# build_folder NAME: makes build/NAME and the folder for logs, or says why that cannot be.
build_folder()
{
    mkdir -p "$root/build/$1" "$root/build/logs" 2>/dev/null || true
    if [ ! -w "$root/build/$1" ] || [ ! -w "$root/build/logs" ]; then
        die "Muster is built in $root/build, but you may not write there." \
            "Perhaps it was built by another user (root?) before: remove that folder as that user, or clone the sources again."
    fi
    # Where it was built under another path (a copied folder), CMake would refuse with a riddle.
    local cache="$root/build/$1/CMakeCache.txt"
    if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        rm -rf -- "${root:?}/build/$1"
        mkdir -p "$root/build/$1"
    fi
}

# job_count: as many compilers at once as there are processors, but 1 GB of memory for each.
job_count()
{
    local cpus memory
    cpus=$(nproc 2>/dev/null || echo 1)
    memory=$(awk '/^MemAvailable:/ {print int($2 / 1048576)}' /proc/meminfo 2>/dev/null || true)
    [ -n "$memory" ] || memory=$cpus
    [ "$memory" -ge 1 ] || memory=1
    if [ "$memory" -lt "$cpus" ]; then echo "$memory"; else echo "$cpus"; fi
}

# logged LOG WHAT COMMAND...: runs COMMAND with its output in LOG, says now and then how far it is (Ninja's [3/120]);
# when it fails, shows the end of the log and returns its exit code.
logged()
{
    local log=$1 what=$2 begun=$SECONDS pid code=0 last='' now step due every=20
    shift 2
    say "$what ..."
    if [ -t 1 ]; then every=1; fi
    "$@" >"$log" 2>&1 </dev/null &
    pid=$!
    # Ctrl+C stops what runs here too: a command in the background of a script does not hear it by itself.
    trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM
    due=$((SECONDS + every))
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.1
        if [ "$SECONDS" -lt "$due" ]; then continue; fi
        due=$((SECONDS + every))
        step=$(tail -c 2000 "$log" | grep -aoE '^\[[0-9]+/[0-9]+\]|^ *[0-9]+/[0-9]+ Test' | tail -n 1 || true)
        now=$(printf '%s' "$step" | grep -oE '[0-9]+/[0-9]+' | sed 's#/# of #' || true)
        if [ -z "$now" ] || [ "$now" = "$last" ]; then continue; fi
        last=$now
        if [ -t 1 ]; then printf '\r    %s, %s   ' "$now" "$(duration $((SECONDS - begun)))"; else say "    $now"; fi
    done
    wait "$pid" || code=$?
    trap - INT TERM
    if [ -t 1 ] && [ -n "$last" ]; then printf '\r%60s\r' ''; fi
    if [ "$code" -ne 0 ]; then
        say "    This did not work (exit code $code). The end of $log:"
        # What the compiler said comes first: Ninja goes on with other files after the first error.
        grep -anE '(^|[: ])(fatal )?error: |^FAILED: |\*\*\*Failed|SUMMARY: ' "$log" | head -n 20 || true
        tail -n 60 "$log"
    elif [ $((SECONDS - begun)) -ge 2 ]; then
        say "    done in $(duration $((SECONDS - begun)))"
    fi
    return "$code"
}

# packages GROUP...: the names in those groups of debian-packages.txt.
packages()
{
    local group
    for group in "$@"; do
        awk -v group="$group" '$1 == group { print $2 }' "$root/packaging/debian-packages.txt"
    done
}

# missing NAME...: those of the packages that are not installed.
missing()
{
    local name there
    # What is installed, and what of another name it stands in for.
    # shellcheck disable=SC2016 # dpkg-query's own placeholders
    there=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}, ${Provides}\n' 2>/dev/null | sed -n 's/^.i[^ ]* //p' |
        tr ',' '\n' | sed 's/(.*//; s/[[:space:]]//g')
    for name in "$@"; do
        if ! grep -qxF -- "$name" <<<"$there"; then echo "$name"; fi
    done
}

# as_root COMMAND...: as root already, or by sudo.
as_root()
{
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

apt_get()
{
    as_root env DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 LC_ALL=C.UTF-8 \
        apt-get -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@"
}

# install_packages GROUP...: what is missing of them; nothing is asked of the network when nothing is.
install_packages()
{
    local wanted log="$root/build/logs/packages.log"
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "This is not a Debian system, so nothing is installed for you; packaging/debian-packages.txt lists what is needed."
        return 0
    fi
    mapfile -t wanted < <(packages "$@")
    mapfile -t wanted < <(missing "${wanted[@]}")
    if [ "${#wanted[@]}" -eq 0 ]; then return 0; fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            die "Muster needs ${#wanted[@]} Debian packages that are not installed, and there is no sudo here to install them with." \
                "Ask whoever looks after this computer to run, as root:" \
                "    apt-get update && apt-get install -y --no-install-recommends ${wanted[*]}"
        fi
        # The password is asked for here, in the open, and not in the middle of a log.
        sudo -v 2>/dev/null || sudo true || die "Installing packages needs administrator rights, and sudo refused them."
    fi
    mkdir -p "$root/build/logs"
    logged "$log" "Fetching the list of Debian packages" apt_get update || die "The list of packages could not be fetched. Is there a network?"
    logged "$log" "Installing ${#wanted[@]} Debian packages and what they need" apt_get install -y --no-install-recommends "${wanted[@]}" ||
        die "The packages could not be installed; what apt-get said is above."
}

# configure_and_build NAME CMAKE-ARGUMENTS...: build/NAME, from its log only what went wrong. Builds everything, or only
# what the caller's `targets` names.
configure_and_build()
{
    local name=$1
    shift
    build_folder "$name"
    logged "$root/build/logs/$name-configure.log" "Configuring Muster in build/$name" cmake -S "$root" -B "$root/build/$name" "$@" || return
    logged "$root/build/logs/$name-build.log" "Building Muster in build/$name" \
        cmake --build "$root/build/$name" -j "$(job_count)" --target "${targets[@]:-all}"
}
