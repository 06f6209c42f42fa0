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
  -- The first day on which it is no more.
  valid_to date,
  is_demo boolean not null default false,
  -- Letters folded together that people type for one another: ң н, ө о, ү у, ё е, Latin look-alikes. Kept by the store.
  search_text text not null,
  check (valid_to is null or valid_to > valid_from)
);
create index municipalities_by_oblast on municipalities.municipality (oblast_code, name_ky);

-- A municipality that was renamed keeps its id and its history; its old name is still found, its old address still leads to it.
create table municipalities.former_name (
  slug text primary key,
  municipality_id uuid not null references municipalities.municipality,
  name_ky text not null, name_ru text not null, name_en text not null,
  used_until date not null,
  search_text text not null
);
create index former_names_of_municipality on municipalities.former_name (municipality_id);

-- A merger or a split: who came after whom.
create table municipalities.succession (
  predecessor_id uuid not null references municipalities.municipality,
  successor_id uuid not null references municipalities.municipality,
  happened_on date not null,
  primary key (predecessor_id, successor_id),
  check (predecessor_id <> successor_id)
);
create index successions_by_successor on municipalities.succession (successor_id);

create table municipalities.village (
  municipality_id uuid not null references municipalities.municipality,
  id uuid not null,
  name_ky text not null, name_ru text not null, name_en text not null,
  population integer check (population >= 0),
  valid_from date not null,
  valid_to date,
  search_text text not null default '',
  primary key (municipality_id, id),
  check (valid_to is null or valid_to > valid_from)
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

-- Seven oblasts and two cities of republican significance, which stand beside them.
insert into municipalities.oblast (code, name_ky, name_ru, name_en) values
  ('batken', 'Баткен облусу', 'Баткенская область', 'Batken oblast'),
  ('jalal-abad', 'Жалал-Абад облусу', 'Джалал-Абадская область', 'Jalal-Abad oblast'),
  ('issyk-kul', 'Ысык-Көл облусу', 'Иссык-Кульская область', 'Issyk-Kul oblast'),
  ('naryn', 'Нарын облусу', 'Нарынская область', 'Naryn oblast'),
  ('osh', 'Ош облусу', 'Ошская область', 'Osh oblast'),
  ('talas', 'Талас облусу', 'Таласская область', 'Talas oblast'),
  ('chui', 'Чүй облусу', 'Чуйская область', 'Chui oblast'),
  ('bishkek-city', 'Бишкек шаары', 'город Бишкек', 'Bishkek city'),
  ('osh-city', 'Ош шаары', 'город Ош', 'Osh city');

-- The forty raions, under the names of 2025.
insert into municipalities.raion (code, oblast_code, name_ky, name_ru, name_en) values
  ('batken', 'batken', 'Баткен району', 'Баткенский район', 'Batken raion'),
  ('kadamjay', 'batken', 'Кадамжай району', 'Кадамжайский район', 'Kadamjay raion'),
  ('leylek', 'batken', 'Лейлек району', 'Лейлекский район', 'Leylek raion'),
  ('aksy', 'jalal-abad', 'Аксы району', 'Аксыйский район', 'Aksy raion'),
  ('ala-buka', 'jalal-abad', 'Ала-Бука району', 'Ала-Букинский район', 'Ala-Buka raion'),
  ('bazar-korgon', 'jalal-abad', 'Базар-Коргон району', 'Базар-Коргонский район', 'Bazar-Korgon raion'),
  ('chatkal', 'jalal-abad', 'Чаткал району', 'Чаткальский район', 'Chatkal raion'),
  ('nooken', 'jalal-abad', 'Ноокен району', 'Ноокенский район', 'Nooken raion'),
  ('suzak', 'jalal-abad', 'Сузак району', 'Сузакский район', 'Suzak raion'),
  ('toguz-toro', 'jalal-abad', 'Тогуз-Торо району', 'Тогуз-Тороуский район', 'Toguz-Toro raion'),
  ('toktogul', 'jalal-abad', 'Токтогул району', 'Токтогульский район', 'Toktogul raion'),
  ('ak-suu', 'issyk-kul', 'Ак-Суу району', 'Ак-Суйский район', 'Ak-Suu raion'),
  ('issyk-kul', 'issyk-kul', 'Ысык-Көл району', 'Иссык-Кульский район', 'Issyk-Kul raion'),
  ('jeti-oguz', 'issyk-kul', 'Жети-Өгүз району', 'Джети-Огузский район', 'Jeti-Oguz raion'),
  ('ton', 'issyk-kul', 'Тоң району', 'Тонский район', 'Ton raion'),
  ('tyup', 'issyk-kul', 'Түп району', 'Тюпский район', 'Tyup raion'),
  ('ak-talaa', 'naryn', 'Ак-Талаа району', 'Ак-Талинский район', 'Ak-Talaa raion'),
  ('at-bashy', 'naryn', 'Ат-Башы району', 'Ат-Башинский район', 'At-Bashy raion'),
  ('jumgal', 'naryn', 'Жумгал району', 'Джумгальский район', 'Jumgal raion'),
  ('kochkor', 'naryn', 'Кочкор району', 'Кочкорский район', 'Kochkor raion'),
  ('naryn', 'naryn', 'Нарын району', 'Нарынский район', 'Naryn raion'),
  ('alay', 'osh', 'Алай району', 'Алайский район', 'Alay raion'),
  ('aravan', 'osh', 'Араван району', 'Араванский район', 'Aravan raion'),
  ('chong-alay', 'osh', 'Чоң-Алай району', 'Чон-Алайский район', 'Chong-Alay raion'),
  ('kara-kulja', 'osh', 'Кара-Кулжа району', 'Кара-Кульджинский район', 'Kara-Kulja raion'),
  ('kara-suu', 'osh', 'Кара-Суу району', 'Кара-Сууйский район', 'Kara-Suu raion'),
  ('nookat', 'osh', 'Ноокат району', 'Ноокатский район', 'Nookat raion'),
  ('ozgon', 'osh', 'Өзгөн району', 'Узгенский район', 'Ozgon raion'),
  ('aitmatov', 'talas', 'Айтматов району', 'Айтматовский район', 'Aitmatov raion'),
  ('bakay-ata', 'talas', 'Бакай-Ата району', 'Бакай-Атинский район', 'Bakay-Ata raion'),
  ('manas', 'talas', 'Манас району', 'Манасский район', 'Manas raion'),
  ('talas', 'talas', 'Талас району', 'Таласский район', 'Talas raion'),
  ('alamudun', 'chui', 'Аламүдүн району', 'Аламудунский район', 'Alamudun raion'),
  ('chui', 'chui', 'Чүй району', 'Чуйский район', 'Chui raion'),
  ('jaiyl', 'chui', 'Жайыл району', 'Жайылский район', 'Jaiyl raion'),
  ('kemin', 'chui', 'Кемин району', 'Кеминский район', 'Kemin raion'),
  ('moskva', 'chui', 'Москва району', 'Московский район', 'Moskva raion'),
  ('panfilov', 'chui', 'Панфилов району', 'Панфиловский район', 'Panfilov raion'),
  ('sokuluk', 'chui', 'Сокулук району', 'Сокулукский район', 'Sokuluk raion'),
  ('ysyk-ata', 'chui', 'Ысык-Ата району', 'Ысык-Атинский район', 'Ysyk-Ata raion');
