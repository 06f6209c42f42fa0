-- The roll: files of it, its correction, its freezing by two persons, what is published of it.

alter table ballots.roll
  -- Residents check the roll and ask for corrections from one day until another, both inside.
  add column checking_from date,
  add column checking_until date,
  add column freezing_prepared_by uuid references people.person,
  add column freezing_prepared_at timestamptz,
  -- Why a second person sent the last preparation back.
  add column freezing_return_reason text check (length(freezing_return_reason) > 0),
  -- RFC 6962 root over the sorted keys of everybody on the frozen roll.
  add column root bytea check (length(root) = 32),
  add check ((checking_from is null) = (checking_until is null)),
  add check (checking_from <= checking_until),
  add check ((freezing_prepared_by is null) = (freezing_prepared_at is null)),
  add check (frozen_by <> freezing_prepared_by);

alter table ballots.roll_entry add column street text check (length(street) between 1 and 120);

-- A phone that may get codes and answers: from the roll, or proved in person. At most two people share one.
create table ballots.voter_phone (
  municipality_id uuid not null,
  call_id uuid not null,
  voter_key bytea not null,
  phone_hash bytea not null,
  phone_sealed bytea not null,
  place smallint not null check (place in (1, 2)),
  source text not null check (source in ('roll', 'in-person')),
  since timestamptz not null,
  primary key (municipality_id, call_id, voter_key),
  unique (municipality_id, call_id, phone_hash, place),
  foreign key (municipality_id, call_id, voter_key) references ballots.roll_entry
);

-- A file of the roll: what was read in it, who prepared it, and who let it in or sent it back.
create table ballots.roll_file (
  municipality_id uuid not null,
  call_id uuid not null,
  id uuid not null,
  way text not null check (way in ('add', 'replace')),
  digest text not null,
  rows integer not null check (rows > 0),
  -- Name of the report in the files' folder; it holds no personal number.
  report text,
  doubts integer not null default 0 check (doubts >= 0),
  needs_second boolean not null,
  prepared_by uuid not null references people.person,
  prepared_at timestamptz not null,
  entered_by uuid references people.person,
  entered_at timestamptz,
  added integer check (added >= 0),
  changed integer check (changed >= 0),
  struck integer check (struck >= 0),
  returned_by uuid references people.person,
  returned_at timestamptz,
  return_reason text check (length(return_reason) > 0),
  primary key (municipality_id, call_id, id),
  foreign key (municipality_id, call_id) references ballots.roll,
  check ((entered_by is null) = (entered_at is null) and (entered_at is null) = (added is null)
    and (entered_at is null) = (changed is null) and (entered_at is null) = (struck is null)),
  check ((returned_by is null) = (returned_at is null)),
  check (entered_at is null or returned_at is null),
  check (not needs_second or entered_by <> prepared_by)
);
create unique index one_waiting_roll_file on ballots.roll_file (municipality_id, call_id)
  where entered_at is null and returned_at is null;

-- Lines of a file that waits; they go into the roll or away, and none is left here.
create table ballots.roll_file_line (
  municipality_id uuid not null,
  call_id uuid not null,
  file_id uuid not null,
  voter_key bytea not null,
  row integer not null,
  village_id uuid,
  street text,
  name_sealed bytea not null,
  phone_hash bytea,
  phone_sealed bytea,
  primary key (municipality_id, call_id, file_id, voter_key),
  foreign key (municipality_id, call_id, file_id) references ballots.roll_file,
  check ((phone_hash is null) = (phone_sealed is null))
);

-- Who stood on the roll and was taken off it before it was frozen.
create table ballots.struck_entry (
  municipality_id uuid not null,
  call_id uuid not null,
  voter_key bytea not null,
  village_id uuid,
  street text,
  name_sealed bytea not null,
  -- The file that replaced the roll, or the request that was granted.
  because_of uuid not null,
  struck_at timestamptz not null,
  primary key (municipality_id, call_id, voter_key, because_of),
  foreign key (municipality_id, call_id) references ballots.roll
);

-- The only way off the roll: the application itself may delete nothing here. It ends with the freezing.
create function ballots.strike_off(of_municipality uuid, of_call uuid, keys bytea[], because uuid, at timestamptz)
returns integer language plpgsql security definer set search_path = pg_catalog as $$
declare
  struck integer;
begin
  if exists (select from ballots.roll r
      where r.municipality_id = of_municipality and r.call_id = of_call and r.frozen_at is not null) then
    raise exception 'the roll is frozen' using errcode = 'restrict_violation';
  end if;
  delete from ballots.voter_phone p
    where p.municipality_id = of_municipality and p.call_id = of_call and p.voter_key = any(keys);
  with gone as (
    delete from ballots.roll_entry e
      where e.municipality_id = of_municipality and e.call_id = of_call and e.voter_key = any(keys)
      returning *)
  insert into ballots.struck_entry
      (municipality_id, call_id, voter_key, village_id, street, name_sealed, because_of, struck_at)
    select municipality_id, call_id, voter_key, village_id, street, name_sealed, because, at from gone;
  get diagnostics struck = row_count;
  return struck;
end $$;

-- A frozen roll takes nobody in and changes nothing, whoever asks.
create function ballots.refuse_frozen() returns trigger language plpgsql as $$
begin
  if exists (select from touched t
      join ballots.roll r on r.municipality_id = t.municipality_id and r.call_id = t.call_id
      where r.frozen_at is not null) then
    raise exception 'the roll is frozen' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger frozen_roll_takes_nobody after insert on ballots.roll_entry
  referencing new table as touched for each statement execute function ballots.refuse_frozen();
create trigger frozen_roll_stays after update on ballots.roll_entry
  referencing new table as touched for each statement execute function ballots.refuse_frozen();

-- What is published of a frozen roll. Cells under ten were merged upward: with other streets, with other villages.
create table ballots.roll_count (
  municipality_id uuid not null,
  call_id uuid not null,
  number integer not null check (number > 0),
  scope text not null check (scope in ('village', 'no-village', 'other-villages', 'street', 'other-streets')),
  village_id uuid,
  street text,
  count integer not null check (count > 0),
  primary key (municipality_id, call_id, number),
  foreign key (municipality_id, call_id) references ballots.roll,
  check ((scope = 'street') = (street is not null)),
  check (scope in ('village', 'street', 'other-streets') or village_id is null)
);

-- What a resident asks of the roll in its correction. The person is known by the key of the call, or not yet.
create table ballots.roll_request (
  municipality_id uuid not null,
  call_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('add', 'correct', 'strike', 'register')),
  voter_key bytea,
  village_id uuid,
  -- Name, street and the words of whoever asks.
  said_sealed bytea not null,
  asked_by uuid not null references people.person,
  typed_in boolean not null,
  asked_at timestamptz not null,
  due_on date not null,
  decision text check (decision in ('granted', 'denied')),
  decided_from text check (decided_from in ('papers', 'in-person')),
  reason text check (length(reason) > 0),
  decided_by uuid references people.person,
  decided_at timestamptz,
  -- Whom the decision is about, and what then stands on the roll.
  decided_key bytea,
  decided_village_id uuid,
  decided_sealed bytea,
  confirmed_by uuid references people.person,
  confirmed_at timestamptz,
  primary key (municipality_id, call_id, id),
  unique (municipality_id, call_id, number),
  foreign key (municipality_id, call_id) references ballots.roll,
  check (kind = 'strike' or voter_key is not null),
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
    and (decision is null) = (reason is null) and (decision is null) = (decided_from is null)),
  check (decision is distinct from 'granted' or decided_key is not null),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_at is null or decision is not null),
  check (confirmed_by <> decided_by),
  check (typed_in or (asked_by <> decided_by and asked_by <> confirmed_by))
);
create index roll_requests_open on ballots.roll_request (municipality_id, due_on) where confirmed_at is null;
create index roll_requests_of_person on ballots.roll_request (asked_by);

-- Papers that came with a request. The bytes lie sealed in the files' folder.
create table ballots.roll_proof (
  municipality_id uuid not null,
  call_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  media text not null check (media in ('pdf', 'jpeg', 'png', 'docx')),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  primary key (municipality_id, call_id, request_id, id),
  foreign key (municipality_id, call_id, request_id) references ballots.roll_request
);

-- Somebody asked whether a person stands on the roll. Noted for everybody alike, and answered later, to the person's phone.
create table ballots.roll_check (
  municipality_id uuid not null,
  call_id uuid not null,
  id uuid not null,
  voter_key bytea not null,
  network_hash bytea not null,
  language text not null check (language in ('ky', 'ru', 'en')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (municipality_id, call_id, id),
  foreign key (municipality_id, call_id) references ballots.roll
);
create index roll_checks_by_voter on ballots.roll_check (municipality_id, call_id, voter_key, asked_at);
create index roll_checks_by_network on ballots.roll_check (network_hash, asked_at);
create index roll_checks_by_time on ballots.roll_check (municipality_id, asked_at);
create index roll_checks_waiting on ballots.roll_check (asked_at) where answered_at is null;
