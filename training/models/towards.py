"""CPD towards an aim is of the person whose plan has it, whatever changes either: an action, an
undo, a merge. Looked at in the end, since a merge moves the one before the other."""

import pgtrigger

from capability.models.promises import Promise

CHECK = """
    if exists (
        select from training_cpdentry as entry
        join training_planaim as aim on aim.id = entry.aim_id
        join training_developmentplan as plan on plan.id = aim.plan_id
        where WHICH and plan.person_id <> entry.person_id
    ) then
        raise check_violation using
            constraint = 'NAME', message = 'The aim is another person''s.';
    end if;
    return null;
"""


def _promise(name, operation, which, **options):
    return Promise(
        name=name,
        words="That aim stands in another person's plan. Choose one of your own, or none.",
        operation=operation,
        timing=pgtrigger.Deferred,
        func=CHECK.replace("NAME", name).replace("WHICH", which),
        **options,
    )


CPD_IS_TOWARDS_AN_AIM_OF_ONES_OWN = _promise(
    "cpd_is_towards_an_aim_of_ones_own",
    pgtrigger.Insert | pgtrigger.UpdateOf("aim_id", "person_id"),
    "entry.id = new.id",
    condition=pgtrigger.Condition("new.aim_id is not null"),
)
A_PLAN_MOVES_WITH_ITS_CPD = _promise(
    "a_plan_moves_with_its_cpd", pgtrigger.UpdateOf("person_id"), "plan.id = new.id"
)
