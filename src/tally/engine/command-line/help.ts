export const helpText = `demilge-tally counts a participatory budgeting vote in a Pabulib .pb file, exactly.

  demilge-tally count FILE.pb [--rule RULE]... [--tie ORDER] [--json]
  demilge-tally compare FILE.pb [--rule RULE]... [--by village]
                                               what each rule means for the voters, side by side
  demilge-tally explain FILE.pb [PROJECT]... [--rule RULE] [--language ky|ru|en]
                                               why a project is selected or not, in a paragraph
  demilge-tally check FILE.pb [--json]         what is wrong with the file, as the Pabulib checker sees it
  demilge-tally weigh FILE.pb --commission 50  as a regulation of local initiatives counts: the commission's points
                                               (column points) and the share of the ballots, by score
    --ties votes,cost                          between equal scores: votes, points, cost, own-share (column own_share)
  demilge-tally write FILE.pb                  the same vote as a canonical .pb file
  demilge-tally verify FILE.pb CERTIFICATE     checks a certificate against the ballots
  demilge-tally rules                          every rule by its name and its short key

Rules and variants
  --rule equal-shares --completion add1        the same as --rule equal-shares/add1, or --rule mes_cost_add1
  --rule greedy --rule phragmen                several rules over one reading of the file
  --tie id | cost-votes-id | lot:SEED          who goes first when a rule alone does not decide
  --min-votes 50                               projects on fewer ballots cannot be selected
  --min-points 10                              projects with fewer points cannot be selected
  --cap village:Ala-Too=500000                 at most so much for the projects of one village; again for others
  --envelope village:Bel=300000                a village's own money, the rest of the budget for all
  --exclusive 12,17                            at most one of these projects is selected

Output
  --json                                       {"RULE": {"selected": ["id", ...], "cost": "1000"}}
  --certificate                                everything needed to check the outcome, as JSON
  --pb                                         count: the file with what is selected, in canonical form
  --quiet                                      no warnings, no progress

Examples
  demilge-tally count vote.pb --rule equal-shares --completion add1
  demilge-tally count vote.pb --rule mes_cost_add1 --rule bos --tie rec --json

Exit code 0: counted, or checked without an error. 1: the file cannot be counted, or has errors, and which. 2: the command was not understood.`
