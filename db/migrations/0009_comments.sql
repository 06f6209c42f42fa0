-- What residents say about an initiative: an argument for, one against, or a question that the municipality answers.
create table initiatives.comment (
  municipality_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  kind text not null check (kind in ('for', 'against', 'question')),
  text text not null check (length(text) between 1 and 2000),
  author_id uuid not null references people.person,
  written_at timestamptz not null,
  -- The last day of the answer, by the regulation of the call; only questions have one.
  answer_by date,
  answer text check (length(answer) between 1 and 4000),
  answered_by uuid references people.person,
  answered_at timestamptz,
  hidden_reason text check (length(hidden_reason) > 0),
  hidden_by uuid references people.person,
  hidden_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  check ((kind = 'question') = (answer_by is not null)),
  check (kind = 'question' or answer is null),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  check ((hidden_reason is null) = (hidden_at is null) and (hidden_reason is null) = (hidden_by is null))
);
create index comments_of_initiative on initiatives.comment (municipality_id, initiative_id, kind, written_at desc, id);
create index comments_of_author on initiatives.comment (author_id, written_at desc);
create index questions_open on initiatives.comment (municipality_id, answer_by)
  where kind = 'question' and answer is null and hidden_at is null;

-- Who asks the municipality to look at a comment; each person once.
create table initiatives.comment_report (
  municipality_id uuid not null,
  comment_id uuid not null,
  person_id uuid not null references people.person,
  reported_at timestamptz not null,
  primary key (municipality_id, comment_id, person_id),
  foreign key (municipality_id, comment_id) references initiatives.comment
);
