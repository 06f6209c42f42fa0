create schema municipalities;

create table municipalities.oblast (
  code text primary key check (code ~ '^[a-z][a-z-]*$'),
  name_ky text not null, name_ru text not null, name_en text not null
);

create table municipalities.raion (
  code text primary key check (code ~ '^[a-z][a-z0-9-]*$'),
  oblast_code text not null references municipalities.oblast,
  name_ky text not null, name_ru text not null, name_en text not null
);

create table municipalities.municipality (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,60}$'),
  kind text not null check (kind in ('aiyl-aimak', 'city')),
  oblast_code text not null references municipalities.oblast,
  raion_code text references municipalities.raion,
  name_ky text not null, name_ru text not null, name_en text not null,
  valid_from date not null,
  valid_to date,
  is_demo boolean not null default false,
  -- Letters folded together that people type for one another: ң н, ө о, ү у, ё е, Latin look-alikes. Kept by the store.
  search_text text not null,
  check (valid_to is null or valid_to > valid_from)
);
create index municipalities_by_oblast on municipalities.municipality (oblast_code, name_ky);

-- A merger, split or renaming: who came after whom.
create table municipalities.succession (
  predecessor_id uuid not null references municipalities.municipality,
  successor_id uuid not null references municipalities.municipality,
  happened_on date not null,
  primary key (predecessor_id, successor_id),
  check (predecessor_id <> successor_id)
);

create table municipalities.village (
  municipality_id uuid not null references municipalities.municipality,
  id uuid not null,
  name_ky text not null, name_ru text not null, name_en text not null,
  population integer check (population >= 0),
  valid_from date not null,
  valid_to date,
  primary key (municipality_id, id)
);

create table municipalities.settings (
  municipality_id uuid primary key references municipalities.municipality,
  accent text check (accent ~ '^#[0-9a-f]{6}$'),
  phone text, email text, address text,
  picture_digest text,
  version integer not null default 1
);

-- Pictures of all slices: the bytes lie in the files folder under their digest.
create schema platform_files;
create table platform_files.picture (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  stored_at timestamptz not null
);
alter table municipalities.settings add foreign key (picture_digest) references platform_files.picture;
