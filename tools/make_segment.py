#!/usr/bin/env python3
"""Make dictionaries/reference/segment.txt, the word list of the segmentation.

It is jieba-rs's dict.txt with what the review of a page needs and no more:

  * words of a frequency of 20 or more, and every single character of GB 2312;
  * the rarer words of segment_keep.txt, which shield innocent text or keep
    official writing from falling into single characters;
  * without the misspellings of segment_misspellings.txt, which jieba holds as words;
  * with the words of segment_additions.txt, which jieba lacks or weighs wrong.

Words stand in the form they have in folded text (simplified, lower case), as
segmentation sees no other.
"""

import argparse
import pathlib

from shared import REFERENCE, TOOLS, check_input, in_gb2312, read_fold

MIN_FREQUENCY = 20

INPUT_NAME = "src/data/dict.txt of the crate jieba-rs 0.11.0 (MIT)"
INPUT_SHA256 = "139519822fe8ab9e10d9d07e68ea0451045380aedaf54ecc51e2a28c6b42a13f"


def lines(path):
    """The lines that say something, with their place; `#` begins a comment."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.partition("#")[0].strip()
        if line:
            yield f"{path.name}:{number}", line


def read_weighted(entries):
    """`word frequency tag`, the format of jieba."""
    words = {}
    for place, line in entries:
        fields = line.split()
        if len(fields) != 3 or not fields[1].isdigit():
            raise SystemExit(f"{place}: expected `word frequency tag`")
        word, frequency, tag = fields
        if word in words:
            raise SystemExit(f"{place}: {word} stands twice")
        words[word] = (int(frequency), tag)
    return words


def read_jieba(path):
    """dict.txt has no comments, and words with a `#` in them."""
    text = path.read_text(encoding="utf-8")
    return read_weighted(
        (f"{path.name}:{number}", line) for number, line in enumerate(text.splitlines(), 1)
    )


def read_misspellings(path, jieba):
    wrong = set()
    for place, line in lines(path):
        word, _, right = line.partition("\t")
        if not right or word == right:
            raise SystemExit(f"{place}: expected the wrong form, a tab and the right one")
        if word not in jieba:
            raise SystemExit(f"{place}: jieba does not hold {word}; the line does nothing")
        if word in wrong:
            raise SystemExit(f"{place}: {word} stands twice")
        wrong.add(word)
    return wrong


def read_keep(path, jieba, wrong):
    keep = set()

    def rare(word):
        return jieba[word][0] < MIN_FREQUENCY and word not in wrong

    for place, line in lines(path):
        for word in line.split():
            if word.startswith("*"):
                ending = word[1:]
                keep.update(w for w in jieba if len(w) > 2 and w.endswith(ending) and rare(w))
                continue
            if word not in jieba:
                raise SystemExit(f"{place}: jieba does not hold {word}; see segment_additions.txt")
            if not rare(word):
                raise SystemExit(f"{place}: {word} is frequent enough, or listed as a misspelling")
            if word in keep:
                raise SystemExit(f"{place}: {word} is kept already")
            keep.add(word)
    return keep


def make(path):
    jieba = read_jieba(path)
    wrong = read_misspellings(TOOLS / "segment_misspellings.txt", jieba)
    keep = read_keep(TOOLS / "segment_keep.txt", jieba, wrong)
    additions = read_weighted(lines(TOOLS / "segment_additions.txt"))
    fold = str.maketrans(read_fold("traditional.txt") | read_fold("variants.txt"))

    def wanted(word, frequency):
        if word in wrong:
            return False
        if len(word) == 1:
            return in_gb2312(word)
        return frequency >= MIN_FREQUENCY or word in keep

    chosen = {word: entry for word, entry in jieba.items() if wanted(word, entry[0])}
    chosen.update(additions)
    result = {}
    # The most frequent first, so that it wins where two words fold to one form.
    for word, entry in sorted(chosen.items(), key=lambda item: (-item[1][0], item[0])):
        result.setdefault(word.translate(fold).lower(), entry)
    return result


def main():
    parser = argparse.ArgumentParser(
        description="Prune jieba's dictionary to the words that segmentation needs.",
        epilog=f"Input: {INPUT_NAME}, SHA-256 {INPUT_SHA256}. tools/README.md says how to get it.",
    )
    parser.add_argument("input", type=pathlib.Path, help="path of jieba-rs's dict.txt")
    parser.add_argument(
        "-o",
        "--output",
        type=pathlib.Path,
        default=REFERENCE / "segment.txt",
        help="default: %(default)s",
    )
    args = parser.parse_args()

    check_input(args.input, INPUT_NAME, INPUT_SHA256)
    words = make(args.input)
    text = "".join(f"{word} {words[word][0]} {words[word][1]}\n" for word in sorted(words))
    args.output.write_bytes(text.encode("utf-8"))
    print(f"{args.output}: {len(words)} words")


if __name__ == "__main__":
    main()
