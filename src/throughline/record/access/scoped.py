"""The one door to data: a query over anybody's record says who is looking, or it raises.

`Model.objects.visible_to(viewer)` gives the rows this viewer may see; `.everything(because="…")` is for
engines and jobs that act for nobody in particular, and every use of it is listed by a house test.
The database's own wall (row-level security) stands behind both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from throughline.record.access.viewer import Viewer


class UnscopedRead(RuntimeError):
    """A query over people's records was run without saying who looks."""


class ScopedQuerySet(models.QuerySet[Any]):
    """A queryset that refuses to be read until it is scoped."""

    _scoped = False
    _viewer: Viewer | None = None

    def _clone(self) -> Self:
        clone = super()._clone()  # type: ignore[misc]
        clone._scoped = self._scoped
        clone._viewer = self._viewer
        return clone  # type: ignore[no-any-return]

    def visible_to(self, viewer: Viewer, *, subject: int | None = None) -> Self:
        """The rows that this viewer may see.

        With `subject`, the rows about that one subject, whose door the caller has already passed
        (`viewer.may_open`); without it, rows about every subject the viewer has a relationship to.
        """
        scoped = self.filter(authority_id=viewer.authority_id)
        path = getattr(self.model, "subject_path", "subject_id")
        if subject is not None:
            viewer.must_open(subject)
            records = _read_as_one(subject)
            scoped = scoped.filter(**({path: subject} if len(records) == 1 else {f"{path}__in": records}))
        elif (within := viewer.subjects_in_sight()) is not None:
            scoped = scoped.filter(**{f"{path}__in": within})
        scoped._scoped = True
        scoped._viewer = viewer
        return scoped

    def everything(self, *, because: str) -> Self:
        """All rows the wall lets through; `because` says why nobody's sight limits this."""
        if not because:
            raise UnscopedRead("say why everything is read")
        scoped = self.all()
        scoped._scoped = True
        return scoped

    def _check(self) -> None:
        if not self._scoped:
            raise UnscopedRead(
                f"{self.model.__name__} was read without a viewer: use .visible_to(viewer) or .everything(because=…)"
            )

    def _fetch_all(self) -> None:
        if self._result_cache is None:  # type: ignore[has-type]
            self._check()
        super()._fetch_all()  # type: ignore[misc]
        if self._viewer is not None and self._result_cache:
            self._viewer.saw(self.model, self._result_cache)

    def count(self) -> int:
        self._check()
        return super().count()

    def exists(self) -> bool:
        self._check()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._check()
        return super().aggregate(*args, **kwargs)

    def iterator(self, chunk_size: int | None = 2000) -> Any:
        self._check()
        return super().iterator(chunk_size)


def _read_as_one(subject: int) -> list[int]:
    """This record and those joined to it: their papers and forms lie where they were put."""
    from throughline.record.families.aliases import aliases

    return [subject, *(second for second, first in aliases().items() if first == subject)]


class ScopedManager(models.Manager.from_queryset(ScopedQuerySet)):  # type: ignore[misc]
    """The default manager of every table that holds people's records."""


class RecordModel(models.Model):
    """Base of every table about a subject: on the wall, and read only through the door."""

    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+", db_index=False)
    subject = models.ForeignKey("record.Subject", models.PROTECT, related_name="+", db_index=False)
    vis = models.IntegerField(default=0)
    """0: standard; otherwise the restricted set that a viewer must be in."""

    objects = ScopedManager()

    class Meta:
        abstract = True


class ProjectionModel(RecordModel):
    """Base of every table that is rebuilt from events: what is true now, with what opened it.

    `key` is the number of the event that opened the row, so that a late entry never renumbers another row.
    """

    key = models.BigIntegerField()

    class Meta:
        abstract = True
