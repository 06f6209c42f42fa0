import { sql } from 'kysely'

// Parts of queries that read the initiative as i, its call's regulation as r and a substantive check as k.

/** Whether check k runs: no finding has closed it. */
export const runs = sql<boolean>`not exists (select from reviews.finding f where f.municipality_id = k.municipality_id
  and f.initiative_id = k.initiative_id and f.check_number = k.number)`

/** Whether initiative i has a check that runs. */
export const isWithExperts = sql<boolean>`exists (select from reviews.substantive_check k
  where k.municipality_id = i.municipality_id and k.initiative_id = i.id and ${runs})`

/** Whether an expert still has to answer about initiative i: then nobody decides yet. */
export const waitsForExperts = sql<boolean>`exists (select from reviews.substantive_check k
  where k.municipality_id = i.municipality_id and k.initiative_id = i.id and ${runs}
    and exists (select from jsonb_array_elements_text(r.terms->'expertSubjects') s where not exists (
      select from reviews.opinion o where o.municipality_id = k.municipality_id and o.initiative_id = k.initiative_id
        and o.check_number = k.number and o.subject = s)))`
