"""Counts one .pb file with pabutools, where it is installed: Equal Shares by cost, exact, alone or with "add one"."""

import sys

from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import exhaustion_by_budget_increase, method_of_equal_shares

instance, profile = parse_pabulib(sys.argv[1])
profile = profile.as_multiprofile()
options = {"sat_class": Cost_Sat}
if sys.argv[2] == "equal-shares":
    chosen = method_of_equal_shares(instance, profile, **options)
else:
    chosen = exhaustion_by_budget_increase(
        instance, profile, method_of_equal_shares, options, budget_step=profile.num_ballots()
    )
print(len(chosen))
