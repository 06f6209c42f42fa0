-- The authors of one initiative ask to join another of the same call; every author of both agrees first.
create table initiatives.merger (
  municipality_id uuid not null,
  id uuid not null,
  -- Which joins which.
  from_id uuid not null,
  into_id uuid not null,
  reason text not null check (length(reason) between 1 and 1000),
  proposed_by uuid not null references people.person,
  proposed_at timestamptz not null,
  outcome text check (outcome in ('merged', 'declined')),
  -- Why it was declined.
  outcome_reason text check (length(outcome_reason) between 1 and 1000),
  settled_by uuid references people.person,
  settled_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, from_id) references initiatives.initiative,
  foreign key (municipality_id, into_id) references initiatives.initiative,
  check (from_id <> into_id),
  check ((outcome is null) = (settled_at is null) and (outcome is null) = (settled_by is null)),
  check ((outcome is not distinct from 'declined') = (outcome_reason is not null))
);
-- Whoever asks two at once would have to choose between two answers.
create unique index one_open_merger on initiatives.merger (municipality_id, from_id) where outcome is null;
create index mergers_into on initiatives.merger (municipality_id, into_id);
create index mergers_by_proposer on initiatives.merger (proposed_by, proposed_at);

create table initiatives.merger_consent (
  municipality_id uuid not null,
  merger_id uuid not null,
  person_id uuid not null references people.person,
  agreed_at timestamptz not null,
  primary key (municipality_id, merger_id, person_id),
  foreign key (municipality_id, merger_id) references initiatives.merger
);

-- Where an initiative that has joined another goes on.
alter table initiatives.initiative add column merged_into uuid;
alter table initiatives.initiative add foreign key (municipality_id, merged_into) references initiatives.initiative (municipality_id, id);
alter table initiatives.initiative add check (merged_into is null or stage = 'withdrawn');
create index initiatives_joined on initiatives.initiative (municipality_id, merged_into) where merged_into is not null;
