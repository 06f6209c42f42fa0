import { type AutosaveAnswer, autosaveField, type Unsent, unsentKept, unsentKey } from './autosave.model.ts'

/** How long after the last letter it is sent, and how often it is tried again without a network; milliseconds. */
const pause = 1500
const again = 15_000

type Form = {
  readonly form: HTMLFormElement
  readonly part: HTMLElement
  readonly key: string
  /** What the server is known to have. */
  arrived: string
  timer: ReturnType<typeof setTimeout> | undefined
  sending: boolean
  stopped: boolean
  /** While older text is offered it is not written over. */
  offering: boolean
}

function enhance(part: HTMLElement): void {
  const form = part.closest('form')
  if (!form) return
  const key = unsentKey(new URL(form.action).pathname)
  const state: Form = {
    form,
    part,
    key,
    arrived: typed(form),
    timer: undefined,
    sending: false,
    stopped: false,
    offering: false,
  }
  part.hidden = false
  offerUnsent(state)
  form.addEventListener('input', () => changed(state))
  // What is sent with the button arrives that way; if it does not, it is still here when the page is opened again.
  form.addEventListener('submit', () => {
    state.stopped = true
    keep(state)
  })
  addEventListener('online', () => void send(state))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void send(state)
  })
  // The plain form came back with an error or a conflict: what it shows is not on the server.
  if (form.querySelector('[aria-invalid="true"]') || document.querySelector('[role="alert"]')) state.stopped = true
  else forgetIfSame(state)
}

function changed(state: Form): void {
  keep(state)
  clearTimeout(state.timer)
  state.timer = setTimeout(() => void send(state), pause)
}

/** Sends what is typed unless the server has it. Tries again until it arrives or is told to stop. */
async function send(state: Form): Promise<void> {
  const { form } = state
  const text = typed(form)
  if (state.sending || state.stopped || text === state.arrived) return
  clearTimeout(state.timer)
  state.sending = true
  const answer = await ask(form)
  state.sending = false
  if (answer === 'offline') {
    say(state, state.part.dataset['kept'] ?? '')
    state.timer = setTimeout(() => void send(state), again)
  } else if (answer === 'strange') {
    // Signed out, or a fault: the plain form will tell more.
    state.stopped = true
    say(state, state.part.dataset['failed'] ?? '')
  } else {
    heard(state, answer, text)
  }
}

function heard(state: Form, answer: AutosaveAnswer, text: string): void {
  say(state, answer.says)
  if (answer.kind === 'stopped') state.stopped = true
  if (answer.kind !== 'saved') return
  field(state.form, 'version').value = String(answer.version)
  state.arrived = text
  if (typed(state.form) !== text) changed(state)
  else if (!state.offering) localStorage.removeItem(state.key)
}

async function ask(form: HTMLFormElement): Promise<AutosaveAnswer | 'offline' | 'strange'> {
  const body = new URLSearchParams(entries(form).map(([name, value]): [string, string] => [name, value]))
  body.set('version', field(form, 'version').value)
  body.set(autosaveField, '1')
  try {
    // Goes on when the page is left.
    const reply = await fetch(form.action, { method: 'POST', body, redirect: 'error', keepalive: true })
    if (reply.status >= 500) return 'offline'
    return reply.headers.get('content-type')?.includes('json') ? ((await reply.json()) as AutosaveAnswer) : 'strange'
  } catch {
    return 'offline'
  }
}

function entries(form: HTMLFormElement): readonly (readonly [string, string])[] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'version' ? [[name, value] as const] : [],
  )
}

function typed(form: HTMLFormElement): string {
  return JSON.stringify(entries(form))
}

function keep({ form, key, offering }: Form): void {
  if (offering) return
  const unsent: Unsent = { fields: entries(form), typedAt: Date.now() }
  try {
    localStorage.setItem(key, JSON.stringify(unsent))
  } catch {
    // A full or forbidden store: the text still stands in the form.
  }
}

function unsentOf(key: string): Unsent | undefined {
  try {
    const unsent = JSON.parse(localStorage.getItem(key) ?? 'null') as Unsent | null
    if (unsent && Date.now() - unsent.typedAt < unsentKept) return unsent
  } catch {
    // Not ours, or forbidden.
  }
  return undefined
}

/** Once the plain form has brought it there, nothing is left to offer. */
function forgetIfSame({ key, arrived }: Form): void {
  const unsent = unsentOf(key)
  if (!unsent || JSON.stringify(unsent.fields) === arrived) localStorage.removeItem(key)
}

/** Never puts the kept text in by itself: what stands on the server may be newer. */
function offerUnsent(state: Form): void {
  const { form, part, key } = state
  const unsent = unsentOf(key)
  const offer = part.querySelector<HTMLElement>('[data-unsent]')
  if (!unsent || !offer || JSON.stringify(unsent.fields) === state.arrived) return
  const at = part.querySelector('[data-unsent-at]')
  if (at) at.textContent = new Date(unsent.typedAt).toLocaleString(document.documentElement.lang)
  offer.hidden = false
  state.offering = true
  part.querySelector('[data-unsent-take]')?.addEventListener('click', () => {
    putIn(form, unsent)
    offer.hidden = true
    state.offering = false
    changed(state)
  })
  part.querySelector('[data-unsent-drop]')?.addEventListener('click', () => {
    localStorage.removeItem(key)
    offer.hidden = true
    state.offering = false
  })
}

function putIn(form: HTMLFormElement, { fields }: Unsent): void {
  for (const target of form.elements) {
    if (target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio')) {
      target.checked = fields.some(([name, value]) => name === target.name && value === target.value)
    } else if (
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement
    ) {
      const kept = fields.find(([name]) => name === target.name)
      if (kept) target.value = kept[1]
    }
  }
}

function say({ part }: Form, text: string): void {
  const line = part.querySelector('[data-autosave-says]')
  if (line && line.textContent !== text) line.textContent = text
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement
}

for (const part of document.querySelectorAll<HTMLElement>('[data-autosave]')) enhance(part)
for (const part of document.querySelectorAll<HTMLElement>('[data-arrived]')) {
  localStorage.removeItem(unsentKey(part.dataset['arrived'] ?? ''))
}
