-- An applicant's appeal against a refusal, once, and what was decided about it.
create table reviews.appeal (
  municipality_id uuid not null,
  initiative_id uuid not null,
  text text not null check (length(text) > 0),
  filed_by uuid not null references people.person,
  filed_at timestamptz not null,
  decision text check (decision in ('upheld', 'dismissed')),
  reason text,
  decided_by uuid references people.person,
  decided_at timestamptz,
  primary key (municipality_id, initiative_id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
    and (decision is null or length(reason) > 0))
);
create index appeals_open on reviews.appeal (municipality_id) where decision is null;
