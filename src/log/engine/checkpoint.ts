import { base64Of, fromBase64 } from './bytes.ts'

/** The state of a log (C2SP tlog-checkpoint): its name, how many entries it has, and the root over them. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64Of(root)}\n`
}

/** Reads the text of a checkpoint without further lines; undefined for anything else. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const parts = /^([^\s+]+)\n(0|[1-9]\d{0,14})\n(\S+)\n$/u.exec(text)
  const root = fromBase64(parts?.[3] ?? '')
  return parts && root?.length === 32 ? { origin: parts[1]!, size: Number(parts[2]), root } : undefined
}
