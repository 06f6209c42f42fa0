// Whoever acts is known by an address that was proved, and powers of staff need a second factor.
export type { DemoRole, DemoRoleName } from './demo-role.store.ts'
export { insertDemoRole, listDemoRoles } from './demo-role.store.ts'
export { grantRole } from './grant-role.command.ts'
export type { MessageText, Post } from './message.store.ts'
export { readUnsent, storeSent, writeMessage, writeToPerson } from './message.store.ts'
export { addressHash, findPersonByAddress, insertPerson } from './person.store.ts'
export { remindPerson } from './remind.command.ts'
export { resetSecondFactor } from './reset-second-factor.command.ts'
