import type { WordKey, Words } from '../lib/platform/words.ts'
import { href } from '../lib/ui/links.ts'

export type AboutTopic = {
  readonly title: WordKey
  readonly lead: WordKey
  readonly parts: readonly {
    readonly title: WordKey
    readonly text: WordKey
    readonly link?: { readonly path: string; readonly label: WordKey }
  }[]
}

/** A short page of questions and answers. */
export function AboutPage({ t, topic }: { readonly t: Words; readonly topic: AboutTopic }) {
  return (
    <>
      <h1>{t(topic.title)}</h1>
      <p class="lead">{t(topic.lead)}</p>
      {topic.parts.map(({ title, text, link }) => (
        <section key={title}>
          <h2>{t(title)}</h2>
          <p>{t(text)}</p>
          {link && (
            <p>
              <a href={href(t.language, link.path)}>{t(link.label)}</a>
            </p>
          )}
        </section>
      ))}
    </>
  )
}
