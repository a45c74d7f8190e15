"""An invented SSDA903 return with last year's and a provider list, for any number of children looked after.

Histories run over both years, so that last year's open episodes are this year's first ones.
"""
from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from throughline.returns.invented.chances import Chances, some_postcodes
from throughline.returns.ssda903 import codes
from throughline.returns.ssda903 import tables as t

ONE_IN = 50
"""One row in so many has a cell put wrong."""
NO_URN = ("P1", "R5")
PLACES = ("U1", "U3", "U4", "U6", "K2", "K3", "K1", "R1", *NO_URN)
Rows = dict[str, list[list[str]]]


def uk(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


@dataclass
class Episode:
    began: date
    reason: str
    status: str
    place: str
    provider: str
    post: str
    urn: str
    ended: date | None = None
    why: str = ""
    change: str = ""


@dataclass
class Child:
    number: int
    born: date
    sex: str
    home: str
    need: str
    upn: str
    ethnic: str
    episodes: list[Episode] = field(default_factory=list)
    workers: list[tuple[str, date, date | None]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{100000 + self.number}"


def write_set(folder: Path, children: int, year: int = 2026, seed: int = 1) -> dict[str, int]:
    """`this/`, `last/` and `providers.xlsx` in the folder. Returns the number of rows by file."""
    chances = Chances(seed)
    posts = some_postcodes(chances, 4000)
    providers = [f"SC{400000 + n}" for n in range(max(200, min(4000, children // 10)))]
    start = date(year - 1, 4, 1)
    everybody = [_child(chances, n, start, posts, providers) for n in range(children)]
    leavers = [_leaver(chances, children + n, year) for n in range(children * 3 // 10)]
    written: dict[str, int] = {}
    for name, begin in (("last", start.replace(year=year - 2)), ("this", start)):
        rows: Rows = {table.name: [] for table in t.tables_in(begin.year + 1)}
        for child in everybody:
            _looked_after(rows, chances, child, begin)
        for child in leavers:
            rows["Header"].append(_header(chances, child))
            rows["OC3"].append(chances.spoil([child.name, uk(child.born), "YES", "F2", "U1"], ONE_IN))
        _write(folder / name, rows)
        written |= {f"{name}/{table}": len(held) for table, held in rows.items()}
    _write_providers(folder / "providers.xlsx", chances, providers, posts)
    return written


def _child(chances: Chances, n: int, start: date, posts: Sequence[str], providers: list[str]) -> Child:
    end = start.replace(year=start.year + 1) - timedelta(days=1)
    began = chances.day(start.replace(year=start.year - 4), end)
    child = Child(n, chances.day(max(date(start.year - 16, 4, 1), began.replace(year=began.year - 15, day=1)), began),
                  chances.choice("MF"), chances.choice(posts), chances.choice(codes.CIN.in_year(end.year)),
                  chances.upn(n), chances.choice(codes.ETHNIC.in_year(end.year)))
    reason, status = "S", chances.choice(("C1", "C2", "V2", "C2"))
    at: date | None = began
    while at is not None and at <= end:
        place = chances.choice(PLACES)
        urn = "" if place in NO_URN else chances.choice(providers)
        episode = Episode(at, reason, status, place, "PR0" if place in NO_URN else chances.choice(("PR1", "PR4")),
                          child.home if chances.one_in(20) else chances.choice(posts), urn)
        child.episodes.append(episode)
        until = at + timedelta(days=chances.randint(30, 900))
        if until > end:
            break
        episode.ended = until
        if chances.one_in(4):
            episode.why, at = chances.choice(("E4A", "E13", "E3")), None
        else:
            episode.why, episode.change, reason, at = "X1", "OTHER", "P", until
    ended, since = child.episodes[-1].ended, began
    for _ in range(chances.randint(0, 3)):
        until = since + timedelta(days=chances.randint(60, 700))
        if until >= (ended or end):
            break
        child.workers.append((f"SW{chances.randrange(10**6):06d}", since, until))
        since = until
    child.workers.append((f"SW{chances.randrange(10**6):06d}", since, ended))
    return child


def _leaver(chances: Chances, n: int, year: int) -> Child:
    return Child(n, chances.day(date(year - 21, 4, 1), date(year - 19, 3, 31)), chances.choice("MF"), "", "", chances.upn(n),
                 chances.choice(codes.ETHNIC.in_year(year)))


def _header(chances: Chances, child: Child) -> list[str]:
    return chances.spoil([child.name, child.sex, uk(child.born), child.ethnic, child.upn, "0" if child.sex == "F" else "", ""],
                         ONE_IN)


def _looked_after(rows: Rows, chances: Chances, child: Child, begin: date) -> None:
    end = begin.replace(year=begin.year + 1) - timedelta(days=1)
    held = [e for e in child.episodes if e.began <= end and (e.ended is None or e.ended >= begin)]
    if not held:
        return
    born = uk(child.born)
    rows["Header"].append(_header(chances, child))
    for e in held:
        over = e.ended is not None and e.ended <= end
        rows["Episodes"].append(chances.spoil([
            child.name, uk(e.began), e.reason, e.status, child.need, e.place, e.provider, uk(e.ended) if over else "",
            e.why if over else "", e.change if over else "", child.home, e.post, e.urn], ONE_IN))
    first, last = held[0], held[-1]
    until = last.ended if last.ended and last.ended <= end else end
    if first.reason == "S" and first.began >= begin:
        rows["PrevPerm"].append(chances.spoil([child.name, born, "Z1", "", ""], ONE_IN))
    review = max(first.began + timedelta(days=20), begin)
    while review <= until:
        code = "PN0" if review < child.born + timedelta(days=4 * 365) else "PN1"
        rows["Reviews"].append(chances.spoil([child.name, born, uk(review), code], ONE_IN))
        review += timedelta(days=chances.randint(120, 180))
    if first.began < begin and until == end:
        age = (end - child.born).days // 365.25
        rows["OC2"].append(chances.spoil([
            child.name, born, str(chances.randint(0, 40)) if age >= 4 else "", "", "0" if age >= 10 else "",
            "1" if age < 5 else "", "1", "1", "1", "0", "", ""], ONE_IN, keep=2))
    if chances.one_in(20) and until > max(first.began, begin) + timedelta(days=4):
        away = chances.day(max(first.began, begin), until - timedelta(days=3))
        rows["Missing"].append(chances.spoil([child.name, born, "M", uk(away), uk(away + timedelta(days=2))], ONE_IN))
    if chances.one_in(25):
        rows["UASC"].append([child.name, child.sex, born, uk(child.born.replace(year=child.born.year + 18, day=1))])
    for worker, since, left in child.workers:
        if since <= end and (left is None or left >= begin) and "SWEpisodes" in rows:
            rows["SWEpisodes"].append(chances.spoil(
                [child.name, born, worker, uk(since), uk(left) if left and left <= end else "", "TSPROC"], ONE_IN))


def _write(folder: Path, rows: Rows) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for table in t.TABLES:
        if table.name in rows:
            with (folder / f"{table.name.lower()}.csv").open("w", newline="", encoding="utf-8") as opened:
                writer = csv.writer(opened)
                writer.writerow(column.name for column in table.submitted if column.name != "UASC")
                writer.writerows(rows[table.name])


def _write_providers(path: Path, chances: Chances, providers: list[str], posts: Sequence[str]) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Providers")
    sheet.append(["URN", "Placement Codes", "Placement Provider Codes", "Setting Address Postcode", "De-registration date"])
    for urn in providers:
        sheet.append([urn, ",".join(PLACES[:8]), "PR1,PR4", chances.choice(posts), None])
    book.save(path)
