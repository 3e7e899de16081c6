#!/usr/bin/env python3
"""Runs the command line on recorded cases and compares what comes out.

usage: run_golden.py MALMOI CASE.golden... [--update]
A case is sections that begin with `== NAME`: `args` (one argument a line), `stdin`, `stdout`, `stderr`, `exit`. Text before
the first section says what the case is for. `stderr` holds one regular expression a line, each to be found in order;
the others are exact. A missing `stdout` or `stdin` is empty, a missing `exit` is 0. Runs stand in the source folder, with
%TMP% in arguments a fresh empty folder. --update writes the present stdout and exit code into the case: read the diff.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def read_case(path):
    sections = {}
    name = "about"
    for line in path.read_bytes().decode("utf-8").splitlines(keepends=True):
        if line.startswith("== "):
            name = line[3:].strip()
        sections[name] = sections.get(name, "") + ("" if line.startswith("== ") else line)
    return sections


def write_case(path, sections):
    body = sections.pop("about", "")
    for name, text in sections.items():
        body += f"== {name}\n{text}"
    path.write_text(body, encoding="utf-8")


def run_case(malmoi, path, update):
    case = read_case(path)
    with tempfile.TemporaryDirectory() as tmp:
        args = [a.replace("%TMP%", tmp) for a in case.get("args", "").splitlines()]
        done = subprocess.run([malmoi, *args], input=case.get("stdin", "").encode(), capture_output=True, cwd=ROOT, check=False)
    stdout, stderr = done.stdout.decode().replace(tmp, "%TMP%"), done.stderr.decode().replace(tmp, "%TMP%")
    if update:
        case["stdout"], case["exit"] = stdout, f"{done.returncode}\n"
        write_case(path, case)
    failures = []
    if stdout != case.get("stdout", ""):
        failures.append(f"stdout:\n{stdout}--- expected:\n{case.get('stdout', '')}")
    if done.returncode != int(case.get("exit", "0")):
        failures.append(f"exit code {done.returncode}, expected {case.get('exit', '0').strip()}; stderr:\n{stderr}")
    at = 0
    for pattern in case.get("stderr", "").splitlines():
        found = re.search(pattern, stderr[at:])
        if not found:
            failures.append(f"stderr lacks /{pattern}/ (in order):\n{stderr}")
            break
        at += found.end()
    return failures


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    bad = 0
    for case in arguments[1:]:
        failures = run_case(arguments[0], pathlib.Path(case), "--update" in sys.argv)
        bad += bool(failures)
        print(("FAIL " if failures else "ok   ") + case)
        print("".join(f"  {f}\n" for f in failures), end="")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
