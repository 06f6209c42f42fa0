import { isIP } from 'node:net'
import type { VerifyAuthenticationResponseOpts } from '@simplewebauthn/server'

type Transports = NonNullable<VerifyAuthenticationResponseOpts['credential']['transports']>

/** Loaded when the first passkey is asked for: it takes half a second, and a start must not wait for it. */
function webauthn() {
  return import('@simplewebauthn/server')
}

/** A public key that somebody's device keeps the private half of. The counter only ever grows, or stays 0. */
export type Passkey = {
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
}

/** Whom passkeys are made for: a domain, and the exact address of its pages. */
export type PasskeySite = { readonly domain: string; readonly origin: string }

/** What the browser is asked, as JSON, and the challenge that its answer must carry. */
export type PasskeyQuestion = { readonly options: string; readonly challenge: string }

/** Undefined where browsers make no passkeys: at a bare IP address, or without https on anything but this machine. */
export function passkeySiteOf(origin: string): PasskeySite | undefined {
  const { hostname, protocol } = new URL(origin)
  const secure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
  return secure && isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { domain: hostname, origin } : undefined
}

function listed(known: readonly Passkey[]) {
  return known.map(({ credentialId, transports }) => ({ id: credentialId, transports: transports as Transports }))
}

/** Asks the browser for a new passkey on a device that has none of the known ones. */
export async function askForPasskey(
  site: PasskeySite,
  person: { readonly id: string; readonly name: string },
  known: readonly Passkey[],
): Promise<PasskeyQuestion> {
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Demilge',
    rpID: site.domain,
    userID: Uint8Array.from(Buffer.from(person.id)),
    userName: person.name,
    attestationType: 'none',
    excludeCredentials: listed(known),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  return { options: JSON.stringify(options), challenge: options.challenge }
}

/** Asks the browser to prove that one of the known passkeys is at hand. */
export async function askForProof(site: PasskeySite, known: readonly Passkey[]): Promise<PasskeyQuestion> {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: site.domain,
    allowCredentials: listed(known),
    userVerification: 'preferred',
  })
  return { options: JSON.stringify(options), challenge: options.challenge }
}

/** The new passkey, or undefined when the browser's answer does not hold. */
export async function readPasskey(
  site: PasskeySite,
  { answer, challenge }: { readonly answer: string; readonly challenge: string },
): Promise<Passkey | undefined> {
  try {
    const { verifyRegistrationResponse } = await webauthn()
    const { registrationInfo } = await verifyRegistrationResponse({
      response: JSON.parse(answer),
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.domain,
      requireUserVerification: false,
    })
    if (!registrationInfo) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports }
  } catch {
    // The answer came from outside: whatever is wrong with it, it proves nothing.
    return undefined
  }
}

/** Which passkey an answer claims to be from. */
export function claimedCredential(answer: string): string | undefined {
  try {
    const { id } = JSON.parse(answer) as { id?: unknown }
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}

/** The passkey's new counter, or undefined when the proof does not hold or its counter did not grow. */
export async function readProof(
  site: PasskeySite,
  { answer, challenge }: { readonly answer: string; readonly challenge: string },
  { credentialId, publicKey, counter, transports }: Passkey,
): Promise<number | undefined> {
  try {
    const { verifyAuthenticationResponse } = await webauthn()
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: JSON.parse(answer),
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.domain,
      requireUserVerification: false,
      credential: {
        id: credentialId,
        publicKey: Uint8Array.from(publicKey),
        counter,
        transports: [...transports] as Transports,
      },
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}
