import pgtrigger


class Promise(pgtrigger.Trigger):
    """A trigger that keeps what no constraint can.

    It refuses as the violation of a constraint of its own name; `words` say what to do then.
    """

    when = pgtrigger.After
    level = pgtrigger.Row

    def __init__(self, *, words, **options):
        self.words = words
        super().__init__(**options)
