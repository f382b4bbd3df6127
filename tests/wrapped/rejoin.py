"""Rejoins the hard-wrapped lines of a text taken out of a PDF, and drops its page numbers.

    python3 rejoin.py NAME.wrapped.txt NAME.rejoined.txt

A reference for the tests, by another way than the library's: a paragraph begins where a
line is indented more than the one before, or begins with the number of an article or an item, or with what
the line before would have had room for.
"""

import re
import sys
import unicodedata

PAGE_NUMBER = re.compile(r"[-—–]\s*\d+\s*[-—–]|第\s*\d+\s*页(\s*共\s*\d+\s*页)?")
NUMERAL = "[0-9一二三四五六七八九十百]+"
ITEM = re.compile(rf"第{NUMERAL}[条章节]|{NUMERAL}、|[（(]{NUMERAL}[）)]|\d+[.．](?!\d)|[①-⑳]|附件|抄送")
SLACK = 6  # columns


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def first_unit(line):
    """What can't be broken at the start of a line: a run of Latin letters or digits, or a character and its mark."""
    return re.match(r"[!-~]+|.[，。、；：？！）》”’】〕%]*", line.strip()).group()


def rejoin(text):
    lines = [line.rstrip() for line in text.splitlines()]
    lines = [line for line in lines if line and not PAGE_NUMBER.fullmatch(line.strip())]
    margin = sorted(width(line) for line in lines)[len(lines) * 3 // 4]
    indent = [width(line) - width(line.lstrip()) for line in lines]
    paragraphs = []
    for i, line in enumerate(lines):
        fits = i > 0 and width(lines[i - 1]) + width(first_unit(line)) + SLACK <= margin
        if i == 0 or fits or indent[i] > indent[i - 1] + 1 or ITEM.match(line.strip()):
            paragraphs.append(line.strip())
            continue
        words = paragraphs[-1][-1].isascii() and line.strip()[0].isascii()
        spaced = words and paragraphs[-1][-1].isalpha() and line.strip()[0].isalpha()
        paragraphs[-1] += (" " if spaced else "") + line.strip()
    return "".join(paragraph + "\n" for paragraph in paragraphs)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as source:
        joined = rejoin(source.read())
    with open(sys.argv[2], "w", encoding="utf-8") as target:
        target.write(joined)
