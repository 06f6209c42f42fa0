import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Where the browser for the journeys is: CHROMIUM if set, else the usual places. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM'], ...places].find((place) => place !== undefined && existsSync(place))
}

/** Finds Chromium, or installs Debian's package when this is root on Debian; undefined when neither is possible. */
export function ensureChromium(): string | undefined {
  const found = findChromium()
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  console.log('Chromium is missing: installing it with apt-get.')
  const quietly = { stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-qq'], { ...quietly, env })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { ...quietly, env })
  } catch {
    // apt-get has already said why; the caller says what to do instead.
    return undefined
  }
  return findChromium()
}
