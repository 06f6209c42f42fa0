-- Days on which offices are closed, for the whole country. Saturdays and Sundays are counted by rule and stand nowhere.

-- Holidays of the Labour Code that fall on the same days every year. A change of the law ends a row and begins another.
create table municipalities.yearly_day_off (
  kind text not null check (kind in ('new-year', 'christmas', 'women', 'nooruz', 'may', 'independence')),
  -- Month and day, MM-DD, both inside.
  from_day text not null check (from_day ~ '^[0-1]\d-[0-3]\d$'),
  until_day text not null check (until_day ~ '^[0-1]\d-[0-3]\d$'),
  -- First and last date on which the row is law; no last one while it is.
  since date not null,
  until_on date,
  source text not null check (source in ('labour-code-2025')),
  primary key (kind, since),
  check (from_day <= until_day),
  check (until_on >= since)
);

-- The Labour Code of 2025: the holidays of New Year and of May are longer, 23 February, 7 April and 7-8 November are days
-- of work, and a holiday on a weekend moves to no other day. Known here from the day the ministry told of it.
insert into municipalities.yearly_day_off (kind, from_day, until_day, since, source) values
  ('new-year', '01-01', '01-06', '2025-02-04', 'labour-code-2025'),
  ('christmas', '01-07', '01-07', '2025-02-04', 'labour-code-2025'),
  ('women', '03-08', '03-08', '2025-02-04', 'labour-code-2025'),
  ('nooruz', '03-21', '03-21', '2025-02-04', 'labour-code-2025'),
  ('may', '05-01', '05-09', '2025-02-04', 'labour-code-2025'),
  ('independence', '08-31', '08-31', '2025-02-04', 'labour-code-2025');

-- Days that are announced: the two Muslim feasts by the moon, and days that the Cabinet adds.
create table municipalities.day_off (
  id uuid primary key,
  on_day date not null,
  kind text not null check (kind in ('orozo-ait', 'kurman-ait', 'cabinet')),
  source text not null check (length(source) between 1 and 200),
  -- Nobody where it came with the software.
  entered_by uuid references people.person,
  entered_at timestamptz not null,
  struck_by uuid references people.person,
  struck_at timestamptz,
  check ((struck_by is null) = (struck_at is null))
);
-- A day is off once; a struck line is kept, and the day may be entered again.
create unique index one_day_off on municipalities.day_off (on_day) where struck_at is null;

insert into municipalities.day_off (id, on_day, kind, source, entered_at) values
  ('0b1f0a36-0000-4000-8000-000000000108', '2026-01-08', 'cabinet', 'Министрлер Кабинети, 25.12.2025, № 835', now()),
  ('0b1f0a36-0000-4000-8000-000000000109', '2026-01-09', 'cabinet', 'Министрлер Кабинети, 25.12.2025, № 835', now());
