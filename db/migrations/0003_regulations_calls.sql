create schema regulations;

-- A version of a municipality's regulation. Frozen once adopted.
create table regulations.regulation (
  municipality_id uuid not null references municipalities.municipality,
  id uuid not null,
  number integer not null check (number > 0),
  stage text not null check (stage in ('draft', 'adopted', 'in-force', 'superseded')),
  preset text not null,
  terms jsonb not null,
  resolution_number text,
  resolution_on date,
  in_force_on date,
  drafted_by uuid not null references people.person,
  drafted_at timestamptz not null,
  adopted_at timestamptz,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  check (stage = 'draft' or (resolution_number is not null and resolution_on is not null and in_force_on is not null))
);
create unique index one_in_force on regulations.regulation (municipality_id) where stage = 'in-force';
-- One draft at a time: officer and secretary work on the same text.
create unique index one_draft on regulations.regulation (municipality_id) where stage = 'draft';
create index regulations_waiting on regulations.regulation (in_force_on) where stage = 'adopted';

-- What was adopted stays as it was adopted: only its stage goes on, and never back.
create function regulations.refuse_change_of_adopted() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.stage = 'draft' then return old; end if;
    raise exception 'an adopted regulation is frozen' using errcode = 'restrict_violation';
  end if;
  if new.number <> old.number or new.municipality_id <> old.municipality_id
      or (old.stage <> 'draft' and (new.stage = 'draft' or new.terms is distinct from old.terms
        or new.preset <> old.preset or new.resolution_number is distinct from old.resolution_number
        or new.resolution_on is distinct from old.resolution_on or new.in_force_on is distinct from old.in_force_on
        or new.adopted_at is distinct from old.adopted_at))
      or (old.stage = 'superseded' and new.stage <> 'superseded') then
    raise exception 'an adopted regulation is frozen' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update or delete on regulations.regulation
  for each row execute function regulations.refuse_change_of_adopted();

create schema calls;

create table calls.call (
  municipality_id uuid not null references municipalities.municipality,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
  regulation_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  about text not null default '',
  stage text not null check (stage in
    ('draft', 'announced', 'collecting', 'reviewing', 'voting', 'tallying', 'decided', 'implementing', 'closed', 'withdrawn')),
  envelope bigint not null check (envelope > 0),
  collecting_from date not null,
  collecting_until date not null,
  reviewing_until date not null,
  voting_from date,
  voting_until date,
  decided_by date not null,
  works_until date not null,
  drafted_by uuid not null references people.person,
  drafted_at timestamptz not null,
  announced_at timestamptz,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, slug),
  foreign key (municipality_id, regulation_id) references regulations.regulation,
  check (collecting_from <= collecting_until and collecting_until <= reviewing_until and decided_by <= works_until),
  check ((voting_from is null) = (voting_until is null)),
  check (voting_from is null or (reviewing_until < voting_from and voting_from <= voting_until and voting_until <= decided_by))
);

create index calls_by_stage on calls.call (stage) where stage in ('announced', 'collecting', 'reviewing', 'voting');

-- What was announced to the residents stays: rules, money and address. Days may only be changed by an act of their own.
create function calls.refuse_change_of_announced() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.stage = 'draft' then return old; end if;
    raise exception 'an announced call is frozen' using errcode = 'restrict_violation';
  end if;
  if old.stage <> 'draft' and (new.stage = 'draft' or new.regulation_id <> old.regulation_id
      or new.envelope <> old.envelope or new.slug <> old.slug) then
    raise exception 'an announced call is frozen' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update or delete on calls.call
  for each row execute function calls.refuse_change_of_announced();

create table calls.stage_change (
  municipality_id uuid not null,
  call_id uuid not null,
  stage text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (municipality_id, call_id, stage),
  foreign key (municipality_id, call_id) references calls.call
);
