-- Who benefits by sex and age, as far as the group knows, whom it is meant for above all, and what it costs a year to run.
-- That the parts are no more than the whole is asked when the application is sent: a draft may be unfinished.
alter table initiatives.initiative
  add column women integer check (women >= 0),
  add column children integer check (children >= 0),
  add column youth integer check (youth >= 0),
  add column elders integer check (elders >= 0),
  add column target_groups text[] not null default '{}',
  -- Tyiyn a year.
  add column running_cost bigint check (running_cost >= 0);
