/** Where the device is goes into the field of the point, only when it is asked, and from there only with the form. */
function enhance(part: HTMLElement): void {
  const field = part.closest('form')?.elements.namedItem('point')
  if (!(field instanceof HTMLInputElement) || !('geolocation' in navigator)) return
  const says = part.querySelector('[data-where-says]')
  const say = (text = '') => {
    if (says) says.textContent = text
  }
  part.hidden = false
  part.querySelector('[data-where-ask]')?.addEventListener('click', () => {
    say(part.dataset['looking'])
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        field.value = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
        // The form saves itself as if it had been typed.
        field.dispatchEvent(new Event('input', { bubbles: true }))
        say()
      },
      () => say(part.dataset['failed']),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    )
  })
}

for (const part of document.querySelectorAll<HTMLElement>('[data-where]')) enhance(part)
