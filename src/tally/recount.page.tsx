import type { Words } from '../../lib/platform/words.ts'
import { assetPath } from '../../lib/ui/assets.ts'
import { ActionRow, Button, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Doors } from '../../lib/ui/lists.tsx'
import { Notice } from '../../lib/ui/notices.tsx'
import type { CallRecount, Published, RecountQuestion } from './recount.model.ts'
import { CallRecountShown } from './recount-result.page.tsx'
import { callSays } from './recount-says.page.ts'
import { type Run, tieOrderOf } from './tally.model.ts'
import type { ClosedBallots } from './votes-file.rules.ts'

/** The tally's command line in one file: tools/build-assets.ts. */
const program = 'demilge-tally.mjs'

export type RecountProps = {
  readonly t: Words
  /** Path of the call. */
  readonly path: string
  /** The certified count. */
  readonly run: Run
  /** By the number of the initiative. */
  readonly titles: Readonly<Record<string, string>>
  readonly published: Published
  /** Why the ballots are not published; undefined when they are. */
  readonly closed: ClosedBallots | undefined
  /** What the server counted, for those without scripts. */
  readonly counted: CallRecount | undefined
}

/** What will be counted again, the one button, what came of it, and how to do it without us. */
export function RecountPage(props: RecountProps) {
  const { t, path, run, closed, published, titles } = props
  const { commissionPercent } = run.input
  const question: RecountQuestion = {
    kind: 'call',
    input: `${path}/outcome/input.json`,
    votes: closed ? undefined : `${path}/outcome/votes.pb`,
    published,
  }
  const shown = { says: callSays(t, 'reader'), language: t.language, titles, publishedSpent: published.spent }
  return (
    <>
      <h1>{t('tally.recount-title')}</h1>
      <p class="lead">{t('tally.recount-lead')}</p>
      <h2>{t('tally.recount-what')}</h2>
      <ol>
        <li>{t(closed ? 'tally.recount-what-totals' : 'tally.recount-what-ballots')}</li>
        <li>{t('tally.recount-what-points', { commission: commissionPercent, residents: 100 - commissionPercent })}</li>
        <li>{t('tally.recount-what-money', { envelope: t.money(run.input.envelope) })}</li>
      </ol>
      {closed && (
        <Notice>
          <p>{t(`tally.recount-closed-${closed}`)}</p>
        </Notice>
      )}
      <section
        data-recount="call"
        data-worker={assetPath('recount-worker.js')}
        data-question={JSON.stringify(question)}
      >
        <p data-recount-with hidden>
          {t('tally.recount-with-scripts')}
        </p>
        <p data-recount-without>{t('tally.recount-without-scripts')}</p>
        <form class="form" method="get" action={`${href(t.language, `${path}/recount`)}#result`}>
          <HiddenField name="counted" value="server" />
          <ActionRow>
            <Button>{t('tally.recount-button')}</Button>
          </ActionRow>
        </form>
        <RecountState t={t} />
        <section id="result" data-recount-result data-shown={JSON.stringify(shown)} tabIndex={-1}>
          {props.counted && (
            <>
              <CallRecountShown {...shown} says={callSays(t, 'server')} recount={props.counted} />
              <p>{t('tally.recount-server-counted')}</p>
            </>
          )}
        </section>
      </section>
      <Alone {...props} />
    </>
  )
}

/** What the island shows while it counts and where it cannot; hidden until then. */
export function RecountState({ t }: { readonly t: Words }) {
  return (
    <>
      <div data-recount-working hidden>
        <p role="status" data-recount-progress>
          {t('tally.recount-working')}
        </p>
        <ActionRow>
          <button type="button" class="ds-button" data-variant="secondary" data-recount-cancel>
            {t('tally.recount-cancel')}
          </button>
        </ActionRow>
      </div>
      <p role="alert" data-recount-failed hidden>
        {t('tally.recount-failed')}
      </p>
    </>
  )
}

function Alone({ t, path, run, closed }: RecountProps) {
  const { commissionPercent, minimumVotes } = run.input
  const command = `node ${program} weigh votes.pb --commission ${commissionPercent} --min-votes ${minimumVotes} --ties ${tieOrderOf(run.input).join() || '""'}`
  return (
    <section>
      <h2>{t('tally.recount-alone')}</h2>
      <p>{t('tally.recount-alone-files')}</p>
      <ul>
        {!closed && (
          <li>
            <a href={`${path}/outcome/votes.pb`} download="votes.pb">
              {t('tally.recount-votes-file')}
            </a>
          </li>
        )}
        <li>
          <a href={`${path}/outcome/input.json`} download="input.json">
            {t('tally.input-file')}
          </a>
        </li>
      </ul>
      <p class="soft">
        {t('tally.input-digest')}: <code>{run.inputDigest}</code>
      </p>
      {!closed && (
        <>
          <p>{t('tally.recount-alone-program', { runtime: 'Node.js' })}</p>
          <p>
            <a href={assetPath(program)} download={program}>
              {t('tally.recount-program-file', { file: program })}
            </a>
          </p>
          <p>
            <code>{command}</code>
          </p>
        </>
      )}
      <Doors
        t={t}
        doors={[
          { label: t('tally.see-outcome'), path: `${path}/outcome` },
          { label: t('tally.count-file-title'), path: '/recount' },
        ]}
      />
    </section>
  )
}
