"""When things happen: what a document dates keeps that date, everything else lies so many working days from today."""

from datetime import date, datetime, time, timedelta

from freezegun import freeze_time

# By this day everything that the documents tell has happened. A clock that is behind it moves all of it together.
TOLD = date(2026, 11, 26)


class Days:
    """The plant's calendar, seen from one day. Times are UTC, as Odoo keeps them."""

    def __init__(self, today):
        self.today = today
        self._behind = min(timedelta(0), today - TOLD)

    def on(self, year, month, day, hour=9):
        """The day that a document names."""
        return datetime.combine(date(year, month, day) + self._behind, time(hour))

    def away(self, workdays, hour=9):
        """So many working days from today, before it if negative."""
        day, step = self.today, 1 if workdays > 0 else -1
        left = abs(workdays)
        while left:
            day += timedelta(days=step)
            left -= day.weekday() < 5
        return datetime.combine(day, time(hour))


class Timeline:
    """Steps that are taken in the order of their time, with the clock set to it."""

    def __init__(self):
        self._steps = []

    def at(self, when, action, *arguments):
        self._steps.append((when, action, arguments))

    def play(self):
        steps = sorted(self._steps, key=lambda step: step[0])
        with freeze_time(steps[0][0]) as clock:
            for when, action, arguments in steps:
                clock.move_to(when)
                action(*arguments)
