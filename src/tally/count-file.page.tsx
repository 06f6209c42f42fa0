import type { Words } from '../../lib/platform/words.ts'
import { assetPath } from '../../lib/ui/assets.ts'
import { CheckboxGroup, FileField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { Details } from '../../lib/ui/notices.tsx'
import type { Fault } from './engine/pb/fault.ts'
import { type FileCount, fileRules } from './recount.model.ts'
import { RecountState } from './recount.page.tsx'
import { FaultsShown, FileCountShown } from './recount-result.page.tsx'
import { fileSays } from './recount-says.page.ts'

export type CountFileProps = {
  readonly t: Words
  readonly rules: readonly string[]
  readonly problems: FieldProblems
  readonly faults: readonly Fault[]
  /** What the server counted, for those without scripts. */
  readonly counted: FileCount | undefined
}

/** Any vote in a .pb file, counted by any of the rules: in the browser, which sends nothing anywhere. */
export function CountFilePage({ t, rules, problems, faults, counted }: CountFileProps) {
  const says = fileSays(t)
  return (
    <>
      <h1>{t('tally.count-file-title')}</h1>
      <p class="lead">{t('tally.count-file-lead')}</p>
      <section data-recount="file" data-worker={assetPath('recount-worker.js')}>
        <p data-recount-with hidden>
          {t('tally.count-file-private')}
        </p>
        <p data-recount-without>{t('tally.count-file-without-scripts')}</p>
        <Form t={t} action="/recount" problems={problems} files>
          <FileField
            name="file"
            label={t('tally.what-if-file')}
            hint={t('tally.count-file-hint')}
            accept=".pb,.csv,.txt"
            problems={problems}
          />
          <CheckboxGroup
            name="rules"
            label={t('tally.count-file-rules')}
            options={fileRules.map((rule) => ({ value: rule, label: t(`tally.what-if-rule-${rule}`) }))}
            values={rules}
            problems={problems}
          />
          <ActionRow>
            <Button>{t('tally.what-if-count')}</Button>
          </ActionRow>
        </Form>
        <RecountState t={t} />
        <section
          id="result"
          data-recount-result
          data-shown={JSON.stringify({ says, language: t.language })}
          tabIndex={-1}
          // Without scripts too the reader lands on what was counted, below the form.
          autofocus={counted !== undefined}
        >
          {faults.length > 0 && <FaultsShown says={says} faults={faults} />}
          {counted && <FileCountShown says={says} language={t.language} count={counted} />}
        </section>
      </section>
      <Details summary={t('tally.what-if-meaning-title')}>
        <dl>
          {fileRules.map((rule) => (
            <div key={rule}>
              <dt>{t(`tally.what-if-rule-${rule}`)}</dt>
              <dd>{t(`tally.what-if-meaning-${rule}`, { commission: 0, residents: 0 })}</dd>
            </div>
          ))}
        </dl>
      </Details>
    </>
  )
}
