# SPDX-License-Identifier: GPL-3.0-or-later
"""Office computers and file servers: user-mode Linux machines and a private smbd, on a network nobody else is on."""
import json
import os
import shutil
import signal
import subprocess
import time

RIGS = os.path.dirname(os.path.abspath(__file__))


class RigError(Exception):
    """Something of the rig itself did not work; says nothing of Muster."""


def call(*words, **options):
    ran = subprocess.run(words, capture_output=True, text=True, check=False, **options)
    if ran.returncode != 0:
        raise RigError(f"{' '.join(words)}: {ran.stdout}{ran.stderr}".strip())
    return ran.stdout


def await_file(path, seconds, process=None):
    until = time.monotonic() + seconds
    while not os.path.exists(path):
        if time.monotonic() > until:
            raise RigError(f"{path} did not appear within {seconds} s")
        if process is not None and process.poll() is not None:
            raise RigError(f"the machine that makes {path} ended")
        time.sleep(0.1)


class Network:
    """One bridge in a network namespace of our own: 10.77.0.1 is the computer itself."""

    def __init__(self):
        call("ip", "link", "set", "lo", "up")
        call("ip", "link", "add", "muster0", "type", "bridge")
        call("ip", "address", "add", "10.77.0.1/24", "dev", "muster0")
        call("ip", "link", "set", "muster0", "up")

    @staticmethod
    def tap(name):
        call("ip", "tuntap", "add", name, "mode", "tap")
        call("ip", "link", "set", name, "master", "muster0", "up")


class Machine:
    """A kernel of its own in a process. `power_off` is kill -9: nothing is written any more."""

    def __init__(self, work, name, init, words=()):
        self.work, self.name, self.init, self.words = work, name, init, list(words)
        self.process = None
        self.tap = "tap-" + name
        Network.tap(self.tap)

    def power_on(self):
        environment = dict(os.environ, LD_PRELOAD=os.path.join(self.work, "wide_registers.so"), TMPDIR="/dev/shm")
        with open(os.path.join(self.work, self.name + ".console"), "ab") as console:
            self.process = subprocess.Popen(
                ["linux.uml", "mem=256M", "rootfstype=hostfs", "rootflags=/", "ro", "init=" + os.path.join(RIGS, self.init),
                 "con=null", "con0=null,fd:1", f"vec0:transport=tap,ifname={self.tap},depth=128,gro=1",
                 f"rig_work={self.work}", *self.words],
                stdin=subprocess.DEVNULL, stdout=console, stderr=subprocess.STDOUT, env=environment, start_new_session=True)

    def power_off(self):
        # Its processes are traced by the kernel process and die with it.
        if self.process is not None:
            if self.process.poll() is None:
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


class OfficeComputer(Machine):
    def __init__(self, work, number, kind, muster):
        name = f"pc{number}"
        self.folder = os.path.join(work, name)
        os.makedirs(self.folder)
        with open(os.path.join(self.folder, "muster"), "w", encoding="utf-8") as file:
            file.write(muster)
        self.data = os.path.join(self.folder, "data")
        self.muster = muster
        self.jobs = 0
        super().__init__(work, name, "office_pc.sh", [f"rig_name={name}", f"rig_address=10.77.0.{10 + number}", f"rig_kind={kind}"])

    def start(self):
        """Boots and waits until the drive is mounted."""
        self.power_on()
        ready = os.path.join(self.folder, f"ready-{self.jobs + 1}")
        await_file(ready, 120, self.process)
        with open(ready, encoding="utf-8") as file:
            if file.read() != "mounted\n":
                raise RigError(f"{self.name} could not mount the share; see {self.name}.console")

    def give(self, *steps):
        """Lays a job before it, at once."""
        self.jobs += 1
        path = os.path.join(self.folder, f"job-{self.jobs}.json")
        with open(path + ".making", "w", encoding="utf-8") as file:
            json.dump([list(step) for step in steps], file)
        os.rename(path + ".making", path)

    def answer(self, seconds):
        path = os.path.join(self.folder, f"answer-{self.jobs}.json")
        await_file(path, seconds, self.process)
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    def run(self, *words, tries=1, seconds=300):
        """One muster command there."""
        self.give(("run", [self.muster, *words, "--today", "2011-11-15"], tries))
        return self.answer(seconds)[0]

    def acknowledged(self):
        """What was recorded, and how many of those were shared."""
        texts, shared = [], 0
        path = os.path.join(self.folder, "acknowledged")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                for line in file:
                    if line.startswith("A "):
                        texts.append(line[2:].rstrip("\n"))
                    elif line.startswith("P "):
                        shared = int(line[2:])
        return texts, shared

    def halt(self):
        if self.process is not None:
            self.give(("halt",))
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                pass
            self.power_off()


SMB_CONF = """
[global]
smb ports = 4450
interfaces = 10.77.0.1/24
bind interfaces only = yes
server role = standalone server
disable netbios = yes
load printers = no
log level = 0
log file = {home}/log
pid directory = {home}
private dir = {home}
lock directory = {home}
state directory = {home}
cache directory = {home}
ncalrpc dir = {home}/rpc
[share]
path = {share}
read only = no
"""


class SmbServer:
    title = "smbd"

    def __init__(self, work):
        home, share = os.path.join(work, "smb"), os.path.join(work, "share")
        os.makedirs(home)
        os.makedirs(share)
        self.conf = os.path.join(home, "smb.conf")
        with open(self.conf, "w", encoding="utf-8") as file:
            file.write(SMB_CONF.format(home=home, share=share))
        call("smbpasswd", "-c", self.conf, "-s", "-a", "root", input="drive\ndrive\n")
        self.process = None

    def start(self):
        self.process = subprocess.Popen(["smbd", "--foreground", "--no-process-group", "-s", self.conf],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        start_new_session=True)
        for _ in range(100):
            if ":4450" in call("ss", "-Hltn"):
                return
            time.sleep(0.1)
        raise RigError("smbd does not listen")

    def crash(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    stop = crash


class NfsServer:
    title = "the computer that serves NFS"

    def __init__(self, work):
        self.work = work
        disk = os.path.join(work, "nfs-disk")
        with open(disk, "wb") as file:
            file.truncate(256 * 1024 * 1024)
        call("mkfs.ext4", "-q", disk)
        self.up = os.path.join(work, "nfs-server-is-up")
        self.machine = Machine(work, "nfs", "nfs_server.sh", [f"ubd0={disk}"])

    def start(self):
        if os.path.exists(self.up):
            os.remove(self.up)
        self.machine.power_on()
        await_file(self.up, 120, self.machine.process)

    def crash(self):
        self.machine.power_off()

    stop = crash


def compile_shim(work):
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise RigError("there is no C compiler")
    call(compiler, "-O2", "-shared", "-fPIC", "-o", os.path.join(work, "wide_registers.so"),
         os.path.join(RIGS, "wide_registers.c"), "-ldl")
