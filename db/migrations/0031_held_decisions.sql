-- Where the regulation publishes all decisions of a call's check together: what is decided about an application and not
-- published yet. Publishing turns it into a finding; until then it may be decided otherwise.
create table reviews.held_decision (
  municipality_id uuid not null,
  initiative_id uuid not null,
  -- The number of the finding that it becomes.
  id uuid not null,
  verdict text not null check (verdict in ('admitted', 'refused')),
  checks jsonb not null,
  reason text not null default '',
  -- The substantive check that it closes, and the opinions in it that it cites.
  check_number integer,
  cited jsonb not null,
  decided_by uuid not null references people.person,
  decided_at timestamptz not null,
  primary key (municipality_id, initiative_id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  foreign key (municipality_id, initiative_id, check_number) references reviews.substantive_check,
  check (verdict = 'admitted' or length(reason) > 0)
);
