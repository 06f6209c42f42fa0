/** Gives somebody the role of operator or coordinator: `node --import tsx tools/grant-operator.ts <phone or e-mail> operator`. */
import type { Platform } from '../lib/platform/platform.ts'
import { grantRole } from '../src/people/index.ts'
import type { Address } from '../src/people/sign-in.model.ts'
import { parseAddress } from '../src/people/sign-in.rules.ts'
import { atInstallation, end, t } from './installation.ts'

const usage = 'node --import tsx tools/grant-operator.ts +996555123456 operator|coordinator'

type Wide = 'operator' | 'coordinator'

async function grant(platform: Platform, to: Address, role: Wide): Promise<string> {
  const worded = { address: to.address, role: t(`people.role-${role}`) }
  const told = { subject: t('start.grant-subject'), body: t('start.grant-message', worded) }
  // Until they write their own name, they are called by what they do.
  const name = worded.role
  const result = await grantRole(platform, { by: undefined, municipalityId: undefined, role, name, to, told })
  return result.ok ? t('start.granted', worded) : t('start.grant-has-role', worded)
}

const [typed = '', role = ''] = process.argv.slice(2)
const to = parseAddress(typed)
if (typeof to === 'string' || (role !== 'operator' && role !== 'coordinator'))
  end(t('start.grant-usage', { command: usage }))
await atInstallation((platform) => grant(platform, to, role))
