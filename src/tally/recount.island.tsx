import { render } from 'preact'
import type { Language } from '../../lib/kernel/three.ts'
import type { FileRule, RecountNews, RecountQuestion } from './recount.model.ts'
import { CallRecountShown, FaultsShown, FileCountShown, progressText } from './recount-result.page.tsx'
import type { CallSays, FileSays } from './recount-says.page.ts'

type CallShown = {
  readonly says: CallSays
  readonly language: Language
  readonly titles: Readonly<Record<string, string>>
  readonly publishedSpent: string
}
type FileShown = { readonly says: FileSays; readonly language: Language }

/** The named part of the recount; it stands on the page of the server. */
function part(root: HTMLElement, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-recount-${name}]`)
  if (!found) throw new Error(`no part ${name}`)
  return found
}

/** Counts in the browser what the form would have let the server count. */
function enhance(root: HTMLElement): void {
  const form = root.querySelector('form')
  if (!form || typeof Worker !== 'function') return
  part(root, 'with').hidden = false
  part(root, 'without').hidden = true
  let stop: (() => void) | undefined
  part(root, 'cancel').addEventListener('click', () => {
    stop?.()
    stop = undefined
    form.querySelector('button')?.focus()
  })
  form.addEventListener('submit', (event) => {
    const question = questionOf(root, form)
    // What is missing is said by the server, beside its field.
    if (!question) return
    event.preventDefault()
    stop?.()
    stop = count(root, question)
  })
  if (root.dataset['recount'] === 'file') takeDropped(root, form)
}

function questionOf(root: HTMLElement, form: HTMLFormElement): RecountQuestion | undefined {
  if (root.dataset['recount'] === 'call') return JSON.parse(root.dataset['question'] ?? '') as RecountQuestion
  const file = fileField(form).files?.[0]
  const rules = [...form.querySelectorAll<HTMLInputElement>('[name="rules"]:checked')]
  if (!file || rules.length === 0) return undefined
  const { language } = shownBy(root) as FileShown
  return { kind: 'file', file, rules: rules.map(({ value }) => value as FileRule), language }
}

function fileField(form: HTMLFormElement): HTMLInputElement {
  return form.elements.namedItem('file') as HTMLInputElement
}

/** A file may also be let fall anywhere on the form. */
function takeDropped(root: HTMLElement, form: HTMLFormElement): void {
  root.addEventListener('dragover', (event) => event.preventDefault())
  root.addEventListener('drop', (event) => {
    const files = event.dataTransfer?.files
    if (!files || files.length === 0) return
    event.preventDefault()
    fileField(form).files = files
    form.querySelector('button')?.click()
  })
}

function shownBy(root: HTMLElement): CallShown | FileShown {
  return JSON.parse(part(root, 'result').dataset['shown'] ?? '') as CallShown | FileShown
}

/** Starts a worker on the question; what it gives back ends it. */
function count(root: HTMLElement, question: RecountQuestion): () => void {
  const working = part(root, 'working')
  const failed = part(root, 'failed')
  working.hidden = false
  failed.hidden = true
  const worker = new Worker(root.dataset['worker'] ?? '')
  const end = () => {
    worker.terminate()
    working.hidden = true
  }
  const fail = () => {
    end()
    failed.hidden = false
  }
  worker.addEventListener('error', fail)
  worker.addEventListener('message', ({ data }: MessageEvent<RecountNews>) => {
    if (data.kind === 'progress') {
      part(root, 'progress').textContent = progressText((shownBy(root) as FileShown).says, data.rule, data.counts)
      return
    }
    if (data.kind === 'failed') {
      fail()
      return
    }
    end()
    show(root, data)
  })
  worker.postMessage(question)
  return end
}

type Found = Exclude<RecountNews, { kind: 'progress' | 'failed' }>

function show(root: HTMLElement, news: Found): void {
  const result = part(root, 'result')
  // What the server may have drawn there is not Preact's own.
  result.replaceChildren()
  render(drawn(root, news), result)
  result.focus()
  result.scrollIntoView()
}

function drawn(root: HTMLElement, news: Found) {
  if (news.kind === 'call') return <CallRecountShown {...(shownBy(root) as CallShown)} recount={news.recount} />
  const shown = shownBy(root) as FileShown
  if (news.kind === 'faults') return <FaultsShown says={shown.says} faults={news.faults} />
  return <FileCountShown {...shown} count={news.count} />
}

for (const root of document.querySelectorAll<HTMLElement>('[data-recount]')) enhance(root)
