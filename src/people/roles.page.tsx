import type { Words } from '../../lib/platform/words.ts'
import { SelectField, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { DataTable } from '../../lib/ui/lists.tsx'
import { EmptyState, Refusal } from '../../lib/ui/notices.tsx'
import type { GrantLine } from './grant.store.ts'
import { roles } from './person.model.ts'

type Props = {
  readonly t: Words
  readonly slug: string
  readonly grants: readonly GrantLine[]
  readonly typed?: Readonly<Record<string, string>>
  readonly problems?: FieldProblems
  readonly refusal?: string | undefined
}

/** Roles that a municipality gives; coordinator and operator are given from the command line. */
const givenHere = roles.filter((role) => role !== 'coordinator' && role !== 'operator')

/** Who has which role here; a new role by phone or e-mail; an end to one. */
export function RolesPage({ t, slug, grants, typed = {}, problems = {}, refusal }: Props) {
  const columns = [{ label: t('people.name') }, { label: t('people.role') }, { label: t('people.role-end') }]
  const rows = grants.map(({ id, name, role }) => [
    name,
    t(`people.role-${role}`),
    <Form key={id} t={t} action={`/${slug}/people/ending`}>
      <HiddenField name="grant" value={id} />
      <Button kind="secondary">{t('people.role-end')}</Button>
    </Form>,
  ])
  return (
    <>
      <h1>{t('people.roles-title')}</h1>
      {refusal && <Refusal t={t}>{refusal}</Refusal>}
      {grants.length === 0 ? (
        <EmptyState title={t('people.roles-empty')} />
      ) : (
        <DataTable caption={t('people.roles-title')} columns={columns} rows={rows} />
      )}
      <h2>{t('people.role-give-title')}</h2>
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
