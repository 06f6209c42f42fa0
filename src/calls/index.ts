// A call runs under exactly one adopted regulation, which is fixed when the call is announced.
export { announceCall, withdrawCall } from './announce-call.command.ts'
export { callsDue, callsOf, holdCall, lockCall, readCall } from './call.store.ts'
export { changeCall, draftCall } from './draft-call.command.ts'
export { moveCall, moveCallTo, switchCall } from './move-call.command.ts'
