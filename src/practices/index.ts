// A practice is written from works that were handed over; what it cost comes from the ledger alone.

export { adoptPractice } from './adopt-practice.command.ts'
export { publishPractice } from './publish-practice.command.ts'
export { writePractice } from './write-practice.command.ts'
