#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office computer does: the jobs laid into its folder, one after the other.

Job N is the file `job-N.json`; its answer is `answer-N.json`. A job is a list of steps:
  ["run", [WORD...], TRIES]      a command, again until it succeeds; the answer is what it printed
  ["delay", MS]                  the network answers so much later from now on
  ["work", SECONDS, SEED]        record and share without end, with processes killed at random
  ["copy", FROM, TO]             a file of the drive for whoever looks at it from outside
  ["names", FOLDER]              what lies there
  ["halt"]
What was acknowledged stands in `acknowledged`, written through at once: `A text` once a line was recorded, `P n` once
the first n of them were shared.
"""
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

FOLDER = sys.argv[1]
NAME = os.path.basename(FOLDER)
MEETING = "DTCG/2011-11-15"
SHARE_LIMIT = 150  # seconds; the program itself gives a drive 60 for one call


def data():
    return os.path.join(FOLDER, "data")


def write_through(path, text):
    with open(path + ".making", "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.rename(path + ".making", path)


class Acknowledged:
    def __init__(self):
        self.path = os.path.join(FOLDER, "acknowledged")
        self.count = 0
        if os.path.exists(self.path):
            with open(self.path, encoding="utf-8") as file:
                self.count = sum(1 for line in file if line.startswith("A "))
        self.file = open(self.path, "a", encoding="utf-8")

    def add(self, line):
        self.file.write(line + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())

    def recorded(self, text):
        self.add("A " + text)
        self.count += 1

    def shared(self, count):
        self.add(f"P {count}")


def helper_of(process):
    """The helper that a running muster has started, if it has."""
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat", encoding="utf-8") as stat:
                    words = stat.read().rsplit(")", 1)[1].split()
                if int(words[1]) == process:
                    return int(entry)
            except (OSError, IndexError):
                pass
    return None


class Worker:
    def __init__(self, muster, seed):
        self.muster = muster
        self.random = random.Random(seed)
        self.acknowledged = Acknowledged()
        self.figures = {"records": 0, "shares": 0, "shared": 0, "killed programs": 0, "killed helpers": 0, "hung": 0,
                        "seconds": [], "refusals": {}, "notices": {}}
        self.run_number = f"{seed}"
        self.line = 0

    def kill_sometimes(self, process, chance, within):
        """Kills the program or its helper while it runs. True where the program itself was killed."""
        if self.random.random() >= chance:
            return False
        time.sleep(self.random.uniform(0, within))
        if process.poll() is not None:
            return False
        target, what = process.pid, "killed programs"
        helper = helper_of(process.pid)
        if helper is not None and self.random.random() < 0.5:
            target, what = helper, "killed helpers"
        try:
            os.kill(target, signal.SIGKILL)
        except ProcessLookupError:
            return False
        self.figures[what] += 1
        return target == process.pid

    def record(self):
        texts = []
        for _ in range(self.random.randint(1, 4)):
            self.line += 1
            texts.append(f"{NAME} job {self.run_number} line {self.line}: repair lamp {self.random.randint(1, 9999)}")
        process = subprocess.Popen(
            [self.muster, "record", "--meeting", MEETING, "--at", "10:05", "--data", data(), "--today", "2011-11-15"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        process.stdin.write("".join(f">{text} @CKH !30nov\n" for text in texts))
        process.stdin.close()
        self.kill_sometimes(process, 0.25, 0.4)
        said = process.stdout.read()
        complaint = process.stderr.read()
        process.wait()
        self.figures["records"] += 1
        done = [line for line in said.split("\n")[:-1] if " recorded" in line]
        for text, _ in zip(texts, done):
            self.acknowledged.recorded(text)
        if process.returncode not in (0, -signal.SIGKILL):
            self.count("refusals", "record: " + complaint.strip())

    def share(self):
        before = self.acknowledged.count
        begun = time.monotonic()
        with open("/run/share-out", "w+", encoding="utf-8") as out, open("/run/share-err", "w+", encoding="utf-8") as err:
            process = subprocess.Popen(
                [self.muster, "share", "sync", "--lease-stale", "6", "--data", data(), "--today", "2011-11-15"],
                stdin=subprocess.DEVNULL, stdout=out, stderr=err)
            self.figures["shares"] += 1
            killed = self.kill_sometimes(process, 0.3, 1.5)
            try:
                process.wait(SHARE_LIMIT)
            except subprocess.TimeoutExpired:
                self.figures["hung"] += 1
                process.kill()
                return
            out.seek(0)
            err.seek(0)
            said, complaint = out.read(), err.read()
        if process.returncode == 0:
            self.acknowledged.shared(before)
            self.figures["shared"] += 1
            self.figures["seconds"].append(round(time.monotonic() - begun, 2))
            for notice in said.split("\n")[1:-1]:
                self.count("notices", notice)
        elif not killed:
            self.count("refusals", "share: " + complaint.strip())

    def count(self, kind, words):
        self.figures[kind][words] = self.figures[kind].get(words, 0) + 1

    def work(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.record()
            self.share()
            time.sleep(self.random.uniform(0, 1))
        return self.figures


def run(words, tries):
    for attempt in range(tries):
        ran = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if ran.returncode == 0:
            break
        time.sleep(2)
    return {"code": ran.returncode, "out": ran.stdout, "err": ran.stderr, "tries": attempt + 1}


def answer(job, muster):
    answers = []
    for step, *rest in job:
        if step == "run":
            answers.append(run(*rest))
        elif step == "delay":
            answers.append(run(["tc", "qdisc", "replace", "dev", "vec0", "root", "netem", "delay", f"{rest[0]}ms"], 1))
        elif step == "work":
            answers.append(Worker(muster, rest[1]).work(rest[0]))
        elif step == "copy":
            answers.append(shutil.copyfile(*rest))
        elif step == "names":
            answers.append(sorted(os.listdir(rest[0])))
    return answers


def main():
    with open(os.path.join(FOLDER, "muster"), encoding="utf-8") as file:
        muster = file.read().strip()
    number = 1
    while os.path.exists(os.path.join(FOLDER, f"job-{number}.begun")):
        number += 1
    write_through(os.path.join(FOLDER, f"ready-{number}"), "mounted\n" if os.path.ismount("/run/share") else "not mounted\n")
    while True:
        path = os.path.join(FOLDER, f"job-{number}")
        if not os.path.exists(path + ".json"):
            time.sleep(0.2)
            continue
        with open(path + ".json", encoding="utf-8") as file:
            job = json.load(file)
        write_through(path + ".begun", "")
        if job == [["halt"]]:
            return
        try:
            told = answer(job, muster)
        except Exception as error:  # whoever waits is told, and sees it as a failure
            told = [{"code": -1, "out": "", "err": repr(error)}]
        write_through(os.path.join(FOLDER, f"answer-{number}.json"), json.dumps(told))
        number += 1


main()
