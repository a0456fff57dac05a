from django import forms

_FROM_1_TO_5 = (("1", "1: not at all"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5: very much"))


class EvaluationForm(forms.Form):
    """One answer to each question, and a comment; no reason, and nobody's name."""

    comment = forms.CharField(
        label="What should stay, what should change",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Read in your own words, among those of others. Leave out names, cases, and "
        "whatever would tell who you are.",
    )

    def __init__(self, *args, questions, **options):
        super().__init__(*args, **options)
        answers = {name: _question(words) for name, words in questions.items()}
        self.fields = answers | self.fields


def _question(words):
    told = f"Choose a number from 1 to 5 for “{words}”."
    return forms.TypedChoiceField(
        label=words,
        choices=_FROM_1_TO_5,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": told, "invalid_choice": told},
    )
