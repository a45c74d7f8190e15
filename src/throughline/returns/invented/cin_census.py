"""An invented children in need census for any number of children."""
from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import IO

from throughline.base.calendar import add_working_days
from throughline.returns.cin_census import codes
from throughline.returns.invented.chances import Chances

ONE_IN = 100
"""One element in so many is put wrong."""
FACTORS = ("1B", "2B", "3A", "3B", "4B", "7A", "10A", "16A", "17A", "18C")
WRONG = ("", "2025-02-31", "??", "2031-01-01")


def write_census(path: Path, children: int, year: int = 2026, seed: int = 1) -> None:
    """One XML file, written a child at a time."""
    chances = Chances(seed)
    end = date(year, 3, 31)
    with path.open("w", encoding="utf-8") as out:
        out.write("<?xml version='1.0' encoding='utf-8'?>\n<Message><Header><CollectionDetails><Collection>CIN</Collection>"
                  f"<Year>{year}</Year><ReferenceDate>{end}</ReferenceDate></CollectionDetails><Source><SourceLevel>L"
                  "</SourceLevel><LEA>845</LEA><SoftwareCode>Invented</SoftwareCode><Release>1</Release><SerialNo>001"
                  f"</SerialNo><DateTime>{end}T09:00:00</DateTime></Source></Header>\n<Children>\n")
        for n in range(children):
            _Writer(out, chances).child(n, end)
        out.write("</Children>\n</Message>\n")


class _Writer:
    def __init__(self, out: IO[str], chances: Chances) -> None:
        self.out, self.chances = out, chances

    def say(self, name: str, value: object) -> None:
        """An element, now and then with something wrong in it; nothing for what is not there."""
        if value is not None:
            said = self.chances.choice(WRONG) if self.chances.one_in(ONE_IN) else value
            self.out.write(f"<{name}>{said}</{name}>")

    def child(self, n: int, end: date) -> None:
        c = self.chances
        start = end.replace(year=end.year - 1) + timedelta(days=1)
        born = c.day(end.replace(year=end.year - 17), end - timedelta(days=400))
        self.out.write(f"<Child><ChildIdentifiers><LAchildID>LA{n:08d}</LAchildID>")
        self.say("UPN", c.upn(n))
        self.say("PersonBirthDate", born)
        self.say("Sex", c.choice("MF"))
        self.out.write("</ChildIdentifiers><ChildCharacteristics>")
        self.say("Ethnicity", c.choice(codes.ETHNICITY.in_year(end.year)))
        self.out.write("<Disabilities>")
        for code in c.sample(codes.DISABILITY.in_year(end.year)[1:], 2) if c.one_in(8) else ("NONE",):
            self.say("Disability", code)
        self.out.write("</Disabilities></ChildCharacteristics>")
        referred = c.day(max(born, start - timedelta(days=500)), end)
        while True:
            closed = referred + timedelta(days=c.randint(61, 500))
            over = start <= closed <= end
            self.referral(referred, closed if over else None, start, end)
            referred = closed + timedelta(days=c.randint(1, 90))
            if not over or referred > end or not c.one_in(3):
                break
        self.out.write("</Child>\n")

    def referral(self, referred: date, closed: date | None, start: date, end: date) -> None:
        c = self.chances
        until = closed or end
        further = not c.one_in(6) or referred < start
        self.out.write("<CINdetails>")
        self.say("CINreferralDate", referred)
        self.say("ReferralSource", c.choice(codes.REFERRAL_SOURCE.in_year(end.year)))
        self.say("PrimaryNeedCode", c.choice(codes.PRIMARY_NEED.in_year(end.year)))
        self.say("CINclosureDate", closed)
        self.say("ReasonForClosure", "RC7" if closed else None)
        self.say("ReferralNFA", 0 if further else 1)
        if further:
            self.assessment(max(referred, start), until)
            if c.one_in(3):
                self.protection(c.day(max(referred, start), until), until)
            elif c.one_in(2):
                self.span("CINPlanDates", "CINPlanStartDate", "CINPlanEndDate", c.day(referred, until), closed)
        self.out.write("</CINdetails>")

    def span(self, element: str, first: str, last: str, start: date, end: date | None) -> None:
        self.out.write(f"<{element}>")
        self.say(first, start)
        self.say(last, end)
        self.out.write(f"</{element}>")

    def assessment(self, began: date, until: date) -> None:
        c = self.chances
        authorised = began + timedelta(days=c.randint(5, 60))
        done = authorised <= until
        self.out.write("<Assessments>")
        self.say("AssessmentActualStartDate", began)
        self.say("AssessmentAuthorisationDate", authorised if done else None)
        if done:
            self.out.write("<FactorsIdentifiedAtAssessment>")
            for factor in c.sample(FACTORS, c.randint(1, 4)):
                self.say("AssessmentFactors", factor)
            self.out.write("</FactorsIdentifiedAtAssessment>")
        self.out.write("</Assessments>")

    def protection(self, asked: date, until: date) -> None:
        c = self.chances
        day = add_working_days(asked, c.randint(4, 14))
        held = day if day <= until else None
        self.out.write("<Section47>")
        self.say("S47ActualStartDate", asked)
        self.say("DateOfInitialCPC", held)
        self.say("ICPCnotRequired", 0 if held else 1)
        self.out.write("</Section47>")
        if held and c.one_in(2):
            ended = held + timedelta(days=c.randint(90, 500))
            self.out.write("<ChildProtectionPlans>")
            self.say("CPPstartDate", held)
            self.say("CPPendDate", ended if ended <= until else None)
            self.say("InitialCategoryOfAbuse", "NEG")
            self.say("LatestCategoryOfAbuse", "EMO")
            self.say("NumberOfPreviousCPP", c.randint(0, 2))
            review = held + timedelta(days=80)
            while review <= min(until, ended):
                self.out.write(f"<Reviews><CPPreviewDate>{review}</CPPreviewDate></Reviews>")
                review += timedelta(days=150)
            self.out.write("</ChildProtectionPlans>")
