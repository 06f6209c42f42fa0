-- Who sits on a call's commission, by the order that appointed them.
create table reviews.commission (
  municipality_id uuid not null,
  call_id uuid not null,
  order_number text not null check (length(order_number) between 1 and 40),
  ordered_on date not null,
  appointed_by uuid not null references people.person,
  appointed_at timestamptz not null,
  version integer not null default 1,
  primary key (municipality_id, call_id),
  foreign key (municipality_id, call_id) references calls.call
);

create table reviews.commission_member (
  municipality_id uuid not null,
  call_id uuid not null,
  member_id uuid not null references people.person,
  named_by text not null check (named_by in ('council', 'office', 'residents')),
  chairs boolean not null,
  primary key (municipality_id, call_id, member_id),
  foreign key (municipality_id, call_id) references reviews.commission
);
create unique index one_chair on reviews.commission_member (municipality_id, call_id) where chairs;

-- What a sheet said before its member changed it after the discussion. The key lets each member do so once.
create table reviews.earlier_sheet (
  municipality_id uuid not null,
  initiative_id uuid not null,
  member_id uuid not null,
  points jsonb not null,
  comment text not null default '',
  signed_at timestamptz not null,
  reason text not null check (length(reason) > 0),
  changed_at timestamptz not null,
  primary key (municipality_id, initiative_id, member_id),
  foreign key (municipality_id, initiative_id, member_id) references reviews.sheet
);
