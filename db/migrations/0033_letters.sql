-- A letter of commitment may be that of one pledge. It goes with its pledge: what is promised otherwise needs another letter.
alter table initiatives.attachment
  add column pledge_id uuid,
  add foreign key (municipality_id, initiative_id, pledge_id) references initiatives.pledge,
  add check (pledge_id is null or kind = 'commitment'),
  drop constraint attachment_municipality_id_initiative_id_kind_digest_key;

-- The same paper sent twice is one paper; one letter may promise two things.
create unique index on initiatives.attachment (municipality_id, initiative_id, kind, digest, pledge_id) nulls not distinct;
-- A pledge that is changed or withdrawn looks for its letters.
create index on initiatives.attachment (municipality_id, initiative_id, pledge_id) where pledge_id is not null;
