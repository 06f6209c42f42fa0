import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** Shows the form for a passkey and lets the browser fill in its answer before the form is posted. */
function enhance(part: HTMLElement): void {
  const form = part.querySelector('form')
  const stopped = part.querySelector<HTMLElement>('[data-passkey-stopped]')
  const without = document.querySelector<HTMLElement>('[data-passkey-without]')
  if (!form || !browserSupportsWebAuthn()) return
  part.hidden = false
  if (without) without.hidden = true
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (stopped) stopped.hidden = true
    try {
      const optionsJSON = JSON.parse(field(form, 'options').value)
      const ask = part.dataset['passkey'] === 'register' ? startRegistration : startAuthentication
      field(form, 'answer').value = JSON.stringify(await ask({ optionsJSON }))
      form.submit()
    } catch {
      // The person closed the browser's question, or the device has no such key: both may be tried again.
      if (stopped) stopped.hidden = false
    }
  })
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement
}

for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) enhance(part)
