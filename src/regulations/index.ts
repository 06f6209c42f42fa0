// An adopted regulation never changes, and at most one is in force in a municipality at any moment.
export { adoptRegulation, switchRegulations } from './adopt-regulation.command.ts'
export { changeRegulation } from './change-regulation.command.ts'
export { draftRegulation } from './draft-regulation.command.ts'
export { lockRegulationInForce, regulationInForce, regulationOf, regulationsOf } from './regulation.store.ts'
