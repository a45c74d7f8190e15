"""The children's services authorities of England: three-digit codes, ONS codes, and which contains a district.

Names and ONS codes come from the packaged ONS look-up (April 2021); what has changed since is below.
Source: DfE local authority codes; ONS code history database.
"""
from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

THREE_DIGIT = """
201 City of London;202 Camden;203 Greenwich;204 Hackney;205 Hammersmith and Fulham;206 Islington;
207 Kensington and Chelsea;208 Lambeth;209 Lewisham;210 Southwark;211 Tower Hamlets;212 Wandsworth;213 Westminster;
301 Barking and Dagenham;302 Barnet;303 Bexley;304 Brent;305 Bromley;306 Croydon;307 Ealing;308 Enfield;309 Haringey;
310 Harrow;311 Havering;312 Hillingdon;313 Hounslow;314 Kingston upon Thames;315 Merton;316 Newham;317 Redbridge;
318 Richmond upon Thames;319 Sutton;320 Waltham Forest;330 Birmingham;331 Coventry;332 Dudley;333 Sandwell;
334 Solihull;335 Walsall;336 Wolverhampton;340 Knowsley;341 Liverpool;342 St. Helens;343 Sefton;344 Wirral;350 Bolton;
351 Bury;352 Manchester;353 Oldham;354 Rochdale;355 Salford;356 Stockport;357 Tameside;358 Trafford;359 Wigan;
370 Barnsley;371 Doncaster;372 Rotherham;373 Sheffield;380 Bradford;381 Calderdale;382 Kirklees;383 Leeds;
384 Wakefield;390 Gateshead;391 Newcastle upon Tyne;392 North Tyneside;393 South Tyneside;394 Sunderland;
420 Isles of Scilly;800 Bath and North East Somerset;801 Bristol, City of;802 North Somerset;803 South Gloucestershire;
805 Hartlepool;806 Middlesbrough;807 Redcar and Cleveland;808 Stockton-on-Tees;810 Kingston upon Hull, City of;
811 East Riding of Yorkshire;812 North East Lincolnshire;813 North Lincolnshire;815 North Yorkshire;816 York;821 Luton;
822 Bedford;823 Central Bedfordshire;825 Buckinghamshire;826 Milton Keynes;830 Derbyshire;831 Derby;838 Dorset;
839 Bournemouth, Christchurch and Poole;840 County Durham;841 Darlington;845 East Sussex;846 Brighton and Hove;
850 Hampshire;851 Portsmouth;852 Southampton;855 Leicestershire;856 Leicester;857 Rutland;860 Staffordshire;
861 Stoke-on-Trent;865 Wiltshire;866 Swindon;867 Bracknell Forest;868 Windsor and Maidenhead;869 West Berkshire;
870 Reading;871 Slough;872 Wokingham;873 Cambridgeshire;874 Peterborough;876 Halton;877 Warrington;878 Devon;
879 Plymouth;880 Torbay;881 Essex;882 Southend-on-Sea;883 Thurrock;884 Herefordshire, County of;885 Worcestershire;
886 Kent;887 Medway;888 Lancashire;889 Blackburn with Darwen;890 Blackpool;891 Nottinghamshire;892 Nottingham;
893 Shropshire;894 Telford and Wrekin;895 Cheshire East;896 Cheshire West and Chester;908 Cornwall;916 Gloucestershire;
919 Hertfordshire;921 Isle of Wight;925 Lincolnshire;926 Norfolk;929 Northumberland;931 Oxfordshire;933 Somerset;
935 Suffolk;936 Surrey;937 Warwickshire;938 West Sussex;940 North Northamptonshire;941 West Northamptonshire;
942 Cumberland;943 Westmorland and Furness
"""
ABOLISHED = ("835", "836", "837", "909", "928")
"""Three-digit codes of authorities that are no more, under which an order may still have been made."""
SINCE_2021 = {"E06000063": "Cumberland", "E06000064": "Westmorland and Furness", "E06000065": "North Yorkshire",
              "E06000066": "Somerset", "E08000038": "Barnsley", "E08000039": "Sheffield"}
"""Upper-tier authorities newer than the packaged look-up."""
SUCCESSORS = {"E10000023": "E06000065", "E10000027": "E06000066", "E08000016": "E08000038", "E08000019": "E08000039"}
OUTSIDE_ENGLAND = {"S": "SCO", "N": "NIR", "W": "WAL"}


@cache
def three_digit() -> dict[str, str]:
    """Name by three-digit code, of the authorities there are now."""
    return dict(each.strip().split(" ", 1) for each in THREE_DIGIT.split(";"))


@cache
def _records() -> list[dict[str, str]]:
    """The packaged look-up. It is read as a file: once imported, the package puts an object in its own place that
    nobody can ask any more where it lies."""
    found = find_spec("qlacref_authorities")
    if found is None or not found.origin:
        raise RuntimeError("the packaged list of authorities is not installed")
    rows: list[dict[str, str]] = json.loads((Path(found.origin).parent / "records.json").read_text())
    return rows


@cache
def upper_tier() -> dict[str, str]:
    """ONS code of the authority with children's services by ONS code of the district (or of itself)."""
    found = {row["LTLA21CD"]: row["UTLA21CD"] for row in _records()}
    found |= {upper: upper for upper in found.values()} | {code: code for code in SINCE_2021}
    return {lower: SUCCESSORS.get(upper, upper) for lower, upper in found.items()}


@cache
def _ons_by_name() -> dict[str, str]:
    named = {row["UTLA21NM"]: row["UTLA21CD"] for row in _records()}
    return named | {name: code for code, name in SINCE_2021.items()}


def authority(said: str) -> str:
    """The ONS code for an ONS or three-digit code. ValueError, in words, when it is no authority's."""
    code = said.strip().upper()
    if code in three_digit():
        return _ons_by_name()[three_digit()[code]]
    if upper_tier().get(code) == SUCCESSORS.get(code, code):
        return upper_tier()[code]
    raise ValueError(f"{said!r} is not the code of an authority with children's services in England")


@cache
def number_of(ons: str) -> str:
    """The three digits of an authority by its ONS code; blank for one that has none (an invented one, or one that is no
    more)."""
    return next((digits for digits in three_digit() if authority(digits) == ons), "")
