/** Thrown for bugs and broken machinery, never for things a resident can cause. Only a process boundary catches it. */
export class Fault extends Error {
  override name = 'Fault'
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Fault(message)
}

/** Makes a switch over a union exhaustive: a new member fails to compile here. */
export function unreachable(value: never): never {
  throw new Fault(`unreachable: ${JSON.stringify(value)}`)
}
