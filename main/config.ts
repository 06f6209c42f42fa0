import { resolve } from 'node:path'
import { z } from 'zod'

function isPostgres(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)
}

function isPlainOrigin(text: string): boolean {
  return /^https?:\/\/[^/?#@]+\/*$/.test(text) && URL.canParse(text)
}

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65535)).default(3000),
  DEMILGE_DATA: z.string().default('data'),
  DATABASE_URL: z.string().refine(isPostgres).optional(),
  DEMILGE_MODE: z.enum(['demo', 'production']).optional(),
  DEMILGE_ORIGIN: z.string().refine(isPlainOrigin).optional(),
  DEMILGE_TRUSTED_PROXY: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Demilge <no-reply@localhost>'),
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_TOKEN: z.string().optional(),
})

export type SettingName = keyof z.input<typeof schema>

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

/** A setting that cannot be used, by its name; what it should be is worded in words/ under the same name. */
export type ConfigProblem = {
  readonly code: 'config'
  readonly setting: SettingName
  /** Undefined where the setting is missing or may hold a password. */
  readonly value: string | undefined
}

/**
 * Reads the environment. Without DEMILGE_MODE the embedded database on this machine holds a demo, and a server named in
 * DATABASE_URL is production. Production has an address of its own: https, or this machine alone.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config | ConfigProblem {
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(filled)
  if (!parsed.success) return problemWith(String(parsed.error.issues[0]?.path[0]) as SettingName, filled)
  const read = parsed.data
  const mode = read.DEMILGE_MODE ?? (read.DATABASE_URL ? 'production' : 'demo')
  const origin = read.DEMILGE_ORIGIN?.replace(/\/+$/, '')
  if (mode === 'production' && !isSafeOrigin(origin ?? `http://${inAddress(read.HOST)}`)) {
    return problemWith('DEMILGE_ORIGIN', filled)
  }
  return {
    host: read.HOST,
    port: read.PORT,
    folder: resolve(read.DEMILGE_DATA),
    databaseUrl: read.DATABASE_URL,
    mode,
    origin,
    trustedProxy: read.DEMILGE_TRUSTED_PROXY,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    sms: read.SMS_URL ? { url: read.SMS_URL, token: read.SMS_TOKEN ?? '' } : undefined,
  }
}

/** A host as it stands in an address: that of IPv6 in brackets. */
export function inAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** Codes and sessions travel to this address, so others on the way must not read them. */
function isSafeOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

function problemWith(setting: SettingName, given: Readonly<Record<string, string | undefined>>): ConfigProblem {
  const isSecret = /_URL$|_TOKEN$/.test(setting)
  return { code: 'config', setting, value: isSecret ? undefined : given[setting] }
}
