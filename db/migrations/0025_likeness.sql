-- Lines of budgets that are named nearly alike, whatever the letters people type for ң, ө, ү and ё: for prices told before.
create index budget_lines_by_name on initiatives.budget_line
  using gin (translate(lower(name), 'ңөүё', 'ноуе') gin_trgm_ops);
