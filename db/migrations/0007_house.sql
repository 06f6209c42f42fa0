-- What the whole house must know of itself: one row, written at the first start.
create table platform.house (
  one boolean primary key default true check (one),
  -- A demonstration lets everybody act as anybody, so a database is never first the one and then the other.
  mode text not null check (mode in ('demo', 'production')),
  -- A filling that was cut short is begun anew.
  demo_filling text check (demo_filling in ('begun', 'done')),
  check (mode = 'demo' or demo_filling is null)
);
