import { type Answer, absent, get, type Route, type Visit } from '../people/people.visit.ts'
import { viewLogKey } from './view-log.query.ts'

/** Seconds for which what changes may be kept by those in between, and what never changes. */
const [moment, ever] = [5, 31_536_000]

/** The log as static files of C2SP tlog-tiles; whoever serves the folder itself gives the same bytes. */
export const logFileRoutes: readonly Route[] = [
  get('/log/:municipality/checkpoint', 'public.read', (visit) => answerFile(visit, 'checkpoint')),
  get('/log/:municipality/tile/*', 'public.read', (visit) => answerFile(visit, `tile/${visit.params['*']}`)),
  get('/log/:municipality/key', 'public.read', async (visit) => {
    const key = visit.place && (await viewLogKey(visit.platform, visit.place.id))
    return key ? textFile(`${key}\n`) : absent
  }),
]

async function answerFile({ place, platform }: Visit, path: string): Promise<Answer> {
  const bytes = place && (await platform.published.read(`${place.id}/${path}`))
  if (!bytes) return absent
  return path === 'checkpoint'
    ? textFile(bytes)
    : { kind: 'file', type: 'application/octet-stream', bytes, keepFor: ever }
}

function textFile(bytes: Buffer | string): Answer {
  return { kind: 'file', type: 'text/plain; charset=utf-8', bytes, keepFor: moment }
}
