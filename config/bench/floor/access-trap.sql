-- S-06: the least that finds the same rows. Whatever the rule can meet is looked at,
-- equivalences, oldest versions and units' own requirements too, in the cheapest way that is right.
with good as not materialized (
    select h.person_id, h.scheme_id, h.version_id
    from capability_accreditation h
    where h.force_id = %(force)s and h.awarded_on <= %(on)s
      and (h.valid_to is null or h.valid_to >= %(on)s)
      and (h.revoked_on is null or h.revoked_on > %(on)s)
      and (not h.is_transfer or h.recognised_on <= %(on)s)
      and not exists (select from capability_suspension s where s.accreditation_id = h.id
                      and s.starts_on <= %(on)s and (s.ends_on is null or s.ends_on >= %(on)s))
), duties as not materialized (
    select a.person_id, a.id as allocation_id, r.id as requirement_id, r.scheme_id, a.starts_on,
           v.starts_on as oldest_from
    from capability_caseallocation a
    join capability_case c on c.id = a.case_id and (c.closed_on is null or c.closed_on >= %(on)s)
    join capability_caseclassification k on k.case_id = a.case_id and k.force_id = %(force)s
         and (k.starts_on is null or k.starts_on <= %(on)s)
         and (k.ends_on is null or k.ends_on >= %(on)s)
    join capability_casegroupmember m on m.category_id = k.category_id
         and (m.starts_on is null or m.starts_on <= %(on)s)
         and (m.ends_on is null or m.ends_on >= %(on)s)
    join capability_requirement r on r.case_group_id = m.group_id
         and (r.force_id is null or r.force_id = %(force)s)
         and r.starts_on <= %(on)s and (r.ends_on is null or r.ends_on >= %(on)s)
         and (r.part = '' or r.part = a.part)
         and coalesce((select d.starts_on from capability_requirement d where d.id = r.duty_id),
                      r.starts_on) + r.grace_days <= %(on)s
         and a.starts_on + r.grace_days <= %(on)s
    left join capability_schemeversion v on v.id = r.oldest_version_id
    where a.force_id = %(force)s and a.starts_on <= %(on)s
      and (a.ends_on is null or a.ends_on >= %(on)s)
      and (r.level <> 'unit' or exists (
          select from capability_posting p
          where p.person_id = a.person_id and p.force_id = a.force_id and p.is_substantive
            and p.starts_on <= %(on)s and (p.ends_on is null or p.ends_on >= %(on)s)
            and unit_within(p.unit_id, r.unit_id, %(on)s)))
)
select distinct d.person_id, d.scheme_id from duties d
where not exists (select from good h where h.person_id = d.person_id
                  and h.scheme_id = d.scheme_id
                  and (d.oldest_from is null or coalesce(
                      (select v.starts_on from capability_schemeversion v where v.id = h.version_id),
                      '0001-01-01') >= d.oldest_from))
  and not exists (select from capability_equivalence e where e.scheme_id = d.scheme_id
            and (e.force_id is null or e.force_id = %(force)s)
            and (e.starts_on is null or e.starts_on <= %(on)s)
            and (e.ends_on is null or e.ends_on >= %(on)s) and (d.oldest_from is null or coalesce(
        (select v.starts_on from capability_schemeversion v where v.id = e.version_id),
        '0001-01-01') >= d.oldest_from)
            and not exists (select from capability_equivalencesource s where s.equivalence_id = e.id
                and not exists (select from good h
                                where h.person_id = d.person_id and h.scheme_id = s.scheme_id
                                  and (s.version_id is null or h.version_id = s.version_id))))
  and exists (select from capability_prerequisite q where q.scheme_id = d.scheme_id
      and (q.force_id is null or q.force_id = %(force)s)
      and (q.starts_on is null or q.starts_on <= %(on)s)
      and (q.ends_on is null or q.ends_on >= %(on)s)
      and not exists (select from good h where h.person_id = d.person_id
                      and h.scheme_id = q.needs_id)
      and not exists (select from capability_equivalence e where e.scheme_id = q.needs_id
              and (e.force_id is null or e.force_id = %(force)s)
              and (e.starts_on is null or e.starts_on <= %(on)s)
              and (e.ends_on is null or e.ends_on >= %(on)s) 
              and not exists (select from capability_equivalencesource s where s.equivalence_id = e.id
                  and not exists (select from good h
                                  where h.person_id = d.person_id and h.scheme_id = s.scheme_id
                                    and (s.version_id is null or h.version_id = s.version_id)))))
  and not exists (select from capability_accreditation b
      where b.person_id = d.person_id and b.scheme_id = d.scheme_id and b.force_id = %(force)s
        and (b.course_completed_on <= %(on)s or b.awarded_on <= %(on)s
             or b.portfolio_opened_on <= %(on)s)
        and not exists (select from capability_suspension s where s.accreditation_id = b.id
            and s.starts_on <= %(on)s and (s.ends_on is null or s.ends_on >= %(on)s)))
