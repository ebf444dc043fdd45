"""The watch over the system, whatever system it is: what it passes on, and when it keeps silent."""

from PySide6.QtCore import QObject

from inglenook.system.signs import Sign, Tell
from inglenook.system.watch import SystemWatch, ear_of_this_system


class Ear:
    """Stands for a system: it does what a test says, and keeps what it was told."""

    def __init__(self, tell: Tell, learn: Tell) -> None:
        self.tell, self.learn = tell, learn
        self.done: list[str] = []

    def start(self) -> None:
        self.done.append("start")

    def stop(self) -> None:
        self.done.append("stop")

    def delay_sleep(self) -> None:
        self.done.append("delay")


class Watched:
    """A watch with such an ear."""

    def __init__(self) -> None:
        self.parent = QObject()
        self.ears: list[Ear] = []
        self.watch = SystemWatch(self.parent, self._make)
        self.told: list[Sign] = []
        self.learned: list[frozenset[Sign]] = []
        self.watch.noticed.connect(self.told.append)
        self.watch.learned.connect(lambda: self.learned.append(self.watch.hears))

    def _make(self, parent: QObject, tell: Tell, learn: Tell) -> Ear:
        assert parent is self.watch
        self.ears.append(Ear(tell, learn))
        return self.ears[-1]


def test_a_sign_is_passed_on_between_start_and_stop() -> None:
    watched = Watched()
    watched.watch.start()
    (ear,) = watched.ears
    ear.tell(Sign.LID_CLOSED)
    watched.watch.stop()
    ear.tell(Sign.SLEEP_BEGUN)
    assert watched.told == [Sign.LID_CLOSED]
    assert ear.done == ["start", "stop"]


def test_it_starts_and_stops_once_and_can_start_again() -> None:
    watched = Watched()
    for _time in range(2):
        watched.watch.start()
        watched.watch.start()
        watched.watch.delay_sleep()
        watched.watch.stop()
        watched.watch.stop()
        watched.watch.delay_sleep()
    assert [ear.done for ear in watched.ears] == [["start", "delay", "stop"]] * 2


def test_what_can_be_heard_is_learned_bit_by_bit() -> None:
    watched = Watched()
    watched.watch.start()
    assert watched.watch.hears == frozenset()
    for sign in (Sign.SLEEP_BEGUN, Sign.SLEEP_BEGUN, Sign.SESSION_LOCKED):
        watched.ears[0].learn(sign)
    assert watched.learned == [{Sign.SLEEP_BEGUN}, {Sign.SLEEP_BEGUN, Sign.SESSION_LOCKED}]


def test_a_system_that_nobody_knows_is_watched_without_an_ear() -> None:
    parent = QObject()
    watch = SystemWatch(parent, lambda *_given: None)
    watch.start()
    watch.delay_sleep()
    watch.stop()
    assert watch.hears == frozenset()


def test_this_system_has_an_ear() -> None:
    parent = QObject()
    assert ear_of_this_system(parent, lambda _sign: None, lambda _sign: None) is not None
