create schema funding;

create table funding.agreement (
  municipality_id uuid not null,
  initiative_id uuid not null,
  id uuid not null,
  number text not null check (length(number) between 1 and 60),
  signed_on date not null,
  budget_sum bigint not null check (budget_sum >= 0),
  grant_sum bigint not null default 0 check (grant_sum >= 0),
  own_sum bigint not null check (own_sum >= 0),
  finish_by date not null,
  signed_by uuid not null references people.person,
  recorded_at timestamptz not null,
  primary key (municipality_id, initiative_id),
  unique (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);

-- A ledger entry and its postings. Postings of an entry come in one statement and sum to zero for each commodity.
create table funding.entry (
  municipality_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  kind text not null check (kind in ('budget', 'residents', 'business', 'grant', 'in-kind', 'payment', 'return', 'reversal')),
  happened_on date not null,
  -- An organisation by its name, one resident by a number; neither: the budget, or residents together. The name of a
  -- private person is never kept: it stands on the paper in the office.
  from_whom text not null default '' check (length(from_whom) <= 200),
  resident_number integer check (resident_number > 0),
  in_kind text check (in_kind in ('labour', 'material', 'transport', 'land')),
  -- Thousandths of an hour, and what an hour counts for by the public tariff.
  quantity_milli bigint check (quantity_milli > 0),
  unit_price bigint check (unit_price > 0),
  note text not null default '' check (length(note) <= 500),
  document text not null default '' check (length(document) <= 200),
  reversal_of uuid,
  entered_by uuid not null references people.person,
  entered_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, id, initiative_id),
  unique (municipality_id, reversal_of),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  foreign key (municipality_id, reversal_of, initiative_id) references funding.entry (municipality_id, id, initiative_id),
  check (from_whom = '' or resident_number is null),
  check ((kind = 'in-kind') = (in_kind is not null)),
  check ((quantity_milli is null) = (unit_price is null)),
  check (quantity_milli is null or in_kind in ('labour', 'transport')),
  check ((kind = 'reversal') = (reversal_of is not null))
);
create index entries_of_initiative on funding.entry (municipality_id, initiative_id, happened_on);

create table funding.posting (
  municipality_id uuid not null,
  entry_id uuid not null,
  position integer not null,
  initiative_id uuid not null,
  -- Those who give stand below nothing by what they gave; what is held of each is counted apart from the others.
  account text not null check (account in
    ('budget', 'residents', 'business', 'grant', 'held-budget', 'held-residents', 'held-business', 'held-grant',
     'suppliers', 'in-kind-givers', 'initiative-in-kind')),
  -- Tyiyn, or for labour and material their value in tyiyn by the public tariff.
  commodity text not null check (commodity in ('money', 'in-kind')),
  amount bigint not null check (amount <> 0),
  primary key (municipality_id, entry_id, position),
  foreign key (municipality_id, entry_id, initiative_id) references funding.entry (municipality_id, id, initiative_id),
  check ((commodity = 'in-kind') = (account in ('in-kind-givers', 'initiative-in-kind')))
);
create index postings_of_initiative on funding.posting (municipality_id, initiative_id, account);

create function funding.refuse_unbalanced() returns trigger language plpgsql as $$
begin
  if exists (
    select from funding.posting p
    where (p.municipality_id, p.entry_id) in (select municipality_id, entry_id from added)
    group by p.municipality_id, p.entry_id, p.commodity having sum(p.amount) <> 0
  ) then
    raise exception 'a ledger entry does not balance' using errcode = 'check_violation';
  end if;
  -- Otherwise a balanced pair, added later, would change what an old entry says.
  if exists (
    select from funding.posting p
    where (p.municipality_id, p.entry_id) in (select municipality_id, entry_id from added)
      and (p.municipality_id, p.entry_id, p.position) not in (select municipality_id, entry_id, position from added)
  ) then
    raise exception 'a ledger entry is written at once' using errcode = 'restrict_violation';
  end if;
  if exists (
    select from funding.posting p
    where (p.municipality_id, p.initiative_id) in (select municipality_id, initiative_id from added)
      and (p.account like 'held-%' or p.account in ('suppliers', 'initiative-in-kind'))
    group by p.municipality_id, p.initiative_id, p.account having sum(p.amount) < 0
  ) then
    raise exception 'an account of an initiative goes below nothing' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger balanced after insert on funding.posting
  referencing new table as added for each statement execute function funding.refuse_unbalanced();

create function funding.refuse_empty() returns trigger language plpgsql as $$
begin
  if not exists (select from funding.posting p where p.municipality_id = new.municipality_id and p.entry_id = new.id) then
    raise exception 'a ledger entry has no postings' using errcode = 'check_violation';
  end if;
  return null;
end $$;
-- At the end of the transaction, since an entry comes before its postings.
create constraint trigger has_postings after insert on funding.entry
  deferrable initially deferred for each row execute function funding.refuse_empty();

create function funding.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: write a reversal' using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete or truncate on funding.entry
  for each statement execute function funding.refuse_change();
create trigger append_only before update or delete or truncate on funding.posting
  for each statement execute function funding.refuse_change();

create schema implementation;

create table implementation.report (
  municipality_id uuid not null,
  initiative_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  percent integer not null check (percent between 0 and 100),
  account text not null check (length(account) between 1 and 4000),
  reported_by uuid not null references people.person,
  reported_at timestamptz not null,
  primary key (municipality_id, initiative_id, id),
  unique (municipality_id, initiative_id, number),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);

create table implementation.report_photograph (
  municipality_id uuid not null,
  initiative_id uuid not null,
  report_id uuid not null,
  position integer not null,
  digest text not null references platform_files.picture,
  caption text not null default '',
  primary key (municipality_id, initiative_id, report_id, position),
  foreign key (municipality_id, initiative_id, report_id) references implementation.report
);

-- The acceptance act and the hand-over to the balance sheet.
create table implementation.acceptance (
  municipality_id uuid not null,
  initiative_id uuid not null,
  act_number text not null check (length(act_number) between 1 and 60),
  accepted_on date not null,
  commission text not null,
  remarks text not null default '',
  keeper text not null check (length(keeper) between 1 and 300),
  accepted_by uuid not null references people.person,
  recorded_at timestamptz not null,
  handed_over_on date,
  handed_over_by uuid,
  assessed_at timestamptz,
  assessment text,
  primary key (municipality_id, initiative_id),
  unique (municipality_id, act_number),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);

create schema practices;

create table practices.practice (
  municipality_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,80}$'),
  title text not null check (length(title) between 1 and 200),
  problem text not null,
  what_was_done text not null,
  lesson text not null,
  stage text not null check (stage in ('draft', 'published')),
  written_by uuid not null references people.person,
  written_at timestamptz not null,
  published_at timestamptz,
  version integer not null default 1,
  search_text text not null default '',
  primary key (municipality_id, id),
  unique (municipality_id, initiative_id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);

create table practices.adoption (
  municipality_id uuid not null,
  initiative_id uuid not null,
  practice_municipality_id uuid not null,
  practice_id uuid not null,
  adopted_at timestamptz not null,
  primary key (municipality_id, initiative_id),
  foreign key (practice_municipality_id, practice_id) references practices.practice (municipality_id, id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);
create index adoptions_of_practice on practices.adoption (practice_municipality_id, practice_id);
