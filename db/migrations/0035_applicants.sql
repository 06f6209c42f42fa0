-- Who applies, beside the residents' groups of before: an organisation states its registration and who is in charge.
alter table initiatives.initiative
  add column applicant_kind text not null default 'initiative-group' check (applicant_kind in
    ('initiative-group', 'association', 'ngo', 'institution', 'condominium', 'business')),
  add column registration text not null default '' check (length(registration) <= 60),
  add column in_charge text not null default '' check (length(in_charge) <= 200);
