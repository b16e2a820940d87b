#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage()
{
    cat <<'HELP'
packaging/tidy.sh [--all | --since COMMIT | FILE...] [--format]

Reads sources with clang-tidy 19 (checks: .clang-tidy) and says what is not formatted as .clang-format wants it.
Without an option: the files changed since the last commit on main's upstream, or uncommitted.

  --all            every source (about ten seconds a file and processor)
  --since COMMIT   what changed since then
  --format         format the files in place instead of only saying so; nothing else is done
  --help           this text

Needs clang-tidy-19 and clang-format-19, and a debug build (packaging/test.sh --debug) for its compile commands;
another build folder can be given in MUSTER_BUILD.
HELP
}

since='' all=no format=no files=()
while [ $# -gt 0 ]; do
    case $1 in
    --all) all=yes ;;
    --since)
        since=${2:?--since needs a commit}
        shift
        ;;
    --format) format=yes ;;
    --help | -h) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
    *) files+=("$1") ;;
    esac
    shift
done

# shellcheck source=packaging/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
cd "$root"
build=${MUSTER_BUILD:-$root/build/dev}

if [ "$all" = yes ]; then
    mapfile -t files < <(git ls-files '*.cpp' '*.h')
elif [ "${#files[@]}" -eq 0 ]; then
    if [ -z "$since" ]; then since=$(git merge-base HEAD '@{upstream}' 2>/dev/null || echo HEAD); fi
    mapfile -t files < <({ git diff --name-only --diff-filter=d "$since" -- '*.cpp' '*.h'
                           git ls-files --others --exclude-standard -- '*.cpp' '*.h'; } | sort -u)
fi
if [ "${#files[@]}" -eq 0 ]; then
    say "No source has changed."
    exit 0
fi

for tool in clang-format-19 clang-tidy-19; do
    command -v "$tool" >/dev/null || die "$tool is not installed: apt-get install $tool"
done
if [ "$format" = yes ]; then
    clang-format-19 -i "${files[@]}"
    exit
fi

code=0
say "Formatting of ${#files[@]} files ..."
for file in "${files[@]}"; do
    if ! clang-format-19 --dry-run -Werror "$file" 2>/dev/null; then
        say "    not formatted: $file"
        code=1
    fi
done

[ -f "$build/compile_commands.json" ] ||
    die "There is no $build/compile_commands.json; run packaging/test.sh --debug first, or set MUSTER_BUILD."
# Headers are read with the sources that include them; a source that this build leaves out has no compile command.
sources=()
for file in "${files[@]}"; do
    if [[ $file = *.cpp ]] && grep -qF "\"$root/$file\"" "$build/compile_commands.json"; then sources+=("$file"); fi
done
say "clang-tidy on ${#sources[@]} sources ..."
if [ "${#sources[@]}" -gt 0 ]; then
    printf '%s\0' "${sources[@]}" |
        xargs -0 -n 1 -P "$(job_count)" clang-tidy-19 -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option || code=1
fi
if [ "$code" -eq 0 ]; then say "Nothing to say."; fi
exit "$code"
