#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage()
{
    cat <<'HELP'
packaging/test.sh [STEP...]

Builds Muster on Debian 12 or 13 with warnings as errors and runs its tests. Works as root and as a
user with sudo; the packages it needs (packaging/debian-packages.txt) are installed first.

Without an option it does what .ci/run does: --debug and --fuzz 10, one after the other.
With options it does only what they name:

  --debug          a debug build, warnings as errors, and every test
  --asan           every test again under AddressSanitizer and UndefinedBehaviorSanitizer
  --tsan           the tests of core under ThreadSanitizer (Debian's Qt is not built for it)
  --core-only      core and its tests with Qt hidden from the build: proof that core needs none
  --fuzz SECONDS   each fuzz target of tests/fuzz for so many seconds, with clang 19
  --bench          a release build and the figures of tests/bench
  --long           the runs that are too long for every commit: 1,000 kills of each kind, 10,000 faults of a drive,
                   a million histories, a drive that hangs for a minute (hours; MUSTER_DEEP=1 does it for one test)
  --network        the debug build of Muster on real network drives: kernel SMB and NFS clients in user-mode Linux
                   against servers of their own (tests/rigs); needs root, and says what it skipped
  --package        a .deb, checked by lintian and its desktop files by their own checkers
  --deep           all of these, and each fuzz target for five minutes
  --help           this text

Builds are in build/NAME, logs in build/logs. The exit code is 0 when everything passed, 1 when something
failed, 2 for an option that does not exist.
HELP
}

steps=()
fuzz_seconds=10
while [ $# -gt 0 ]; do
    case $1 in
    --debug | --asan | --tsan | --core-only | --bench | --long | --network | --package) steps+=("${1#--}") ;;
    --fuzz)
        steps+=(fuzz)
        if ! [[ ${2:-} =~ ^[0-9]+$ ]]; then echo "--fuzz needs a number of seconds" >&2; exit 2; fi
        fuzz_seconds=$2
        shift
        ;;
    --deep)
        steps=(debug asan tsan core-only fuzz bench long network package)
        fuzz_seconds=300
        ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
    esac
    shift
done
if [ "${#steps[@]}" -eq 0 ]; then steps=(debug fuzz); fi

# shellcheck source=packaging/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
cd "$root"
# No test needs a screen, and none may find the user's.
export QT_QPA_PLATFORM=offscreen

# tested PRESET CMAKE-ARGUMENTS...: builds it and runs all its tests.
tested()
{
    local preset=$1 code=0
    shift
    configure_and_build "$preset" --preset "$preset" "$@" || return
    logged "$root/build/logs/$preset-tests.log" "Running the tests of $preset" \
        ctest --test-dir "$root/build/$preset" --output-on-failure --no-tests=error -j "$(job_count)" \
        --output-junit "$root/build/logs/$preset-tests.xml" || code=$?
    grep -aE '^[0-9]+% tests passed' "$root/build/logs/$preset-tests.log" | sed 's/^/    /' || true
    return "$code"
}

# Line numbers are enough for what a test prints, and compile a fifth faster than all there is for a debugger.
step_debug() { tested dev -DCMAKE_CXX_FLAGS_DEBUG=-g1; }

step_asan()
{
    ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1 \
        UBSAN_OPTIONS=print_stacktrace=1 tested asan-ubsan
}

step_tsan()
{
    # Kernels that randomise addresses by 32 bits leave GCC's ThreadSanitizer no room; without randomisation it runs.
    if [ "${MUSTER_FIXED_ADDRESSES:-}" != 1 ] && setarch -R true 2>/dev/null; then
        MUSTER_FIXED_ADDRESSES=1 setarch -R "$root/packaging/test.sh" --tsan
        return
    fi
    TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1 tested tsan
}

step_core-only() { tested core-only -DCMAKE_DISABLE_FIND_PACKAGE_Qt6=ON; }

step_fuzz()
{
    local target name code=0 corpus
    configure_and_build fuzz --preset fuzz || return
    for target in "$root"/build/fuzz/tests/fuzz/fuzz_*; do
        if ! [ -f "$target" ] || ! [ -x "$target" ]; then continue; fi
        name=$(basename "$target")
        # New finds are kept beside the build; the seeds of the repository are only read.
        corpus=$root/build/fuzz/corpus/$name
        mkdir -p "$corpus"
        local arguments=("-max_total_time=$fuzz_seconds" "-timeout=10" "-rss_limit_mb=2048" -print_final_stats=1
            "-artifact_prefix=$root/build/fuzz/$name-")
        if [ -f "tests/fuzz/$name.dict" ]; then arguments+=("-dict=tests/fuzz/$name.dict"); fi
        arguments+=("$corpus")
        if [ -d "tests/fuzz/corpus/$name" ]; then arguments+=("tests/fuzz/corpus/$name"); fi
        logged "$root/build/logs/$name.log" "Fuzzing: $name for $fuzz_seconds s" "$target" "${arguments[@]}" || code=1
        grep -aE '^stat::number_of_executed_units' "$root/build/logs/$name.log" | sed 's/^.*: */    inputs tried: /' || true
    done
    return "$code"
}

step_bench()
{
    local bench code=0 targets=(muster_core_bench muster_ui_bench)
    configure_and_build release --preset release || return
    # Where nobody is logged in there is none, and Qt says so beside the figures.
    mkdir -p -m 700 "$root/build/runtime"
    export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$root/build/runtime}
    for bench in "$root"/build/release/tests/bench/muster_*bench; do
        if ! [ -f "$bench" ] || ! [ -x "$bench" ]; then continue; fi
        say "$(basename "$bench") ..."
        "$bench" || code=1
    done
    return "$code"
}

step_long()
{
    local tests=$root/build/dev/tests code=0 what
    configure_and_build dev --preset dev || return
    for what in '[kill]' '[faults]' '[merge]'; do
        MUSTER_DEEP=1 logged "$root/build/logs/long-$what.log" "The long run of $what" \
            "$tests/muster_core_tests" "$what" || code=1
    done
    if [ -x "$tests/muster_ui_tests" ]; then
        # As root, or it is skipped: mounting a drive is for root alone.
        MUSTER_DEEP=1 logged "$root/build/logs/long-hang.log" "The long run of a drive that hangs" \
            "$tests/muster_ui_tests" '[hang]' || code=1
        grep -aE '^(skipped|a drive)' "$root/build/logs/long-hang.log" | sed 's/^/    /' || true
    fi
    return "$code"
}

step_network()
{
    local code=0
    configure_and_build dev --preset dev || return
    say "Muster on network drives ..."
    as_root /usr/bin/python3 tests/rigs/network.py --program "$root/build/dev/app/muster" || code=$?
    if [ "$code" -eq 77 ]; then
        verdict=skipped
        return 0
    fi
    return "$code"
}

check_desktop_files()
{
    local complaints
    desktop-file-validate packaging/linux/*.desktop || return
    appstreamcli validate --no-net packaging/linux/*.metainfo.xml || return
    complaints=$(man --warnings -l packaging/linux/muster.1 2>&1 >/dev/null)
    printf '%s' "$complaints"
    [ -z "$complaints" ]
}

step_package()
{
    local deb
    configure_and_build release --preset release || return
    logged "$root/build/logs/deb.log" "Making the .deb" cmake --build "$root/build/release" --target package || return
    # shellcheck disable=SC2012 # the names are CPack's
    deb=$(ls -t "$root"/build/release/muster_*.deb | head -n 1)
    logged "$root/build/logs/lintian.log" "Checking $(basename "$deb")" \
        lintian --allow-root --fail-on error,warning "$deb" || return
    logged "$root/build/logs/desktop.log" "Checking the desktop entry, the description for software centres and the man page" \
        check_desktop_files
}

groups=(build test)
for step in "${steps[@]}"; do
    case $step in
    fuzz | bench | network | package) groups+=("$step") ;;
    esac
done
if [[ " ${steps[*]} " = *" package "* ]]; then groups+=(bench); fi
# Debian starts the servers it installs. The rigs start their own, and this computer is to serve nothing.
unwanted=()
if [[ " ${groups[*]} " = *" network "* ]] && command -v systemctl >/dev/null; then
    command -v smbd >/dev/null || unwanted+=(smbd nmbd samba-ad-dc)
    command -v rpc.nfsd >/dev/null || unwanted+=(nfs-server)
    command -v rpcbind >/dev/null || unwanted+=(rpcbind rpcbind.socket)
fi
install_packages "${groups[@]}"
if [ "${#unwanted[@]}" -gt 0 ]; then as_root systemctl disable --now "${unwanted[@]}" >/dev/null 2>&1 || true; fi

failed=()
summary=()
for step in "${steps[@]}"; do
    begun=$SECONDS
    verdict='passed '
    if "step_$step"; then
        summary+=("$verdict $step  ($(duration $((SECONDS - begun))))")
    else
        summary+=("FAILED  $step  ($(duration $((SECONDS - begun))))")
        failed+=("$step")
    fi
done
say "" "${summary[@]}" "in all $(duration $((SECONDS - started)))"
if [ "${#failed[@]}" -gt 0 ]; then die "Not everything passed: ${failed[*]}. The logs are in $root/build/logs."; fi
