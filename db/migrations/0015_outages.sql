-- Outages that made a stage longer, by the rule of the call's regulation.
create table calls.outage (
  municipality_id uuid not null,
  call_id uuid not null,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  what text not null check (length(what) > 0),
  stage text not null check (stage in ('collecting', 'voting')),
  days integer not null check (days > 0),
  recorded_by uuid not null references people.person,
  recorded_at timestamptz not null,
  primary key (municipality_id, call_id, began_at),
  foreign key (municipality_id, call_id) references calls.call,
  check (began_at < ended_at)
);
