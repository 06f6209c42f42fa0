-- Accounts, roles, sessions; and the record of who did what.
create schema people;

create table people.person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  home_municipality_id uuid,
  created_at timestamptz not null,
  -- When the person agreed that their data are kept here, and to which wording. Absent where the office made the account.
  consented_at timestamptz,
  consent_version integer check (consent_version > 0),
  erased_at timestamptz,
  check ((consented_at is null) = (consent_version is null))
);

-- A phone or e-mail. The address is found by a keyed hash and readable only with the key, which is not in the database.
create table people.contact (
  id uuid primary key,
  person_id uuid not null references people.person,
  channel text not null check (channel in ('sms', 'email')),
  address_hash bytea not null unique,
  address_sealed bytea not null,
  verified_at timestamptz not null
);
create index contact_of_person on people.contact (person_id);

-- Roles per municipality; a coordinator's or an operator's grant has none.
create table people.role_grant (
  id uuid primary key,
  person_id uuid not null references people.person,
  municipality_id uuid,
  role text not null check (role in
    ('officer', 'head', 'council-secretary', 'commission-member', 'monitor', 'coordinator', 'operator')),
  granted_by uuid references people.person,
  granted_at timestamptz not null,
  ended_at timestamptz,
  check ((municipality_id is null) = (role in ('coordinator', 'operator')))
);
create unique index one_live_grant on people.role_grant
  (person_id, role, coalesce(municipality_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;
create index grants_of_municipality on people.role_grant (municipality_id, role) where ended_at is null;

create table people.session (
  token_hash bytea primary key,
  person_id uuid not null references people.person,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  second_factor_at timestamptz,
  ended_at timestamptz
);
create index sessions_of_person on people.session (person_id) where ended_at is null;

-- One try to sign in: a code sent to an address. Used once, five tries, ten minutes.
create table people.challenge (
  id uuid primary key,
  channel text not null check (channel in ('sms', 'email')),
  address_hash bytea not null,
  address_sealed bytea not null,
  network_hash bytea not null,
  code_hash bytea not null,
  tries integer not null default 0,
  started_at timestamptz not null,
  used_at timestamptz
);
create index challenges_by_address on people.challenge (address_hash, started_at);
create index challenges_by_network on people.challenge (network_hash, started_at);

create table people.passkey (
  credential_id text primary key,
  person_id uuid not null references people.person,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_at timestamptz not null
);
create index passkeys_of_person on people.passkey (person_id);

create table people.totp (
  person_id uuid primary key references people.person,
  secret_sealed bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  -- Wrong codes of one day, so that guessing is slow.
  wrong_on date,
  wrong integer not null default 0 check (wrong >= 0)
);

-- Messages to people, written in the transaction that causes them and sent by a job. Bodies are sealed and dropped once sent.
create table people.message (
  id uuid primary key,
  channel text not null check (channel in ('sms', 'email')),
  address_sealed bytea not null,
  subject text not null,
  body_sealed bytea,
  written_at timestamptz not null,
  sent_at timestamptz,
  tries integer not null default 0,
  failure text
);
create index messages_by_time on people.message (written_at desc);

-- Filled by the demonstration alone: people that a visitor may act as in one press.
create table people.demo_role (
  key text primary key,
  person_id uuid not null references people.person,
  municipality_id uuid,
  role text not null,
  position integer not null
);

create schema record;

create table record.entry (
  municipality_id uuid not null,
  number bigint generated always as identity,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'system')),
  actor_id uuid,
  name text not null,
  subject_id uuid,
  entry jsonb not null,
  primary key (municipality_id, number),
  check ((actor_kind = 'person') = (actor_id is not null))
);
create index entries_of_subject on record.entry (municipality_id, subject_id, number);

-- The record is only ever added to.
create function record.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table %.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete or truncate on record.entry
  for each statement execute function record.refuse_change();
