"""From the files of a return to tables ready for checking: upper case, last year beside this, what is derived."""
from __future__ import annotations

import polars as pl

from throughline.engines.checks.scope import Data
from throughline.returns import postcodes
from throughline.returns.return_set import ReturnSet
from throughline.returns.ssda903 import tables as t
from throughline.returns.ssda903.rules import SSDA903

PAIRS = ("HOME_POST", "PL_POST")


def prepare(
    returned: ReturnSet, previous: ReturnSet | None = None, providers: pl.DataFrame | None = None,
    authority: str | None = None,
) -> Data:
    """What the rules run on. `authority` is an ONS code. Codes are compared in upper case; nothing is trimmed."""
    raw: dict[str, pl.DataFrame] = {}
    available: set[str] = set()
    for year, suffix in ((returned, ""), (previous, "_last")):
        if year is not None:
            tables = {name: frame.with_columns(pl.col(pl.String).str.to_uppercase())
                      for name, frame in year.tables.items()}
            if _uasc_status(tables) and not suffix:
                available.add(t.UASC_STATUS)
            raw |= {f"{name}{suffix}": frame for name, frame in tables.items()}
    if authority:
        available.add("authority")
    if providers is not None:
        raw["Provider Info"] = providers
        if {"PLACE_CODES", "PROVIDER_CODES"} <= set(providers.columns):
            available.add(t.PLACEMENT_CODES)
    if postcodes.folder() is not None:
        available |= {t.POSTCODES, *([t.PLACED_IN] if authority else [])}
        _places(raw, authority)
    start, end = SSDA903.days(raw, returned.year)
    return Data(SSDA903.tables, raw, returned.year, authority, SSDA903.dates, returned.form,
                start=start, end=end, available=frozenset(available), sent=returned.tables)


def _uasc_status(tables: dict[str, pl.DataFrame]) -> bool:
    """Header.UASC: as sent in XML; for CSV 1 for a child with a row in UASC, else 0, when both files were sent.

    Whether the status is known: without a Header the rows of UASC tell it.
    """
    header, uasc = tables.get("Header"), tables.get("UASC")
    if header is None:
        return uasc is not None
    if "UASC" in header.columns:
        return True
    if uasc is None:
        return False
    there = pl.col("CHILD").is_in(uasc["CHILD"].drop_nulls().unique().implode())
    tables["Header"] = header.with_columns(pl.when(there).then(pl.lit("1")).otherwise(pl.lit("0")).alias("UASC"))
    return True


def _places(raw: dict[str, pl.DataFrame], authority: str | None) -> None:
    """PL_LA, PL_LOCATION and PL_DISTANCE of both years' episodes, and the authority of each provider."""
    names = [name for name in ("Episodes", "Episodes_last") if name in raw]
    asked: list[pl.Series] = []
    for name in names:
        raw[name] = raw[name].with_columns(
            postcodes.without_spaces(post).alias(f"@{post}") for post in PAIRS)
        asked.extend(raw[name][f"@{post}"] for post in PAIRS)
    if "Provider Info" in raw and "POSTCODE" in raw["Provider Info"].columns:
        asked.append(raw["Provider Info"]["POSTCODE"])
    if not asked:
        return
    found = postcodes.look_up(pl.concat([s.alias("p") for s in asked]).drop_nulls().unique().to_list())
    for name in names:
        here = (pl.when(pl.col("PL_LA").is_null()).then(None)
                .when(pl.col("PL_LA") == (authority or "")).then(pl.lit("IN")).otherwise(pl.lit("OUT")))
        raw[name] = (
            raw[name]
            .join(found.select("postcode", "east", "north", HOME_FOUND=pl.lit("1")), left_on="@HOME_POST",
                  right_on="postcode", how="left", maintain_order="left")
            .join(found.select("postcode", PL_LA="authority", east_to="east", north_to="north", PL_FOUND=pl.lit("1")),
                  left_on="@PL_POST", right_on="postcode", how="left", maintain_order="left")
            .with_columns(here.alias("PL_LOCATION"), postcodes.miles().alias("PL_DISTANCE"))
            .drop("@HOME_POST", "@PL_POST", "east", "north", "east_to", "north_to")
        )
    if "Provider Info" in raw and "POSTCODE" in raw["Provider Info"].columns:
        raw["Provider Info"] = raw["Provider Info"].join(
            found.select("postcode", pl.col("authority").alias("LA")), left_on="POSTCODE", right_on="postcode",
            how="left", maintain_order="left")
