import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { allRoutes } from '../../main/routes.ts'
import { testPlatform } from '../support/database.ts'
import { formsOver } from '../support/forms.ts'
import { pagesOf } from '../support/pages.ts'
import { allRoles } from '../worlds/all-roles.ts'

const platform = await testPlatform()
const { person, slugs } = await allRoles(platform)
const pages = await pagesOf(platform, allRoutes)
const { allForms, filledIn } = formsOver(platform, slugs)

const odd = [
  '\0',
  'а\0б',
  '\u200b\u202e',
  '-5',
  '1e9',
  '99999999999999999999',
  '１２３',
  '9223372036854775808',
  '31.12.9999',
  '01.01.0001',
  '31.02.2026',
  "'); drop table people.person; --",
  '<script>',
  'ж'.repeat(5000),
  '00000000-0000-4000-8000-000000000000',
  'constructor',
]

test('no odd value in any field of any form is a fault, and none comes back as what a page cannot hold', async () => {
  const forms = await allForms(await pages.as(person))
  ok(forms.length > 25, `${forms.length} forms`)
  const faults: string[] = []
  for (const [action, fields] of forms) {
    // A press may end the session or change the thing, which is no matter here.
    const window = await pages.as(person)
    const filled = await filledIn(window, action, fields)
    for (const name of Object.keys(fields))
      for (const value of odd) {
        const { status, html } = await window.post(action, { ...filled, [name]: value })
        if (status >= 500 || html.includes('\0')) faults.push(`${status} ${action} ${name}=${value.slice(0, 40)}`)
      }
  }
  deepEqual(faults, [])
})
