-- Papers of an application beside what is filled in. The bytes lie in the files' folder under their digest.
create table initiatives.attachment (
  municipality_id uuid not null,
  initiative_id uuid not null,
  id uuid not null,
  kind text not null check (kind in
    ('identity', 'charter', 'commitment', 'prices', 'means', 'land', 'assembly', 'supporters')),
  name text not null check (length(name) between 1 and 200),
  media text not null check (media in ('pdf', 'jpeg', 'png', 'docx')),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  added_by uuid not null references people.person,
  added_at timestamptz not null,
  primary key (municipality_id, initiative_id, id),
  -- The same paper sent twice is one paper.
  unique (municipality_id, initiative_id, kind, digest),
  foreign key (municipality_id, initiative_id) references initiatives.initiative
);
