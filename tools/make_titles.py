#!/usr/bin/env python3
"""Make dictionaries/reference/titles.tsv, the table of titles of laws and other
documents of the whole state.

The input is a collection of their texts, one JSON object a line:

    {"id": title, "date": "2023-12-29" or null, "folder": kind, "text": "…"}

A row of the table is a title, the first day on which the text that was read is
in force, and the number of its last article, with tabs between; the last two
are empty where the text doesn't say. Nothing else of a text is kept.

  * The title is the heading of the text, which says whether 中华人民共和国 is
    part of it; where the heading is no longer form of the id, it is the id.
  * What stands in brackets at its end is left out: （试行）, （二）, （2020年修正）.
    Several texts of one title have one row, without the last article.
  * Articles are counted from 第一条 on as long as each is the next one, those
    that were put in later (第…条之一) aside. A text that leaves a number out, or
    has fewer than five articles, has none.
  * The day is that of the last version, or that of commencement where the text
    names a later one within three years.
"""

import argparse
import datetime
import gzip
import json
import pathlib
import re

from shared import REFERENCE

STATE = "中华人民共和国"
FEWEST_ARTICLES = 5
LONGEST_TITLE = 100

BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
COMMENCES = re.compile(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施|执行)")
ARTICLE = re.compile(r"^[ \u3000]*第([一二三四五六七八九十百千零〇]+)条(之[一二三四五六七八九十]+)?(?![款项、和至])", re.M)
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
UNITS = {"十": 10, "百": 100, "千": 1000}


def number(written):
    """一百零三 as a number."""
    total = digit = 0
    for char in written:
        if char in UNITS:
            total += (digit or 1) * UNITS[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit


def bare(title):
    return re.sub(r"[\s《》〈〉]", "", title).replace(STATE, "")


def title_of(name, text):
    heading = re.sub(r"\s", "", text.split("\n", 1)[0])
    title = heading if bare(heading) == bare(name) else re.sub(r"\s", "", name)
    title = title.replace("(", "（").replace(")", "）").replace("《", "〈").replace("》", "〉")
    while BRACKETS.search(title):
        title = BRACKETS.sub("", title)
    return title


def day(match):
    year, month, day = map(int, match)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def in_force(date, text):
    """The day of the version, from the data or from the head of the text."""
    body = ARTICLE.search(text)
    head = text[: body.start() if body else 400]
    version = datetime.date.fromisoformat(date) if date else None
    if version is None:
        version = max(filter(None, map(day, DATE.findall(head))), default=None)
    if version is None:
        return None
    # The last clause that says so: annexes and decisions on other papers come before it.
    clauses = COMMENCES.findall(text[-400:])
    commences = day(clauses[-1]) if clauses else None
    if commences and version < commences <= version + datetime.timedelta(days=3 * 366):
        return commences
    return version


def last_article(text):
    last = 0
    for match in ARTICLE.finditer(text):
        found = number(match[1])
        if found == last + 1:
            last = found
        elif not (found == last and match[2]):
            return None
    return last if last >= FEWEST_ARTICLES else None


def documents(path, without):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        for line in lines:
            document = json.loads(line)
            if document["folder"] not in without:
                yield document


def make(path, without):
    rows = {}
    for document in documents(path, without):
        title = title_of(document["id"], document["text"])
        if not 2 <= len(title) <= LONGEST_TITLE or "\t" in title:
            continue
        since = in_force(document["date"], document["text"])
        row = (title, since, last_article(document["text"]))
        if bare(title) in rows:
            first = rows[bare(title)][0]
            # The same title with 中华人民共和国 before it is the law's.
            row = (max(title, first, key=len), since, None)
        rows[bare(title)] = row
    return sorted(rows.values(), key=lambda row: row[0])


def main():
    parser = argparse.ArgumentParser(
        description="Make the table of titles from a collection of laws.",
        epilog="Titles, dates and numbers of articles are facts. tools/README.md says more.",
    )
    parser.add_argument("input", type=pathlib.Path, help="the collection: JSONL, or JSONL in gzip")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="FOLDER",
        help="leave a folder out, for example that of local regulations; may be repeated",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=pathlib.Path,
        default=REFERENCE / "titles.tsv",
        help="default: %(default)s",
    )
    args = parser.parse_args()

    rows = make(args.input, set(args.without))
    text = "".join(f"{title}\t{since or ''}\t{articles or ''}\n" for title, since, articles in rows)
    args.output.write_bytes(text.encode("utf-8"))
    print(f"{args.output}: {len(rows)} titles, {sum(1 for row in rows if row[2])} with their last article")


if __name__ == "__main__":
    main()
