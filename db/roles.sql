-- The wall between the application and its own tables, raised anew after every migration by the owner of the database.
-- The application works as demilge_web: it makes and changes no tables, takes nothing back from the record and the ledger,
-- and throws no ballot away. Triggers refuse the same; here the right itself is missing. Against somebody who can send
-- SQL of his own it does not hold, because the owner is the one who signs in.

do $$
declare
  house text;
  guarded text;
begin
  for house in
    select nspname from pg_namespace
    where nspowner = (select oid from pg_roles where rolname = current_user)
      and nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'platform', 'graphile_worker')
  loop
    execute format('grant usage on schema %I to demilge_web', house);
    execute format('grant select, insert, update, delete on all tables in schema %I to demilge_web', house);
    execute format('grant usage, select on all sequences in schema %I to demilge_web', house);
    execute format('grant execute on all functions in schema %I to demilge_web', house);
  end loop;

  -- What was written into the record, the log or the ledger stays, and what an application said when it was sent.
  foreach guarded in array array['record.entry', 'log.log', 'log.leaf', 'log.checkpoint', 'funding.entry',
    'funding.posting', 'initiatives.submission'] loop
    execute format('revoke update, delete on %s from demilge_web', guarded);
  end loop;

  -- A ballot is replaced by a newer one, never removed.
  revoke delete on all tables in schema ballots from demilge_web;
  -- Lines of a file wait beside the roll and go on; a phone may be given up. Off the roll leads only ballots.strike_off.
  grant delete on ballots.roll_file_line, ballots.voter_phone to demilge_web;
end $$;

grant usage on schema platform to demilge_web;
grant select on platform.migration, platform.house to demilge_web;
grant update (demo_filling) on platform.house to demilge_web;

-- The queue's tables are there only where messages leave the house. They let nobody but their owner see a row unless told.
do $$
declare
  guarded record;
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  grant usage on schema graphile_worker to demilge_web;
  grant select, insert, update, delete on all tables in schema graphile_worker to demilge_web;
  grant usage, select on all sequences in schema graphile_worker to demilge_web;
  grant execute on all functions in schema graphile_worker to demilge_web;
  for guarded in
    select relname from pg_class c
    where relnamespace = to_regnamespace('graphile_worker') and relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'demilge_web')
  loop
    execute format('create policy demilge_web on graphile_worker.%I to demilge_web using (true) with check (true)',
      guarded.relname);
  end loop;
end $$;
