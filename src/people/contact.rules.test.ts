import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { mostContacts } from './contact.model.ts'
import { whyNoRoom, whyNotRemove } from './contact.rules.ts'

test('there is room for the last address allowed, and for none after it', () => {
  equal(whyNoRoom(mostContacts - 1), undefined)
  deepEqual(whyNoRoom(mostContacts), { code: 'too-many-contacts', most: mostContacts })
})

test('the last address stays, and so does one that is not there', () => {
  deepEqual(whyNotRemove({ exists: true, contacts: 1 }), { code: 'last-contact' })
  deepEqual(whyNotRemove({ exists: false, contacts: 2 }), { code: 'no-such-contact' })
  equal(whyNotRemove({ exists: true, contacts: 2 }), undefined)
})
