import type { Platform } from '../lib/platform/platform.ts'
import { draftInitiative } from '../src/initiatives/index.ts'
import type { InitiativeId } from '../src/initiatives/initiative.model.ts'
import { sessionOf } from '../test/support/pages.ts'
import { smallTown } from '../test/worlds/small-town.ts'

export type Nation = {
  readonly slug: string
  /** Sessions of people of the large municipality. */
  readonly officer: string
  readonly member: string
  readonly leader: string
  /** The form of a draft of the leader's, without language, and the version it stands in. */
  readonly draft: string
}

/** What the largest municipality that is promised holds, among how many others. */
export const nation = { municipalities: 264, applications: 2000, comments: 40_000 } as const

/**
 * An instance of all municipalities, one of which has as many applications as the whole country of a good year, with
 * everything that is said of them: by a few statements, since no page is measured by how its data came.
 */
export async function fillNation(platform: Platform): Promise<Nation> {
  const now = await platform.db.now()
  const at = new Date(now).toISOString()
  const town = await smallTown(platform, { stage: 'collecting', slug: 'large', now })
  const { municipalityId, callId, people } = town
  const { pool } = platform.db
  await pool.query(
    `update calls.call set collecting_from = current_date - 20, collecting_until = current_date + 20,
       reviewing_until = current_date + 40, voting_from = current_date + 41, voting_until = current_date + 50,
       decided_by = current_date + 60, works_until = current_date + 200 where municipality_id = $1`,
    [municipalityId],
  )
  await pool.query(
    `insert into municipalities.municipality (id, slug, kind, oblast_code, name_ky, name_ru, name_en, valid_from, search_text)
     select gen_random_uuid(), 'aimak-' || n, 'aiyl-aimak', 'naryn', 'Аймак ' || n, 'Аймак ' || n, 'Aimak ' || n,
       date '2020-01-01', '|аимак' || n || '|'
     from generate_series(2, $1::int) n`,
    [nation.municipalities],
  )
  await pool.query(
    `insert into initiatives.initiative (municipality_id, id, number, call_id, leader_id, stage, title, theme, problem,
       solution, place, beneficiaries, upkeep, group_name, total_cost, own_money, requested, drafted_at, submitted_at, search_text)
     select $1, gen_random_uuid(), n, $2, $3, (array['submitted', 'admitted'])[1 + n % 2],
       t.title || ' ' || n, 'lighting', repeat(t.title || '. ', 12), repeat(t.title || '. ', 20), 'Көчө ' || n, 100 + n,
       'Айыл өкмөтү', 'Топ ' || n, 300000 + n, 30000, 270000 + n, $4, $4,
       lower(translate(t.title, 'өүңё', 'оуне')) || ' ' || n || ' коче ' || n
     from generate_series(1, $5::int) n
     join (values (0, 'Көчөгө жарык'), (1, 'Мектептин аянтчасы'), (2, 'Таза суу түтүгү'), (3, 'Балдар үчүн бий залы'),
       (4, 'Сейил бак')) t (at, title) on t.at = n % 5`,
    [municipalityId, callId, people.aigul, at, nation.applications],
  )
  await pool.query(
    `insert into initiatives.comment (municipality_id, id, initiative_id, kind, text, author_id, written_at, answer_by)
     select $1, gen_random_uuid(), i.id, (array['for', 'against', 'question'])[1 + n % 3], repeat('Туура сөз. ', 8), $2,
       $3::timestamptz - n * interval '1 minute', case when n % 3 = 2 then current_date + 9 end
     from generate_series(1, $4::int) n
     join initiatives.initiative i on i.municipality_id = $1 and i.number = 1 + n % 1990`,
    [municipalityId, people.nurlan, at, nation.comments],
  )
  // Every second one is scored by all but the last fifty, which one member still has to score.
  await pool.query(
    `insert into reviews.sheet (municipality_id, initiative_id, member_id, points, signed_at)
     select $1, i.id, m, '{"significance": 7, "participation": 6, "sustainability": 8, "justified-costs": 5, "own-contribution": 7}', $2 from initiatives.initiative i, unnest($3::uuid[]) m
     where i.municipality_id = $1 and i.stage = 'admitted' and (i.number > 100 or m <> $3[3])`,
    [municipalityId, at, [people.ulan, people.jyldyz, people.meerim]],
  )
  await pool.query('analyze')
  const applicant = { by: people.aigul, isOfficer: false }
  const id = crypto.randomUUID() as InitiativeId
  const made = await draftInitiative(platform, { applicant, municipalityId, callId, id, title: 'Жаңы арыз' })
  if (!made.ok) throw new Error(made.refusal.code)
  return {
    slug: town.slug,
    officer: await sessionOf(platform, people.aibek),
    member: await sessionOf(platform, people.meerim),
    leader: await sessionOf(platform, people.aigul),
    draft: `/${town.slug}/initiatives/${made.value.number}/application/idea`,
  }
}
