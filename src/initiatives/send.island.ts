/** How often sending is tried again without a network, and how long a press is meant; milliseconds. */
const again = 10_000
const meant = 24 * 3_600_000

type Pressed = { readonly version: string; readonly at: number }

/**
 * Sends the application once the network is back. The server takes it once, whatever the answers that were lost on the way;
 * a press is kept on the device, for the version that it was pressed for, until an answer comes.
 */
function enhance(part: HTMLElement): void {
  const form = part.closest('form')
  if (!form) return
  const key = `demilge-send ${new URL(form.action).pathname}`
  const version = String(new FormData(form).get('version'))
  let sending = false
  const say = (text = '') => {
    const line = part.querySelector('[data-send-says]')
    if (line && line.textContent !== text) line.textContent = text
  }
  const send = async () => {
    if (sending || localStorage.getItem(key) === null) return
    sending = true
    try {
      const body = new URLSearchParams({ version })
      const reply = await fetch(form.action, { method: 'POST', body })
      if (reply.status >= 500) throw new Error('the server is not itself')
      localStorage.removeItem(key)
      if (reply.redirected) location.assign(reply.url)
      // Refused: the plain form tells why.
      else form.submit()
    } catch {
      sending = false
      say(part.dataset['waits'])
      setTimeout(() => void send(), again)
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    try {
      localStorage.setItem(key, JSON.stringify({ version, at: Date.now() } satisfies Pressed))
    } catch {
      // A full or forbidden store: it goes the plain way.
      form.submit()
      return
    }
    say(part.dataset['sending'])
    void send()
  })
  addEventListener('online', () => void send())
  resume(key, version, () => {
    say(part.dataset['sending'])
    void send()
  })
}

/** Goes on with what was pressed before the page was left; what was changed since is to be pressed anew. */
function resume(key: string, version: string, send: () => void): void {
  try {
    const pressed = JSON.parse(localStorage.getItem(key) ?? 'null') as Pressed | null
    if (!pressed) return
    if (pressed.version === version && Date.now() - pressed.at < meant) send()
    else localStorage.removeItem(key)
  } catch {
    // Not ours, or forbidden.
  }
}

for (const part of document.querySelectorAll<HTMLElement>('[data-send]')) enhance(part)
