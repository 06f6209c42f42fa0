create schema initiatives;

create table initiatives.initiative (
  municipality_id uuid not null references municipalities.municipality,
  id uuid not null,
  number integer not null check (number > 0),
  call_id uuid not null,
  leader_id uuid not null references people.person,
  -- The officer who types the application in for a group that came with paper.
  typed_by uuid references people.person,
  stage text not null check (stage in
    ('draft', 'submitted', 'returned', 'admitted', 'refused', 'on-the-ballot', 'selected', 'reserve', 'not-selected',
     'agreement', 'works', 'accepted', 'handed-over', 'assessed', 'withdrawn', 'failed')),
  title text not null default '' check (length(title) <= 200),
  theme text not null default '',
  problem text not null default '',
  solution text not null default '',
  place text not null default '',
  village_id uuid,
  beneficiaries integer check (beneficiaries > 0),
  upkeep text not null default '',
  group_name text not null default '',
  -- Sums in tyiyn, kept by the store from the lines below so that lists need one table.
  total_cost bigint not null default 0 check (total_cost >= 0),
  own_money bigint not null default 0 check (own_money >= 0),
  own_in_kind bigint not null default 0 check (own_in_kind >= 0),
  requested bigint not null default 0 check (requested >= 0),
  cover_digest text references platform_files.picture,
  adopted_from_practice_id uuid,
  version integer not null default 1,
  drafted_at timestamptz not null,
  submitted_at timestamptz,
  search_text text not null default '',
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, call_id) references calls.call,
  foreign key (municipality_id, village_id) references municipalities.village
);
create index initiatives_of_call on initiatives.initiative (municipality_id, call_id, stage, number);
create index initiatives_of_leader on initiatives.initiative (leader_id);
create index initiatives_built on initiatives.initiative (stage) where stage in ('accepted', 'handed-over', 'assessed');

create table initiatives.member (
  municipality_id uuid not null,
  initiative_id uuid not null,
  position integer not null,
  name text not null check (length(name) between 1 and 200),
  primary key (municipality_id, initiative_id, position),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);

create table initiatives.budget_line (
  municipality_id uuid not null,
  initiative_id uuid not null,
  id uuid not null,
  position integer not null,
  name text not null check (length(name) between 1 and 200),
  unit text not null check (length(unit) between 1 and 40),
  -- Quantity in thousandths of the unit, so that 2.5 m3 is exact.
  quantity_milli bigint not null check (quantity_milli > 0),
  unit_price bigint not null check (unit_price > 0),
  cost bigint not null check (cost > 0),
  primary key (municipality_id, initiative_id, id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);

create table initiatives.pledge (
  municipality_id uuid not null,
  initiative_id uuid not null,
  id uuid not null,
  pledger text not null check (length(pledger) between 1 and 200),
  pledger_kind text not null check (pledger_kind in ('residents', 'business', 'donor', 'group')),
  kind text not null check (kind in ('money', 'labour', 'material', 'transport', 'land')),
  quantity_milli bigint check (quantity_milli > 0),
  unit text,
  value bigint not null check (value > 0),
  pledged_at timestamptz not null,
  primary key (municipality_id, initiative_id, id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);

create table initiatives.photograph (
  municipality_id uuid not null,
  initiative_id uuid not null,
  id uuid not null,
  digest text not null references platform_files.picture,
  caption text not null default '' check (length(caption) <= 300),
  added_at timestamptz not null,
  primary key (municipality_id, initiative_id, id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);

create table initiatives.stage_change (
  municipality_id uuid not null,
  initiative_id uuid not null,
  id uuid not null,
  stage text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (municipality_id, initiative_id, id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);

create schema reviews;

-- The formal check: admitted, returned with reasons and a term, or refused; each with the clauses it rests on.
create table reviews.finding (
  municipality_id uuid not null,
  initiative_id uuid not null,
  id uuid not null,
  verdict text not null check (verdict in ('admitted', 'returned', 'refused')),
  checks jsonb not null,
  reason text not null default '',
  answer_by date,
  found_by uuid not null references people.person,
  found_at timestamptz not null,
  primary key (municipality_id, initiative_id, id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  check (verdict = 'admitted' or length(reason) > 0),
  check ((verdict = 'returned') = (answer_by is not null))
);

-- One commission member's points for one initiative; closed to others until every sheet is in.
create table reviews.sheet (
  municipality_id uuid not null,
  initiative_id uuid not null,
  member_id uuid not null references people.person,
  conflict text,
  points jsonb not null,
  comment text not null default '',
  signed_at timestamptz not null,
  primary key (municipality_id, initiative_id, member_id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);
