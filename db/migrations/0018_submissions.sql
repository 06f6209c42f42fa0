-- What an application said each time it was sent. Written once: a later sending stands beside it, never in its place.
create table initiatives.submission (
  municipality_id uuid not null,
  initiative_id uuid not null,
  number integer not null check (number > 0),
  content jsonb not null,
  submitted_by uuid not null references people.person,
  submitted_at timestamptz not null,
  primary key (municipality_id, initiative_id, number),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);
