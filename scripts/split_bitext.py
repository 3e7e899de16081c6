#!/usr/bin/env python3
"""Holds out stretches of each bitext: what learns the aligner's weights must be new to vectors and lexicon.

usage: split_bitext.py OUT_DIR BITEXT.tsv.gz...
Writes OUT_DIR/seen/NAME and OUT_DIR/held/NAME. A stretch is 120 lines in their order; every tenth is held out, of the few
files of news and talk every second, so that the weights do not learn from documentation alone. A pair whose Korean or English also
stands in a held-out stretch of any file is left out of `seen`. Same input, same output.
"""
import gzip
import pathlib
import sys

STRETCH = 120
EVERY = 10
PROSE = {"jhe.tsv.gz", "minseye.tsv.gz", "news_dev.tsv.gz", "tatoeba.tsv.gz"}


def is_held(name, line_number):
    every = 2 if name in PROSE else EVERY
    return line_number // STRETCH % every == every // 2


def write(path, lines):
    if not lines:  # a short bitext has nothing held out
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(path, "wb", mtime=0) as out:
        out.write("".join(lines).encode())


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    out = pathlib.Path(sys.argv[1])
    bitexts = {pathlib.Path(p).name: gzip.open(p, "rt", encoding="utf-8", newline="\n").readlines() for p in sys.argv[2:]}
    held_texts = set()
    for name, lines in bitexts.items():
        for number, line in enumerate(lines):
            if is_held(name, number):
                held_texts.update(line.rstrip("\n").split("\t")[:2])
    for name, lines in bitexts.items():
        write(out / "held" / name, [line for n, line in enumerate(lines) if is_held(name, n)])
        seen = [line for n, line in enumerate(lines) if not is_held(name, n)]
        write(out / "seen" / name, [line for line in seen if held_texts.isdisjoint(line.rstrip("\n").split("\t")[:2])])


if __name__ == "__main__":
    main()
