"""SSDA903: the annual return of children looked after (and care leavers), 2022/23 to 2026/27."""
