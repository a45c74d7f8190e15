"""Children's centres: whom they reach, by area and by group; programmes for nobody; courses, demand, and the training of settings."""

from __future__ import annotations

from datetime import date

import pytest

from tests.family_help.walking import TODAY, World, begin, send
from tests.measures.chronologies import told
from tests.support.pages import page, plain, signed_in
from throughline.practice.programmes import measures
from throughline.practice.programmes.models import Attendance, Centre, Course, Programme
from throughline.practice.programmes.reach import families
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.models import Subject

D = date
DAY = {"on_day": "31", "on_month": "10", "on_year": "2026"}


class Harbour:
    """A centre in two areas: 20 families in the one, 10 in the other, 4 of lone parents."""

    def __init__(self, world: World) -> None:
        self.world, self.boss = world, signed_in(world.boss)
        send(self.boss, "programmes.page", {"name": "Harbour", "area": "North"})
        with world.acting():
            self.centre = Centre.objects.everything(because="test").select_related("subject").get()
        for area, group, n in (("E01000001", "all", "20"), ("E01000002", "all", "10"), ("E01000001", "lone_parent", "4")):
            self.count(area, group, n)

    @property
    def at(self) -> dict[str, object]:
        return {"centre": self.centre.subject.uuid}

    def count(self, area: str, group: str, n: str) -> None:
        said = {"act": "count", "area": area, "group": group, "families": n, "origin": "Census 2021", "deprived": "yes", **DAY}
        send(self.boss, "programmes.centre", said, **self.at)

    def offer(self, name: str, kind: str = "centre", **more: str) -> Programme:
        send(self.boss, "programmes.centre", {"act": "offer", "name": name, "kind": kind, "sessions": "10", **more}, **self.at)
        with self.world.acting():
            return Programme.objects.everything(because="test").get(name=name)

    def register(self, child: Subject, area: str = "E01000001", *groups: str) -> None:
        send(signed_in(self.world.eve), "programmes.child", {"act": "register", "centre": str(self.centre.subject_id), "area": area, "groups": list(groups)},
             subject=child.uuid)  # fmt: skip


@pytest.mark.requirement("EH-11")
def test_reach_is_counted_by_families_and_what_is_below_the_target_stands_first(world: World) -> None:
    harbour = Harbour(world)
    stay = harbour.offer("Stay and play", group="lone_parent")
    harbour.register(world.tia, "E01000001", "lone_parent")
    harbour.register(world.zara, "E01000001", "lone_parent")
    assert "0%" in page(world.boss, "programmes.page"), "nobody has come yet"
    eve = signed_in(world.eve)
    came = {"act": "session", "on_day": "20", "on_month": "11", "on_year": "2026", "came": [str(world.tia.pk), str(world.zara.pk)], "who": "mother", "others": "5"}
    said = send(eve, "programmes.programme", came, programme=stay.key)
    assert "Each family has it" in plain(said.text) and "1 session held of 10" in plain(said.text)
    one = page(world.boss, "programmes.centre", **harbour.at)
    assert "3% of 30 families came" in one, "two sisters are one family of thirty"
    assert "E01000001 among the tenth most deprived 20 1 1 5% 12 more families" in one
    assert "E01000002 among the tenth most deprived 10 0 0 0% 7 more families" in one
    assert "Lone parents 4 1 1 25% 2 more families" in one
    front = page(world.boss, "programmes.page")
    assert "2 areas below the target of 65%." in front and "Lone parents: 25%, 1 of 4" in front
    with world.acting():
        assert Attendance.objects.everything(because="test").count() == 2
        assert told(measures.reached, D(2026, 11, 1), TODAY)[0] == 2
    # An area in which nobody counted is asked about, not left out.
    with world.acting():
        other = world.town.child("Ola", "Rowe", born=D(2024, 1, 1), team=world.town.team)
    harbour.count("E01000003", "all", "1")
    harbour.register(other, "E01000003")
    assert "3 areas below" in page(world.boss, "programmes.page")


@pytest.mark.requirement("EH-11")
def test_a_programme_for_nobody_in_particular_is_listed_until_it_says_for_whom(world: World) -> None:
    harbour = Harbour(world)
    messy = harbour.offer("Messy play")
    front = page(world.boss, "programmes.page")
    assert "1 programme for nobody in particular" in front and "Messy play, Harbour. For whom is it?" in front
    silent = send(harbour.boss, "programmes.programme", {"act": "target", "why": "Any"}, programme=messy.key)
    assert "Say for whom" in plain(silent.text)
    send(harbour.boss, "programmes.programme", {"act": "target", "group": "fathers", "why": "Few fathers come"}, programme=messy.key)
    assert "Every programme says for whom it is." in page(world.boss, "programmes.page")


@pytest.mark.requirement("EH-11")
def test_attendance_shows_in_the_family_s_early_help(world: World) -> None:
    harbour = Harbour(world)
    stay = harbour.offer("Stay and play", group="lone_parent")
    begin(world, both=False)
    harbour.register(world.tia)
    came = {"act": "session", "on_day": "20", "on_month": "11", "on_year": "2026", "came": [str(world.tia.pk)], "who": "father", "others": "0"}
    send(signed_in(world.eve), "programmes.programme", came, programme=stay.key)
    assert "Stay and play, Friday 20 November" in page(world.eve, "family_help.child", subject=world.tia.uuid)
    assert "Stay and play, Friday 20 November: the father" in page(world.eve, "programmes.child", subject=world.tia.uuid)
    later = {**came, "on_year": "2027"}
    refused = send(signed_in(world.eve), "programmes.programme", later, programme=stay.key)
    assert "This day has not come yet" in plain(refused.text)


def test_who_is_on_the_list_is_seen_only_by_those_who_run_the_groups(world: World) -> None:
    harbour = Harbour(world)
    stay = harbour.offer("Stay and play", group="fathers")
    harbour.register(world.tia)
    assert "Tia Harrow" in page(world.eve, "programmes.programme", programme=stay.key)
    assert "Tia Harrow" not in page(world.ana, "programmes.programme", programme=stay.key)


def test_families_are_those_who_share_a_parent_or_are_tied() -> None:
    found = families([1, 2, 3, 4], [(1, 10), (2, 10), (3, 2)])
    assert found[1] == found[2] == found[3] != found[4]


@pytest.mark.requirement("EH-13")
def test_a_parenting_course_from_demand_to_what_came_of_it(world: World) -> None:
    harbour = Harbour(world)
    send(harbour.boss, "programmes.courses", {"act": "wanted", "what": "A course on sleep", "families": "14", "where": "Parents’ forum"})
    stones = harbour.offer("Stepping Stones", "parenting", group="disability", measure="Parenting scale, higher is better")
    eve, at = signed_in(world.eve), {"subject": world.tia.uuid}
    for who, before in (("mother", "40"), ("father", "50")):
        send(eve, "programmes.child", {"act": "course", "programme": str(stones.key), "who": who, "before": before, "group": "disability"}, **at)
    with world.acting():
        mother, father = Course.objects.everything(because="test").order_by("key")
    send(eve, "programmes.child", {"act": "finish", "course": str(mother.key), "how": "completed", "after": "62", "helped": "yes", "words": "We laugh again"}, **at)
    send(eve, "programmes.child", {"act": "finish", "course": str(father.key), "how": "left"}, **at)
    said = page(world.boss, "programmes.courses")
    assert "A course on sleep: 14 families Parents’ forum" in said, "what families ask for is noted"
    assert "Stepping Stones Harbour 2 1 50% +22.0 on average of 1" in said and "1 of 1" in said
    with world.acting():
        assert told(measures.completed, D(2026, 11, 1), TODAY) == (1, 2, 0)
        carers = Subject.objects.create(authority=world.town.authority, kind="carers")
        record(people.person_described, carers, on=TODAY, full="The Moss household")
        from throughline.practice.programmes.actions import begin_course

        begin_course(world.town.viewer(world.eve), carers.pk, stones, {"who": "carer"})
    assert "Stepping Stones Harbour 3 1 50%" in page(world.boss, "programmes.courses"), "open to foster carers and adopters too"


@pytest.mark.requirement("EH-17", waits_for="the gap measures of education, cut by who took part")
def test_a_targeted_programme_by_group_and_area(world: World) -> None:
    harbour = Harbour(world)
    start = harbour.offer("Starting Point", "targeted", group="workless")
    harbour.register(world.tia, "E01000002")
    eve, at = signed_in(world.eve), {"subject": world.tia.uuid}
    send(eve, "programmes.child", {"act": "course", "programme": str(start.key), "who": "mother", "group": "workless"}, **at)
    with world.acting():
        course = Course.objects.everything(because="test").get()
    send(eve, "programmes.child", {"act": "finish", "course": str(course.key), "how": "completed", "outcome": "work"}, **at)
    said = page(world.boss, "programmes.courses")
    assert "Starting Point 1 Families without work: 1 E01000002: 1 found work or an apprenticeship: 1" in said


@pytest.mark.requirement("EH-20")
def test_settings_are_trained_and_their_results_stand_beside_it(world: World) -> None:
    with world.acting():
        nursery = Subject.objects.create(authority=world.town.authority, kind="school")
        record(people.person_described, nursery, on=TODAY, full="Little Oaks")
    boss = signed_in(world.boss)
    send(boss, "programmes.training", {"act": "trained", "setting": str(nursery.pk), "topic": "Speech and language", "staff": "7", **DAY})
    goals = {"act": "goals", "setting": str(nursery.pk), "year": "2026", "measure": "good_level", "pupils": "free_meals", "reached": "13", "out_of": "12"}
    assert "Not more than there are children" in plain(send(boss, "programmes.training", goals).text)
    send(boss, "programmes.training", {**goals, "reached": "6"})
    said = page(world.boss, "programmes.courses")
    assert "Little Oaks Speech and language, 7 of its staff, 31 October 2026: good level of development, free school meals, 50% (6 of 12)" in said
