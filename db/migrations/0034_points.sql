-- Where an initiative is to be, as a point, in hundred-thousandths of a degree; the words of the place stay beside it. The box is
-- that of lib/kernel/point.ts.
alter table initiatives.initiative
  add column latitude_e5 integer check (latitude_e5 between 3910000 and 4330000),
  add column longitude_e5 integer check (longitude_e5 between 6920000 and 8030000),
  add constraint initiative_point_whole check ((latitude_e5 is null) = (longitude_e5 is null));
