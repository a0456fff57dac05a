"""What the cases are about, and how often; sexual offences go by their national codes."""

RASSO = {
    "19C": 0.34,
    "20A": 0.30,
    "88E": 0.12,
    "22A": 0.06,
    "17A": 0.06,
    "19F": 0.05,
    "70": 0.03,
    "23": 0.02,
    "19J": 0.02,
}
CHILD = {"19E": 0.2, "19D": 0.2, "20B": 0.2, "22B": 0.15, "21": 0.15, "88A": 0.1}
# A force's own words: the national list that ships is of sexual offences alone.
OTHER = {
    "Domestic abuse": 0.24,
    "Burglary": 0.16,
    "Wounding": 0.14,
    "Robbery": 0.12,
    "Fraud": 0.12,
    "Drug supply": 0.1,
    "Stalking and harassment": 0.08,
    "Arson": 0.04,
}
# What this force counts as RASSO: the adult offences without exposure.
OWN_GROUP = ("19C", "19F", "19J", "19K", "17A", "20A", "22A", "23", "70")
# Reported as an incident first, a crime once confirmed.
INCIDENT, CONFIRMED_AS = "N100/1", "19C"


def draw(rng, shares):
    return rng.choices(list(shares), weights=list(shares.values()))[0]
