#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The first process of a computer that serves NFS 4 from a disk of its own. Its power may go at any time.
# The kernel's command line says rig_work=FOLDER; the disk is ubda.
set -u
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mkdir -p /run/modules/lib /run/disk
ln -s /usr/lib/uml/modules /run/modules/lib/modules
# Modules lie elsewhere than the kernel looks when it wants one by itself (ciphers of SMB).
printf '#!/bin/sh\nexec modprobe -d /run/modules "$@"\n' >/run/load-module
chmod +x /run/load-module
echo /run/load-module >/proc/sys/kernel/modprobe
for word in $(cat /proc/cmdline); do
    case $word in rig_*=*) declare "${word%%=*}=${word#*=}" ;; esac
done
ip link set lo up
ip address add 10.77.0.9/24 dev vec0
ip link set vec0 up
modprobe -d /run/modules ext4
modprobe -d /run/modules nfsd
mount -t ext4 /dev/ubda /run/disk || exit 1
# What the server remembers of its clients is on its own disk.
mkdir -p /run/disk/state/v4recovery /run/disk/share
mount --bind /run/disk/state /var/lib/nfs
touch /var/lib/nfs/etab /var/lib/nfs/rmtab
mount -t nfsd nfsd /proc/fs/nfsd
echo 10 >/proc/fs/nfsd/nfsv4leasetime
echo 10 >/proc/fs/nfsd/nfsv4gracetime
exportfs -i -o rw,sync,no_root_squash,no_subtree_check,fsid=0 '*:/run/disk/share'
rpc.mountd -N 2 -N 3
rpc.nfsd -N 3 -V 4.2 4
mount -t hostfs none "$rig_work" -o "$rig_work" && date >"$rig_work/nfs-server-is-up"
cat /proc/fs/nfsd/versions
while sleep 60; do :; done
