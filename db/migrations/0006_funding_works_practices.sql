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
  from_whom text not null default '',
  note text not null default '' check (length(note) <= 500),
  document text not null default '',
  reversal_of uuid,
  entered_by uuid not null references people.person,
  entered_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, reversal_of),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  foreign key (municipality_id, reversal_of) references funding.entry
);
create index entries_of_initiative on funding.entry (municipality_id, initiative_id, happened_on);

create table funding.posting (
  municipality_id uuid not null,
  entry_id uuid not null,
  position integer not null,
  initiative_id uuid not null,
  account text not null check (account in
    ('budget', 'residents', 'business', 'grant', 'in-kind-givers', 'initiative-money', 'initiative-in-kind', 'suppliers')),
  -- Tyiyn, or for labour and material their value in tyiyn by the public tariff.
  commodity text not null check (commodity in ('money', 'in-kind')),
  amount bigint not null check (amount <> 0),
  primary key (municipality_id, entry_id, position),
  foreign key (municipality_id, entry_id) references funding.entry
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
  return null;
end $$;
create trigger balanced after insert on funding.posting
  referencing new table as added for each statement execute function funding.refuse_unbalanced();

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
