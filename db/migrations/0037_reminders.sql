-- Reminders of what is due soon: one message to a person a day, and each deadline told once so many days before.
create table people.reminding (
  person_id uuid primary key references people.person,
  -- Whether the person wants to be reminded. What is decided about them is told in any case.
  wanted boolean not null default true,
  -- The last day on which it was looked whether something is due for them.
  looked_on date
);

create table people.reminder (
  person_id uuid not null references people.person,
  -- The page where the work is done.
  subject text not null check (length(subject) > 0),
  due_on date not null,
  days_before smallint not null check (days_before >= 0),
  told_at timestamptz not null,
  primary key (person_id, subject, due_on, days_before)
);
