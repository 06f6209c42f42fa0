import { resolve } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DEMILGE_DATA: z.string().default('data'),
  DATABASE_URL: z.string().optional(),
  DEMILGE_MODE: z.enum(['demo', 'production']).optional(),
  DEMILGE_ORIGIN: z.url().optional(),
  DEMILGE_TRUSTED_PROXY: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Demilge <no-reply@localhost>'),
  SMS_URL: z.string().optional(),
  SMS_TOKEN: z.string().optional(),
})

/** The settings of one process, read once from the environment. */
export type Config = {
  readonly host: string
  readonly port: number
  readonly folder: string
  readonly databaseUrl: string | undefined
  readonly mode: 'demo' | 'production'
  /** Undefined until the port is known, when the address is the listener's own. */
  readonly origin: string | undefined
  readonly trustedProxy: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly sms: { readonly url: string; readonly token: string } | undefined
}

export type ConfigProblem = { readonly name: string; readonly why: string }

/**
 * Reads the environment. The demo is on only where nobody set DEMILGE_MODE and the database is our own on this machine:
 * a server with DATABASE_URL is production unless it says otherwise.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config | ConfigProblem {
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(filled)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { name: String(issue?.path[0] ?? ''), why: issue?.message ?? '' }
  }
  const read = parsed.data
  return {
    host: read.HOST,
    port: read.PORT,
    folder: resolve(read.DEMILGE_DATA),
    databaseUrl: read.DATABASE_URL,
    mode: read.DEMILGE_MODE ?? (read.DATABASE_URL ? 'production' : 'demo'),
    origin: read.DEMILGE_ORIGIN?.replace(/\/+$/, ''),
    trustedProxy: read.DEMILGE_TRUSTED_PROXY,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    sms: read.SMS_URL ? { url: read.SMS_URL, token: read.SMS_TOKEN ?? '' } : undefined,
  }
}
