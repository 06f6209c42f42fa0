-- A change that somebody proposes to the words of an initiative: what stands there, what should, and why. Every author agrees
-- before it is made.
create table initiatives.amendment (
  municipality_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  field text not null check (field in ('title', 'problem', 'solution', 'place', 'upkeep')),
  before text not null,
  after text not null check (length(after) > 0 and after <> before),
  reason text not null check (length(reason) between 1 and 1000),
  proposed_by uuid not null references people.person,
  proposed_at timestamptz not null,
  -- Whether it is the municipality's office that proposes it.
  for_office boolean not null,
  answer text check (answer in ('accepted', 'declined')),
  -- Why it was declined.
  answer_reason text check (length(answer_reason) between 1 and 1000),
  answered_by uuid references people.person,
  answered_at timestamptz,
  hidden_reason text check (length(hidden_reason) > 0),
  hidden_by uuid references people.person,
  hidden_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  check ((answer is not distinct from 'declined') = (answer_reason is not null)),
  check ((hidden_reason is null) = (hidden_at is null) and (hidden_reason is null) = (hidden_by is null))
);
create index amendments_of_initiative on initiatives.amendment (municipality_id, initiative_id, proposed_at desc, id);
create index amendments_of_person on initiatives.amendment (proposed_by, proposed_at desc);

-- Which authors agreed to it.
create table initiatives.amendment_consent (
  municipality_id uuid not null,
  amendment_id uuid not null,
  person_id uuid not null references people.person,
  agreed_at timestamptz not null,
  primary key (municipality_id, amendment_id, person_id),
  foreign key (municipality_id, amendment_id) references initiatives.amendment
);

-- Which version of the application was decided on: an amendment makes a decision that waits for its publication void.
alter table reviews.held_decision add column initiative_version integer not null default 0;
