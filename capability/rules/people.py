"""What a source says of a person, laid over what is on record. Pure."""

from typing import NamedTuple

from capability.rules.names import name_key


class Profile(NamedTuple):
    """How a person is named and known; empty text where nothing is."""

    number: str = ""
    surname: str = ""
    forename: str = ""
    other_names: str = ""
    kind: str = "officer"
    email: str = ""

    @property
    def keys(self) -> tuple[str, str]:
        """What surname and forename are compared by."""
        return name_key(self.surname), name_key(self.forename)


class FormerName(NamedTuple):
    """A number, or a name, that the person went by."""

    number: str = ""
    surname: str = ""
    forename: str = ""


def revised(profile: Profile, said: dict) -> Profile:
    """What is left out stays; None empties, and a person is an officer until said otherwise."""
    plain = Profile()
    return profile._replace(
        **{
            name: getattr(plain, name) if value is None else value
            for name, value in said.items()
            if name in Profile._fields
        }
    )


def former_names(before: Profile, after: Profile) -> list[FormerName]:
    """What a later file may still call the person; another spelling is not another name."""
    former = []
    if before.number and before.number != after.number:
        former.append(FormerName(number=before.number))
    if before.keys != after.keys and (before.forename or before.keys[0] != after.keys[0]):
        former.append(FormerName(surname=before.surname, forename=before.forename))
    return former
