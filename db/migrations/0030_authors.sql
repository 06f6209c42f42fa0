-- Who stands as an author of an initiative beside its leader, by their own consent. Whoever left stays here, without a name
-- shown: they had a hand in it, and do not check or score it.
create table initiatives.author (
  municipality_id uuid not null,
  initiative_id uuid not null,
  person_id uuid not null references people.person,
  -- When they agreed, and to which wording of initiatives.author-consent.
  consented_at timestamptz not null,
  consent_version integer not null check (consent_version > 0),
  -- Whether everybody may read their name on the initiative's page.
  shows_name boolean not null,
  -- The leader asks them to lead from now on.
  lead_offered_at timestamptz,
  left_at timestamptz,
  -- Who took them off; absent where they left by themselves.
  removed_by uuid references people.person,
  primary key (municipality_id, initiative_id, person_id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  check (left_at is null or (not shows_name and lead_offered_at is null)),
  check (removed_by is null or left_at is not null)
);
create index authors_by_person on initiatives.author (person_id) where left_at is null;
create unique index one_lead_offer on initiatives.author (municipality_id, initiative_id) where lead_offered_at is not null;

-- Who is asked to be an author: whoever has this phone or e-mail, or whoever is told this code. Nobody's account is looked
-- up for it, so that asking tells nothing of who has one.
create table initiatives.author_invitation (
  municipality_id uuid not null,
  initiative_id uuid not null,
  id uuid not null,
  channel text not null check (channel in ('sms', 'email', 'code')),
  -- The address under the key of people.contact, or the code under one of its own.
  key_hash bytea not null check (length(key_hash) = 32),
  key_sealed bytea not null,
  invited_by uuid not null references people.person,
  invited_at timestamptz not null,
  answer text check (answer in ('agreed', 'declined', 'cancelled')),
  answered_by uuid references people.person,
  answered_at timestamptz,
  primary key (municipality_id, initiative_id, id),
  foreign key (municipality_id, initiative_id) references initiatives.initiative,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create unique index one_open_invitation on initiatives.author_invitation (municipality_id, initiative_id, key_hash)
  where answer is null;
create index invitations_by_key on initiatives.author_invitation (key_hash) where answer is null;
create index invitations_by_sender on initiatives.author_invitation (invited_by, invited_at);
