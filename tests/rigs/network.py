#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Muster on real network drives: three office computers, one shared file, and everything that goes wrong.

Run by `packaging/test.sh --network`; README.md tells what happens. Exit code 0 when all that ran passed, 1 when
something failed, 77 when nothing could run here.
"""
import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from machines import NfsServer, Network, OfficeComputer, RigError, SmbServer, compile_shim

KINDS = {
    "smb": ("kernel SMB 3.1.1 client, default mount, smbd", SmbServer),
    "smb-nobrl": ("kernel SMB 3.1.1 client, mount option nobrl (locks that lie), smbd", SmbServer),
    "nfs": ("kernel NFS 4.2 client, NFS server in the kernel", NfsServer),
}
MEETING = "DTCG/2011-11-15"
FILE = "/run/share/partnership.muster"
LISTS = ("actions", "entries", "items", "meetings", "roles")


def why_not(kind=None):
    """What this computer lacks for a rig; nothing where it can be tried."""
    if os.geteuid() != 0:
        return "needs root"
    if not os.path.exists("/dev/net/tun"):
        return "there is no /dev/net/tun"
    wanted = {"linux.uml": "user-mode-linux", "ip": "iproute2", "ss": "iproute2", "tc": "iproute2", "modprobe": "kmod"}
    if kind in ("smb", "smb-nobrl"):
        wanted.update({"smbd": "samba", "smbpasswd": "samba-common-bin"})
    if kind == "nfs":
        wanted.update({"exportfs": "nfs-kernel-server", "rpc.nfsd": "nfs-kernel-server", "mkfs.ext4": "e2fsprogs"})
    for program, package in wanted.items():
        if shutil.which(program) is None:
            return f"{program} is not installed (package {package})"
    return None


class Trial:
    """One file system, from making the shared file to comparing what everybody has."""

    def __init__(self, kind, work, options):
        self.kind, self.work, self.options = kind, work, options
        self.failures = []
        self.figures = {}
        self.opened = False
        os.makedirs(work)
        shutil.copy(os.path.join(options.scratch, "wide_registers.so"), work)
        self.server = KINDS[kind][1](work)
        self.pcs = [OfficeComputer(work, number, kind, options.program) for number in (1, 2, 3)]

    def expect(self, holds, words):
        if not holds:
            self.failures.append(words)
            say(f"    FAILED: {words}")

    def must(self, ran, words):
        if ran["code"] != 0:
            raise AssertionError(f"{words}: exit code {ran['code']}: {ran['out']}{ran['err']}")
        return ran["out"]

    def run(self):
        try:
            self.open_the_office()
            self.opened = True
            self.work_while_things_break()
            self.look_at_the_hub()
            self.come_to_rest()
            self.compare()
        except AssertionError as error:
            self.expect(False, str(error))
        except RigError as error:
            if not self.opened:
                raise
            self.expect(False, f"the rig broke down in the middle: {error}")
        finally:
            for pc in self.pcs:
                pc.power_off()
            self.server.stop()

    def open_the_office(self):
        self.server.start()
        one = self.pcs[0]
        on_host(self.options.program, "sample", one.data, "--anchor", "2011-11-15")
        for step in (("start", "10:00"), ("next", "10:01")):
            on_host(self.options.program, "meeting", step[0], "--meeting", MEETING, "--at", step[1], "--data", one.data)
        for pc in self.pcs:
            pc.start()
        self.must(one.run("share", "create", FILE, "--data", one.data), "making the shared file")
        for pc in self.pcs[1:]:
            self.must(pc.run("share", "join", FILE, "--data", pc.data, tries=3), f"{pc.name} joins")

    def work_while_things_break(self):
        """A third as it is, then the server crashes, then a network of 10 ms, then one computer loses its power."""
        third = self.options.seconds / 3
        for number, pc in enumerate(self.pcs, 1):
            pc.give(("work", third * 1.5, 10 + number), ("delay", 10), ("work", third * 1.5, 20 + number))
        time.sleep(third)
        say(f"    kill -9 of {self.server.title}")
        self.server.crash()
        time.sleep(5)
        self.server.start()
        time.sleep(third)
        victim = self.pcs[2]
        say(f"    {victim.name} loses its power")
        victim.power_off()
        time.sleep(2)
        victim.start()
        victim.give(("delay", 10), ("work", third / 2, 33))
        for pc in self.pcs:
            for told in pc.answer(self.options.seconds + 400):
                self.add(pc, told)

    def add(self, pc, told):
        if "records" not in told:
            self.expect(told["code"] == 0, f"{pc.name}: {told['err']}")
            return
        for key, value in told.items():
            if isinstance(value, dict):
                kept = self.figures.setdefault(key, {})
                for words, count in value.items():
                    kept[words] = kept.get(words, 0) + count
            elif isinstance(value, list):
                self.figures.setdefault(key, []).extend(value)
            else:
                self.figures[key] = self.figures.get(key, 0) + value

    def look_at_the_hub(self):
        """What was acknowledged as shared is in the shared file before anybody heals it: a fourth computer joins."""
        one = self.pcs[0]
        fresh = os.path.join(one.folder, "fresh")
        self.must(one.run("share", "join", FILE, "--data", fresh, "--lease-stale", "6", tries=5), "a fourth computer joins")
        held = self.must(one.run("list", "actions", "--format", "csv", "--data", fresh), "listing what it has")
        for pc in self.pcs:
            texts, shared = pc.acknowledged()
            self.figures["recorded"] = self.figures.get("recorded", 0) + len(texts)
            missing = [text for text in texts[:shared] if text not in held]
            self.expect(not missing, f"{len(missing)} of {shared} lines shared by {pc.name} are not in the shared file: {missing[:3]}")

    def come_to_rest(self):
        for _ in range(2):
            for pc in self.pcs:
                self.must(pc.run("share", "sync", "--lease-stale", "6", "--data", pc.data, tries=5), f"{pc.name} shares at the end")
        for pc in self.pcs:
            status = self.must(pc.run("share", "status", "--data", pc.data), "status")
            self.expect("Nothing waits to be sent." in status, f"{pc.name} still has something to send: {status}")

    def compare(self):
        one = self.pcs[0]
        copy = os.path.join(one.folder, "hub-copy")
        one.give(("copy", FILE, copy), ("names", "/run/share"))
        names = one.answer(120)[1]
        self.figures["on the drive"] = ", ".join(names)
        hub = sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)
        found = hub.execute("PRAGMA integrity_check").fetchone()[0]
        self.figures["changes"] = hub.execute("SELECT count(*) FROM change").fetchone()[0]
        hub.close()
        self.expect(found == "ok", f"integrity_check of the shared file says: {found}")
        listed = {}
        for pc in self.pcs:
            self.must(pc.run("check", "--data", pc.data), f"check of {pc.name}")
            for what in LISTS:
                listed[pc.name, what] = self.must(pc.run("list", what, "--format", "csv", "--data", pc.data), what)
        for pc in self.pcs:
            for what in LISTS:
                self.expect(listed[pc.name, what] == listed["pc1", what], f"{what} differ between pc1 and {pc.name}")
            for other in self.pcs:
                texts, _ = other.acknowledged()
                missing = [text for text in texts if text not in listed[pc.name, "actions"]]
                self.expect(not missing, f"{len(missing)} lines recorded on {other.name} are not on {pc.name}: {missing[:3]}")
        references = [row.split(",", 1)[0] for row in listed["pc1", "actions"].splitlines()[1:]]
        self.expect(len(references) == len(set(references)), "two actions have the same reference")
        self.expect(not [ref for ref in references if "-P" in ref], "a reference is still provisional")
        for pc in self.pcs:
            pc.halt()

    def tell(self):
        f = self.figures
        if "seconds" in f and f["seconds"]:
            times = sorted(f["seconds"])
            f["share takes"] = (f"p50 {times[len(times) // 2]} s, p95 {times[int(len(times) * 0.95)]} s, "
                                f"longest {times[-1]} s (with waiting for others)")
            del f["seconds"]
        for key, value in f.items():
            if isinstance(value, dict):
                for words, count in value.items():
                    say(f"    {key}: {count} times: {words}")
            else:
                say(f"    {key}: {value}")


def on_host(program, *words):
    ran = subprocess.run([program, *words, "--today", "2011-11-15"] if words[0] != "sample" else [program, *words],
                         stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise RigError(f"muster {' '.join(words)}: {ran.stderr}")


def say(words):
    print(words, flush=True)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the muster to try, with its helper beside it")
    parser.add_argument("--on", default=",".join(KINDS), help="file systems, separated by commas: " + ", ".join(KINDS))
    parser.add_argument("--seconds", type=int, default=120, help="how long they work on each")
    parser.add_argument("--keep", metavar="FOLDER", help="leave everything there afterwards")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.program = os.path.realpath(options.program)
    for needed in (options.program, os.path.join(os.path.dirname(options.program), "muster-share-helper")):
        if not os.access(needed, os.X_OK):
            parser.error(f"there is no {needed}: build Muster first")
    options.on = options.on.split(",")
    if not set(options.on) <= set(KINDS):
        parser.error("--on knows " + ", ".join(KINDS))
    return options


def watch(seconds):
    """Ends everything should the rig itself hang; the processes go with their namespace."""
    def end():
        say(f"FAILED: not finished after {seconds} s")
        os._exit(1)
    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    return timer


def main():
    options = parse()
    reason = why_not()
    if reason is not None:
        for kind in options.on:
            say(f"skipped: {KINDS[kind][0]}: {reason}")
        return 77
    if not options.inside:
        # Network and processes of its own: nobody else is disturbed, and nothing is left when it ends, however it ends.
        os.execvp("unshare", ["unshare", "--net", "--pid", "--mount", "--fork", "--kill-child", "--mount-proc",
                              sys.executable, *sys.argv, "--inside"])
    options.scratch = options.keep or tempfile.mkdtemp(prefix="muster-rig-", dir="/var/tmp")
    os.makedirs(options.scratch, exist_ok=True)
    results = []
    try:
        compile_shim(options.scratch)
        Network()
        for kind in options.on:
            title = KINDS[kind][0]
            reason = why_not(kind)
            if reason is not None:
                results.append((kind, f"skipped: {title}: {reason}"))
                continue
            say(f"{title} ...")
            begun = time.monotonic()
            timer = watch(options.seconds * 2 + 1500)
            try:
                trial = Trial(kind, os.path.join(options.scratch, kind), options)
                trial.run()
                trial.tell()
                verdict = "FAILED" if trial.failures else "passed"
                results.append((kind, f"{verdict}: {title} ({time.monotonic() - begun:.0f} s)"))
            except RigError as error:
                results.append((kind, f"skipped: {title}: the rig did not work here: {error}"))
            finally:
                timer.cancel()
                for name in ("tap-pc1", "tap-pc2", "tap-pc3", "tap-nfs"):
                    subprocess.run(["ip", "link", "delete", name], capture_output=True, check=False)
    finally:
        if not options.keep:
            shutil.rmtree(options.scratch, ignore_errors=True)
    for _, line in results:
        say(line)
    if any(line.startswith("FAILED") for _, line in results):
        return 1
    return 0 if any(line.startswith("passed") for _, line in results) else 77


if __name__ == "__main__":
    sys.exit(main())
