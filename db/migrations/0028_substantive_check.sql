alter table people.role_grant drop constraint role_grant_role_check;
alter table people.role_grant add constraint role_grant_role_check check (role in
  ('officer', 'head', 'council-secretary', 'commission-member', 'expert', 'monitor', 'coordinator', 'operator'));

-- A sending of an application that met the formal list and was passed on to named experts. It runs until a finding closes it.
create table reviews.substantive_check (
  municipality_id uuid not null,
  initiative_id uuid not null,
  number integer not null check (number > 0),
  passed_by uuid not null references people.person,
  passed_at timestamptz not null,
  primary key (municipality_id, initiative_id, number),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);

-- Whom the office asked about what, and until when. Whoever left it was replaced, or declared a conflict of interest.
create table reviews.expert_assignment (
  municipality_id uuid not null,
  initiative_id uuid not null,
  check_number integer not null,
  subject text not null check (subject in ('local-matter', 'land', 'cost', 'upkeep', 'duplication')),
  expert_id uuid not null references people.person,
  assigned_by uuid not null references people.person,
  assigned_at timestamptz not null,
  answer_by date not null,
  conflict text check (length(conflict) between 1 and 2000),
  left_at timestamptz,
  primary key (municipality_id, initiative_id, check_number, subject, expert_id),
  foreign key (municipality_id, initiative_id, check_number) references reviews.substantive_check,
  check (conflict is null or left_at is not null)
);
create unique index one_expert_for_a_subject on reviews.expert_assignment
  (municipality_id, initiative_id, check_number, subject) where left_at is null;
create index assignments_of_expert on reviews.expert_assignment (expert_id) where left_at is null;

-- What the expert answered, once.
create table reviews.opinion (
  municipality_id uuid not null,
  initiative_id uuid not null,
  check_number integer not null,
  subject text not null,
  expert_id uuid not null,
  answer text not null check (answer in ('in-order', 'conditional', 'not-in-order')),
  reason text not null check (length(reason) > 0),
  given_at timestamptz not null,
  primary key (municipality_id, initiative_id, check_number, subject),
  foreign key (municipality_id, initiative_id, check_number, subject, expert_id) references reviews.expert_assignment
);

-- What experts and officers tell each other about a check; nobody else reads it.
create table reviews.check_note (
  municipality_id uuid not null,
  initiative_id uuid not null,
  id uuid not null,
  text text not null check (length(text) > 0),
  written_by uuid not null references people.person,
  written_at timestamptz not null,
  primary key (municipality_id, initiative_id, id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);
create index notes_in_order on reviews.check_note (municipality_id, initiative_id, written_at);

-- The substantive check that a finding closed, where the regulation asks experts.
alter table reviews.finding add column check_number integer;
alter table reviews.finding add foreign key (municipality_id, initiative_id, check_number) references reviews.substantive_check;
