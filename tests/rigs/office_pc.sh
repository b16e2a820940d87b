#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The first process of an office computer (user-mode Linux): network, the shared drive, then what it is told to do.
# The kernel's command line says rig_work=FOLDER rig_name=NAME rig_address=IP rig_kind=smb|smb-nobrl|nfs.
# The disk of the real computer is read-only here, but for FOLDER.
set -u
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/run/home TMPDIR=/run LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mkdir -p /run/share /run/home
for word in $(cat /proc/cmdline); do
    case $word in rig_*=*) declare "${word%%=*}=${word#*=}" ;; esac
done
mount -t hostfs none "$rig_work" -o "$rig_work" || exit 1
mkdir -p /run/modules/lib
ln -s /usr/lib/uml/modules /run/modules/lib/modules
# Modules lie elsewhere than the kernel looks when it wants one by itself (ciphers of SMB).
printf '#!/bin/sh\nexec modprobe -d /run/modules "$@"\n' >/run/load-module
chmod +x /run/load-module
echo /run/load-module >/proc/sys/kernel/modprobe
modprobe -d /run/modules sch_netem
ip link set lo up
ip address add "$rig_address/24" dev vec0
ip link set vec0 up

mount_share()
{
    case $rig_kind in
    smb | smb-nobrl)
        modprobe -d /run/modules cifs
        local more=
        if [ "$rig_kind" = smb-nobrl ]; then more=,nobrl; fi
        mount -i -t cifs //10.77.0.1/share /run/share \
            -o "ip=10.77.0.1,port=4450,username=root,password=drive,vers=3.1.1$more"
        ;;
    nfs)
        modprobe -d /run/modules nfsv4
        mount -i -t nfs4 10.77.0.9:/ /run/share -o "addr=10.77.0.9,clientaddr=$rig_address,vers=4.2,proto=tcp"
        ;;
    esac
}

for _ in 1 2 3 4 5 6 7 8 9 10; do
    if mount_share; then break; fi
    sleep 2
done
if mountpoint -q /run/share; then grep ' /run/share ' /proc/mounts; else echo "The share could not be mounted."; fi
/usr/bin/python3 "$(dirname "$0")/office_work.py" "$rig_work/$rig_name"
echo o >/proc/sysrq-trigger
sleep 60
