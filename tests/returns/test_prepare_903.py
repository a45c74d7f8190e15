"""What is derived from the files before the rules of SSDA903 run."""
import pytest

from throughline.returns import postcodes
from throughline.returns.ssda903.check import check_files

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,F,01/05/2012,WBRI,UN1,0,\n2,M,01/05/2012,WBRI,UN1,,\n"
UASC = "CHILD,SEX,DOB,DUC\n2,M,01/05/2012,01/05/2030\n"
HEADINGS = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"


def episodes(*rows: tuple[str, str, str]) -> str:
    """Child, home postcode and placement postcode of each."""
    return HEADINGS + "".join(f"{child},01/05/2025,S,C2,N1,U1,PR1,,,,{home},{to},XXXXXXX\n" for child, home, to in rows)


def found(files: dict[str, str], *codes: str) -> dict[str, object]:
    """The rows that each rule found, or why it was not run."""
    _, findings = check_files([(f"{name}.csv", said.encode()) for name, said in files.items()], 2026,
                              authority="E10000011")
    not_run = {each.code: each.reason for each in findings.not_run}
    return {code: not_run.get(code) or findings.rows(code) for code in codes}


@pytest.mark.skipif(postcodes.folder() is None, reason="the postcode directory is not installed")
def test_postcodes_in_the_directory_and_not():
    rows = [("1", "WA10 1HP", "wa101hp"), ("1", "ZZ99 9ZZ", "WA10 1HP"), ("2", "WA10 1HP", "WA10 1H"), ("2", "", "")]
    files = {"header": HEADER, "uasc": UASC, "episodes": episodes(*rows)}
    assert found(files, "392c", "392d", "392a", "392b", "169", "406") == {
        "392c": {"Episodes": [1, 2]}, "392d": {"Episodes": [0]}, "392a": {"Episodes": [1]}, "392b": {},
        "169": {"Episodes": [2, 3]}, "406": {},
    }


UNKNOWN = "reference data missing: UASC status (Header, and UASC when CSV)"


@pytest.mark.parametrize(("sent", "results"), [
    ({"header": HEADER, "uasc": UASC}, {"392a": {"Episodes": [0]}, "392b": {"Episodes": [0]}, "231": {}}),
    ({"uasc": UASC}, {"392a": {"Episodes": [0]}, "392b": {"Episodes": [0]}, "231": "table missing: Header"}),
    ({"header": HEADER}, {"392a": UNKNOWN, "392b": {"Episodes": [0, 1]}, "231": UNKNOWN}),
    ({}, {"392a": UNKNOWN, "392b": {"Episodes": [0, 1]}, "231": "table missing: Header"}),
])
def test_who_is_unaccompanied_as_far_as_the_files_tell(sent, results):
    if postcodes.folder() is None:
        results = {code: said for code, said in results.items() if code != "392a"}
    assert found({**sent, "episodes": episodes(("1", "", ""), ("2", "", ""))}, *results) == results
