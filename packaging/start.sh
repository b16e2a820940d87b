#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage()
{
    cat <<'HELP'
packaging/start.sh [--no-window]

Builds Muster on Debian 12 or 13 and opens its window on a sample partnership.
Works as root and as a user with sudo. The first run installs the packages it needs
(packaging/debian-packages.txt) and compiles, which takes some minutes; later runs take seconds.

  --no-window   write the minutes of a sample meeting as a PDF instead of opening the window;
                this is also what happens where there is no display
  --help        this text

The sample is kept in ${XDG_DATA_HOME:-~/.local/share}/muster/sample: what you change there stays.
The program itself is build/run/app/muster; "muster --help" lists its commands.
HELP
}

window=yes
for argument in "$@"; do
    case $argument in
    --no-window) window=no ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
    esac
done
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then window=no; fi

# shellcheck source=packaging/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

build_folder run
if [ "$window" = yes ]; then install_packages build run; else install_packages build; fi
configure_and_build run -G Ninja -DCMAKE_BUILD_TYPE=Release -DMUSTER_TESTS=OFF || die "Muster could not be built; the reason is above."

muster=$root/build/run/app/muster
home=${XDG_DATA_HOME:-$HOME/.local/share}/muster
mkdir -p "$home"

# make_sample FOLDER ARGUMENTS...: made beside its place and moved there whole, so that an interrupted run leaves nothing half made.
make_sample()
{
    local folder=$1 fresh
    shift
    if [ -d "$folder" ] && [ -n "$(ls -A "$folder")" ]; then return 0; fi
    fresh=$(mktemp -d "$home/.new-XXXXXX")
    rmdir "$fresh"
    if ! "$muster" sample "$fresh" "$@"; then
        rm -rf -- "$fresh"
        die "The sample partnership could not be made in $folder."
    fi
    if [ -d "$folder" ]; then rmdir -- "$folder"; fi
    mv -- "$fresh" "$folder"
}

if [ "$window" = yes ]; then
    make_sample "$home/sample"
    say "Opening Muster on the sample partnership in $home/sample (ready after $(duration $((SECONDS - started))))."
    exec "$muster" --data "$home/sample"
fi

# Literal dates of 2011: the minutes of 18 October are then the same on every machine.
make_sample "$home/sample-2011" --anchor 2011-11-15
minutes=$home/minutes-2011-10-18.pdf
"$muster" export minutes --data "$home/sample-2011" --meeting DTCG/2011-10-18 --edition public -o "$minutes" ||
    die "The minutes could not be written."
say "There is no display here, so no window was opened. Muster wrote the public edition of the sample's minutes of 18 October 2011:" \
    "$minutes"
say "Copy that file to a computer with a screen to read it, or run this command there to open the window."
