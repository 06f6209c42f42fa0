-- Points and comments of a sheet are sealed under a key that is not in the database: neither it nor a backup tells them.
-- Sheets signed before stay as they are: only the program has the key.
alter table reviews.sheet add column sealed bytea;
alter table reviews.sheet alter column points drop not null;
alter table reviews.sheet add constraint sheet_sealed_or_plain check ((points is null) <> (sealed is null));
alter table reviews.earlier_sheet add column sealed bytea;
alter table reviews.earlier_sheet alter column points drop not null;
alter table reviews.earlier_sheet add constraint sheet_sealed_or_plain check ((points is null) <> (sealed is null));
