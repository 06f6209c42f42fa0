/**
 * What named experts answer for, each by an opinion of its own: whether the matter is local and lawful; whose the land and
 * the property are; whether the cost is justified; what it costs to run and who keeps it; whether it repeats something.
 */
export const expertSubjects = ['local-matter', 'land', 'cost', 'upkeep', 'duplication'] as const
export type ExpertSubject = (typeof expertSubjects)[number]
