#!/usr/bin/env python3
"""Proves the house's order: includes go down only, folders on one line never include each other.

usage: check_layers.py [TOOLKIT_DIR]     prints each offence as file:line: …, exits 1 if there is any.
Public headers may include the standard library, absl/status and our own headers, nothing else.
"""
import pathlib
import re
import sys

# Bottom first. Folders in one row stand side by side.
LAYERS = [
    ["base"],
    ["text"],
    ["align"],
    ["terms", "memory"],
    ["check", "exchange"],
    ["workspace"],
    ["faces/cli", "faces/lsp", "faces/web"],
]
# A program is put together in one place: the command line starts the other faces.
ALLOWED = {("faces/cli", "faces/web"), ("faces/cli", "faces/lsp")}
LEVEL = {folder: level for level, row in enumerate(LAYERS) for folder in row}
INCLUDE = re.compile(r'\s*#\s*include\s+([<"])([^>"]+)[>"]')
PUBLIC_ABSL = {"absl/status/status.h", "absl/status/statusor.h"}


def folder_of(path):
    """The layer a path like text/internal/x.h belongs to, or None for an outside header."""
    parts = path.split("/")
    for depth in (2, 1):
        name = "/".join(parts[:depth])
        if len(parts) > depth and name in LEVEL:
            return name
    return None


def offences(toolkit):
    for path in sorted(p for p in toolkit.rglob("*") if p.suffix in (".h", ".cc")):
        relative = path.relative_to(toolkit).as_posix()
        here = folder_of(relative)
        if here is None:
            yield f"{relative}:1: stands in no folder of the house"
            continue
        public = path.suffix == ".h" and "/internal/" not in relative and not here.startswith("faces/")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            quote, target = match.groups()
            there = folder_of(target)
            if there is None:
                if public and target not in PUBLIC_ABSL and ("/" in target or "." in target):
                    yield f"{relative}:{number}: a public header includes {target}"
                continue
            if quote == "<":
                yield f"{relative}:{number}: our own header in angle brackets: {target}"
            if "/internal/" in target and there != here:
                yield f"{relative}:{number}: {target} is internal to {there}"
            if there != here and LEVEL[there] >= LEVEL[here] and (here, there) not in ALLOWED:
                yield f"{relative}:{number}: {here} may not include {target}"


def main():
    toolkit = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "toolkit")
    found = list(offences(toolkit))
    print("\n".join(found) if found else "layers: in order")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
