/** What decides between equal totals, first that differs; the number of the application always comes last. */
export const tieKeys = ['votes', 'points', 'cost', 'own-share'] as const
export type TieKey = (typeof tieKeys)[number]

/** Orders of ties that the form offers; a file may name any other. */
export const usualTieOrders: readonly (readonly TieKey[])[] = [
  ['votes', 'cost'],
  ['votes', 'own-share', 'cost'],
  ['votes', 'points', 'cost'],
  ['points', 'votes', 'cost'],
  ['own-share', 'votes', 'cost'],
  ['cost', 'votes'],
]
