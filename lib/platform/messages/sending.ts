import type { Result } from '../../kernel/result.ts'

/** A message on its way out: `to` is a phone (+996…) for SMS, an address for e-mail. SMS has no subject. */
export type Outgoing = { readonly to: string; readonly subject: string; readonly body: string }

/** 'refused': the other side answered that it will not; 'unreachable': it did not answer, or is out of order. */
export type SendProblem = { readonly code: 'refused' | 'unreachable'; readonly detail: string }

/** Hands one message to the outside. Never throws for what the outside does. */
export type Send = (message: Outgoing) => Promise<Result<'sent', SendProblem>>

/** How long the outside has to answer, in milliseconds. */
export const patience = 10_000

/** What the other side said, short and without the person's address, so that it can be kept and logged. */
export function detailOf(said: string, { to }: Outgoing): string {
  return said.replaceAll(to, '…').replace(/\s+/g, ' ').trim().slice(0, 200)
}
