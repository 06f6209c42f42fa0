-- Since when anybody may read the draft and support it; its leader opens it.
alter table initiatives.initiative add column gathering_since timestamptz;

-- Residents who stand behind an initiative. The key is that of the call's roll, so that the two can be compared; it holds no PIN.
create table initiatives.supporter (
  municipality_id uuid not null,
  initiative_id uuid not null,
  supporter_key bytea not null check (length(supporter_key) = 32),
  -- Set for who supported online; nobody supports twice under two numbers.
  person_id uuid references people.person,
  -- A name from the signed sheet, for the officer only.
  name_sealed bytea,
  added_by uuid not null references people.person,
  added_at timestamptz not null,
  primary key (municipality_id, initiative_id, supporter_key),
  unique (municipality_id, initiative_id, person_id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  check ((person_id is null) = (name_sealed is not null))
);

-- What the village assembly decided, by its minutes.
create table initiatives.assembly (
  municipality_id uuid not null,
  initiative_id uuid not null,
  held_on date not null,
  place text not null check (length(place) between 1 and 200),
  chair text not null check (length(chair) between 1 and 200),
  secretary text not null check (length(secretary) between 1 and 200),
  women integer not null check (women >= 0),
  men integer not null check (men >= 0),
  young integer not null check (young >= 0 and young <= women + men),
  -- Adults of the village; the share who came is of these.
  adults integer not null check (adults > 0),
  votes_for integer not null check (votes_for >= 0),
  votes_against integer not null check (votes_against >= 0),
  abstained integer not null check (abstained >= 0),
  minutes_digest text references platform_files.picture,
  kept_by uuid not null references people.person,
  kept_at timestamptz not null,
  primary key (municipality_id, initiative_id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  check (votes_for + votes_against + abstained <= women + men),
  check (women + men > 0 and women + men <= adults)
);
