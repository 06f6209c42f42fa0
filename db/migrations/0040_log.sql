-- The public log of each municipality: entries that only become more (src/log).
create schema log;

-- The name of a log and the key that tells its signatures, from its first entry on. The secret key is not in the database.
create table log.log (
  municipality_id uuid primary key references municipalities.municipality,
  origin text not null unique,
  public_key bytea not null check (length(public_key) = 32),
  opened_at timestamptz not null
);

-- Told in the transaction of the change it tells of, and not in the tree yet. Emptied as it is taken in.
create table log.waiting (
  municipality_id uuid not null references municipalities.municipality,
  number bigint generated always as identity,
  entry text not null,
  primary key (municipality_id, number)
);

-- Entries about ballots wait for others, so that no batch tells of one person. Sealed under the key of their vote, which is
-- not in the database either: neither a copy nor the server's own journal leads from who voted to what is told of a ballot.
create table log.held (
  municipality_id uuid not null references municipalities.municipality,
  vote_id uuid not null,
  id uuid not null,
  sealed bytea not null,
  primary key (municipality_id, vote_id, id)
);

create table log.leaf (
  municipality_id uuid not null references log.log,
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  entry text not null check (length(entry) between 2 and 65535),
  kind text not null,
  vote_id uuid,
  -- Of an entry about a ballot: its commitment.
  commitment bytea,
  primary key (municipality_id, index)
);
create index leaves_by_hash on log.leaf (municipality_id, hash);
create index leaves_of_vote on log.leaf (municipality_id, vote_id, kind, index);
create index leaves_by_commitment on log.leaf (municipality_id, vote_id, commitment) where commitment is not null;

-- What was signed, so that it is never signed otherwise.
create table log.checkpoint (
  municipality_id uuid not null references log.log,
  size bigint not null check (size > 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  signed_at timestamptz not null,
  primary key (municipality_id, size)
);

create trigger append_only before update or delete or truncate on log.log
  for each statement execute function record.refuse_change();
create trigger append_only before update or delete or truncate on log.leaf
  for each statement execute function record.refuse_change();
create trigger append_only before update or delete or truncate on log.checkpoint
  for each statement execute function record.refuse_change();
