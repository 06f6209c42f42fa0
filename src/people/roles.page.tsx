import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { SelectField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { DataTable } from '../../lib/ui/lists.tsx'
import { Done, EmptyState, Refusal } from '../../lib/ui/notices.tsx'
import type { GrantLine } from './account.model.ts'
import { givenHere, type PersonId } from './person.model.ts'

type Props = {
  readonly t: Words
  readonly slug: string
  readonly grants: readonly GrantLine[]
  /** Whoever looks: nobody ends their own role. */
  readonly viewerId: PersonId
  readonly done?: string | undefined
  readonly typed?: Readonly<Record<string, string>>
  readonly problems?: FieldProblems
  readonly refusal?: string | undefined
}

/** Who has which role here; a new role by phone or e-mail; an end to one. */
export function RolesPage(props: Props) {
  const { t, slug, grants, viewerId, done, typed = {}, problems = {}, refusal } = props
  return (
    <>
      <h1>{t('people.roles-title')}</h1>
      <p class="lead">{t('people.roles-lead')}</p>
      {grants.length > 0 && (
        <p>
          <a href="#give">{t('people.role-give-title')}</a>
        </p>
      )}
      {done && (
        <Done>
          <p>{done}</p>
        </Done>
      )}
      {refusal && <Refusal t={t}>{refusal}</Refusal>}
      {grants.length === 0 ? (
        <EmptyState title={t('people.roles-empty')} />
      ) : (
        <GrantTable t={t} slug={slug} grants={grants} viewerId={viewerId} />
      )}
      <h2 id="give">{t('people.role-give-title')}</h2>
      <Form t={t} action={`/${slug}/people`} problems={problems}>
        <TextField
          name="name"
          label={t('people.name')}
          value={typed['name'] ?? ''}
          problems={problems}
          autocomplete="off"
        />
        <TextField
          name="address"
          label={t('people.address')}
          hint={t('people.role-address-hint')}
          value={typed['address'] ?? ''}
          problems={problems}
          autocomplete="off"
        />
        <SelectField
          name="role"
          label={t('people.role')}
          empty={t('people.role-choose')}
          options={givenHere.map((role) => ({ value: role, label: t(`people.role-${role}`) }))}
          value={typed['role'] ?? ''}
          problems={problems}
        />
        <ActionRow>
          <Button>{t('people.role-give')}</Button>
        </ActionRow>
      </Form>
    </>
  )
}

function GrantTable({ t, slug, grants, viewerId }: Pick<Props, 't' | 'slug' | 'grants' | 'viewerId'>) {
  const columns = [
    { label: t('people.name'), names: 'row' as const },
    { label: t('people.role') },
    { label: t('people.role-since') },
    { label: t('people.role-action') },
  ]
  const inOrder = [...grants].sort((one, other) => rankOf(one) - rankOf(other))
  const rows = inOrder.map(({ id, name, role, personId, grantedAt }) => [
    name,
    t(`people.role-${role}`),
    t.date(dateOf(grantedAt)),
    personId === viewerId ? (
      <span key={id} class="soft">
        {t('people.role-own')}
      </span>
    ) : (
      <Form key={id} t={t} action={`/${slug}/people/ending`}>
        <HiddenField name="grant" value={id} />
        <Button kind="secondary">
          {t('people.role-end')} <span class="unseen">{name}</span>
        </Button>
      </Form>
    ),
  ])
  return <DataTable caption={t('people.roles-caption')} columns={columns} rows={rows} />
}

/** The office first, then those who check it. */
function rankOf({ role }: GrantLine): number {
  return ['head', 'officer', 'council-secretary', 'commission-member', 'expert', 'monitor'].indexOf(role)
}
