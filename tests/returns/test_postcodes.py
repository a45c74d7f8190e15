"""The packaged postcode directory, read the quick way and the plain way."""
import msgpack
import pytest

from throughline.returns import postcodes
from throughline.returns.postcodes import look_up

DIRECTORY = pytest.mark.skipif(postcodes.folder() is None, reason="the postcode directory is not installed")


def packed(**columns) -> bytes:
    return msgpack.packb({"columns": list(columns), "data": columns})


SMALL = {"pcd": ["WA9 1AA", "WA101AA"], "laua": ["E08000013", float("nan")], "oseast1m": [351000.0, 1.5],
         "osnrth1m": [395000.0, 2.5]}
LONGER = {name: values * 10 for name, values in SMALL.items()}


@pytest.mark.parametrize("held", [
    SMALL,  # too short for the header that the quick way knows
    {**LONGER, "oseast1m": [351000] * 20},  # whole numbers are shorter
    {**LONGER, "laua": ["E1"] * 20},
    {**LONGER, "pcd": ["WA9 1A"] * 20},
    {"pcd": LONGER["pcd"], "osnrth1m": LONGER["osnrth1m"], "laua": LONGER["laua"], "oseast1m": LONGER["oseast1m"]},
])
def test_another_layout_is_read_the_plain_way(held):
    with pytest.raises((postcodes._NotSo, ValueError, IndexError)):
        postcodes._quick(packed(**held))
    known, district, place = postcodes._columns(packed(**held))
    assert len(known) == len(held["pcd"])
    assert (district(0).decode(), *place(0)) == (held["laua"][0], held["oseast1m"][0], held["osnrth1m"][0])


def test_a_missing_district_keeps_the_others_in_their_place():
    _, district, place = postcodes._quick(packed(**LONGER))
    assert [district(at).strip() for at in range(4)] == [b"E08000013", b"", b"E08000013", b""]
    assert place(3) == (1.5, 2.5)


@DIRECTORY
def test_the_quick_way_reads_what_the_plain_way_reads(monkeypatch):
    data = msgpack.unpackb(postcodes._unpacked(postcodes.folder() / "postcodes_J.msgpack.br"))["data"]
    wanted = ["".join(each.split()) for each in data["pcd"]][::7]

    def not_so(_):
        raise postcodes._NotSo

    quick = look_up(wanted)
    monkeypatch.setattr(postcodes, "_quick", not_so)
    assert quick.height == len(wanted) > 100
    assert quick.sort("postcode").equals(look_up(wanted).sort("postcode"))


@DIRECTORY
def test_what_is_no_postcode_is_left_out():
    found = look_up(["WA101HP", "ZZ999ZZ", "WA10", "É", "\0", "/ETC", "W" * 500, "wa101hp"])
    assert found["postcode"].to_list() == ["WA101HP"]
    assert found["authority"].to_list() == ["E08000013"]
