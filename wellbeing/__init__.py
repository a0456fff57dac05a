"""What will live here, and stays here: how people are.

Psychological screening, TRiM and other trauma pathways, referrals, workload, surveys. It stands
above everything, in a schema and behind a log-in of its own, and hands down a dated restriction
and nothing else: never the reason, never that there is one.
"""
