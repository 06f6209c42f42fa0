create schema ballots;

-- The roll of a call. Frozen before voting opens; counts by village are public, keys are not.
create table ballots.roll (
  municipality_id uuid not null,
  call_id uuid not null,
  frozen_at timestamptz,
  frozen_by uuid,
  primary key (municipality_id, call_id),
  foreign key (municipality_id, call_id) references calls.call
);

create table ballots.roll_entry (
  municipality_id uuid not null,
  call_id uuid not null,
  -- HMAC of the PIN under a key of this call: useless elsewhere.
  voter_key bytea not null,
  village_id uuid,
  name_sealed bytea not null,
  primary key (municipality_id, call_id, voter_key),
  foreign key (municipality_id, call_id) references ballots.roll
);

-- A printed card with a code, handed over against a signature.
create table ballots.code_card (
  municipality_id uuid not null,
  call_id uuid not null,
  voter_key bytea not null,
  code_hash bytea not null,
  issued_at timestamptz not null,
  handed_over_at timestamptz,
  handed_over_by uuid,
  primary key (municipality_id, call_id, voter_key),
  unique (municipality_id, call_id, code_hash),
  foreign key (municipality_id, call_id, voter_key) references ballots.roll_entry
);

-- Who has voted and how; the row lock here makes one person's casts take turns.
create table ballots.turnout (
  municipality_id uuid not null,
  call_id uuid not null,
  voter_key bytea not null,
  state text not null default 'none' check (state in ('none', 'online', 'paper', 'void')),
  casts integer not null default 0 check (casts >= 0),
  voted_on date,
  primary key (municipality_id, call_id, voter_key),
  foreign key (municipality_id, call_id, voter_key) references ballots.roll_entry
);

-- The box. No person, no time finer than the day, no serial.
create table ballots.box (
  municipality_id uuid not null,
  call_id uuid not null,
  ballot_id uuid not null,
  slot bytea not null,
  choices uuid[] not null,
  nonce bytea not null,
  commitment bytea not null,
  live boolean not null default true,
  primary key (municipality_id, call_id, ballot_id),
  foreign key (municipality_id, call_id) references ballots.roll
);
create unique index one_live_ballot on ballots.box (municipality_id, call_id, slot) where live;

create table ballots.receipt (
  municipality_id uuid not null,
  call_id uuid not null,
  receipt text not null,
  commitment bytea not null,
  superseded boolean not null default false,
  primary key (municipality_id, call_id, receipt),
  foreign key (municipality_id, call_id) references ballots.roll
);

-- Wrong codes and PINs by network, so that guessing is slow.
create table ballots.failed_try (
  municipality_id uuid not null,
  call_id uuid not null,
  id uuid not null,
  network_hash bytea not null,
  voter_key bytea,
  tried_at timestamptz not null,
  primary key (municipality_id, call_id, id)
);
create index failed_tries_by_network on ballots.failed_try (municipality_id, call_id, network_hash, tried_at);
create index failed_tries_by_voter on ballots.failed_try (municipality_id, call_id, voter_key, tried_at);

create schema tally;

-- A count: never changed, only followed by another.
create table tally.run (
  municipality_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  rule text not null,
  input_digest text not null,
  input jsonb not null,
  result jsonb not null,
  counted_by uuid,
  counted_at timestamptz not null,
  certified_at timestamptz,
  certified_by uuid,
  protocol_number text,
  primary key (municipality_id, id),
  foreign key (municipality_id, call_id) references calls.call
);
create unique index one_certified_run on tally.run (municipality_id, call_id) where certified_at is not null;

create table tally.outcome (
  municipality_id uuid not null,
  call_id uuid not null,
  initiative_id uuid not null,
  run_id uuid not null,
  verdict text not null check (verdict in ('selected', 'reserve', 'not-selected')),
  place integer not null check (place > 0),
  reason jsonb not null,
  primary key (municipality_id, call_id, initiative_id),
  foreign key (municipality_id, run_id) references tally.run
);
