"""Where a person works: a posting begins, changes, is corrected, ends."""

from capability.access import KEEP_RECORDS
from capability.actions import hand_postings
from capability.fields.days import LastDayForm
from capability.forms.postings import ChangeForm, PostingForm, as_on_record
from capability.pages.acting import acting
from capability.pages.needs import needs
from capability.rules.words import day
from capability.views.records import kept


@needs(KEEP_RECORDS)
def begin(request, person):
    person = kept.person(request, person)
    form = PostingForm(request.POST or None, **kept.places(request, person.force))

    def do(cleaned):
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = hand_postings.begin(person, form.place, **how)
        return act, f"{person} was posted to {cleaned['unit']} from {day(cleaned['starts_on'])}."

    title = f"A posting of {person} begins"
    return acting(request, form, do, back=kept.page_of(person), person=person, title=title)


@needs(KEEP_RECORDS)
def change(request, person, posting):
    posting = kept.posting(request, person, posting)
    on_record = as_on_record(posting) | {"starts_on": None}
    places = kept.places(request, posting.force)
    form = ChangeForm(request.POST or None, initial=on_record, **places)

    def do(cleaned):
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = hand_postings.change(posting, form.place, **how)
        first = day(cleaned["starts_on"])
        return act, f"The posting of {posting.person} changed from {first}: {cleaned['unit']}."

    intro = "The posting as it was ends the day before."
    title = f"Change the posting of {posting.person} in {posting.unit}"
    return _about(request, posting, form, do, title=title, intro=intro)


@needs(KEEP_RECORDS)
def correct(request, person, posting):
    posting = kept.posting(request, person, posting)
    places = kept.places(request, posting.force)
    form = PostingForm(request.POST or None, initial=as_on_record(posting), **places)

    def do(cleaned):
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = hand_postings.correct(posting, form.place, **how)
        return act, f"The posting of {posting.person} in {cleaned['unit']} was corrected."

    intro = "For what was never so. If it has changed, change the posting from a day on instead."
    title = f"Correct the posting of {posting.person} in {posting.unit}"
    return _about(request, posting, form, do, title=title, intro=intro)


@needs(KEEP_RECORDS)
def end(request, person, posting):
    posting = kept.posting(request, person, posting)
    form = LastDayForm(request.POST or None)

    def do(cleaned):
        last_day, how = cleaned["last_day"], {"by": request.user, "reason": cleaned["reason"]}
        act = hand_postings.end(posting, last_day, **how)
        return act, f"The posting of {posting.person} in {posting.unit} ended on {day(last_day)}."

    title = f"End the posting of {posting.person} in {posting.unit}"
    return _about(request, posting, form, do, title=title)


def _about(request, posting, form, do, **page):
    person = posting.person
    return acting(request, form, do, back=kept.page_of(person), person=person, **page)
