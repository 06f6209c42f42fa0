/**
 * Takes away the second factor of somebody who lost it, and ends their sessions:
 * `node --import tsx tools/reset-second-factor.ts <phone or e-mail>`. See the person first: who signs in next sets up a new one.
 */
import type { Platform } from '../lib/platform/platform.ts'
import { resetSecondFactor } from '../src/people/index.ts'
import type { Address } from '../src/people/sign-in.model.ts'
import { parseAddress } from '../src/people/sign-in.rules.ts'
import { atInstallation, end, t } from './installation.ts'

const usage = 'node --import tsx tools/reset-second-factor.ts +996555123456'

async function reset(platform: Platform, to: Address): Promise<string> {
  const { address } = to
  const told = { subject: t('start.reset-subject'), body: t('start.reset-message') }
  const result = await resetSecondFactor(platform, { to, told })
  return result.ok
    ? t('start.reset', { address, ...result.value })
    : end(t(`start.reset-${result.refusal.code}`, { address }))
}

const to = parseAddress(process.argv[2] ?? '')
if (typeof to === 'string') end(t('start.grant-usage', { command: usage }))
await atInstallation((platform) => reset(platform, to))
