"""What the makers of the data files have in common."""

import hashlib
import pathlib
import sys

TOOLS = pathlib.Path(__file__).resolve().parent
REFERENCE = TOOLS.parent / "dictionaries" / "reference"


def in_gb2312(char):
    """Whether GB 2312 has the character: our test for "ordinary simplified"."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def read_fold(name):
    """A folding table: the character and what it folds to, a line each."""
    lines = (REFERENCE / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def check_input(path, name, sha256):
    """Another input than the one last used is used all the same, but not without a word."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        print(f"warning: {path} is not {name}", file=sys.stderr)
