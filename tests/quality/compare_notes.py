#!/usr/bin/env python3
"""Compares what `malmoi read` makes of corpora/notes with the gold, part by part.

usage: compare_notes.py MALMOI [--min-right SHARE]     run in the source folder
Prints each difference and the share of notes of which every part is right; exits 1 below SHARE (default 1.0). A confidence is a
program's own and is not compared.
"""
import argparse
import json
import subprocess
import sys


def load(lines):
    notes = {}
    for line in lines:
        note = json.loads(line)
        note["pairing"].pop("confidence", None)
        note["pairing"].pop("reason", None)
        notes[note["note"]] = note
    return notes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("malmoi")
    parser.add_argument("--min-right", type=float, default=1.0)
    args = parser.parse_args()
    read = subprocess.run([args.malmoi, "read", "corpora/notes"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    guess = load(read.stdout.decode().splitlines())
    with open("corpora/gold/notes.jsonl", encoding="utf-8") as file:
        gold = load(file)
    right = 0
    for name in gold:
        if name not in guess:
            print(f"{name}: not found")
            continue
        wrong = [key for key in gold[name] if guess.get(name, {}).get(key) != gold[name][key]]
        wrong += [key for key in guess.get(name, {}) if key not in gold[name]]
        right += not wrong
        for key in wrong:
            print(f"{name} {key}\n  gold  {json.dumps(gold[name].get(key), ensure_ascii=False)[:300]}\n"
                  f"  guess {json.dumps(guess.get(name, {}).get(key), ensure_ascii=False)[:300]}")
    for name in guess.keys() - gold.keys():
        print(f"{name}: not in the gold")
    share = right / len(gold) if guess.keys() <= gold.keys() else right / (len(gold) + len(guess.keys() - gold.keys()))
    print(f"notes with every part right: {right} of {len(gold)}")
    sys.exit(share < args.min_right)


if __name__ == "__main__":
    main()
