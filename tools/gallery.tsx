/**
 * Every part of lib/ui on a few pages, for the eye: `npx tsx tools/gallery.tsx` writes build/gallery/*.html in the three
 * languages beside the built assets. Texts and sums are samples.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { languages } from '../lib/kernel/three.ts'
import { wordsIn } from '../lib/platform/words.ts'
import type { Chrome } from '../lib/ui/layout.model.ts'
import { Layout } from '../lib/ui/layout.tsx'
import { buildAssets } from './build-assets.ts'
import { errorSample, formSample } from './gallery/form-sample.tsx'
import { actSample, initiativeSample } from './gallery/initiative-sample.tsx'
import { homeSample, listSample } from './gallery/list-sample.tsx'
import type { Sample } from './gallery/sample.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'build/gallery')

const samples: Readonly<Record<string, Sample>> = {
  home: homeSample,
  list: listSample,
  initiative: initiativeSample,
  form: formSample,
  error: errorSample,
  act: actSample,
}

function chromeFor(sample: Sample, name: string, language: Chrome['language']): Chrome {
  return { language, path: `/${name}`, origin: 'https://demilge.example', ...sample.chrome }
}

await buildAssets({ outFolder: join(root, 'build/assets') })
mkdirSync(folder, { recursive: true })
for (const language of languages) {
  const t = wordsIn(language)
  for (const [name, sample] of Object.entries(samples)) {
    const page: JSX.Element = (
      <Layout t={t} title={sample.title} chrome={chromeFor(sample, name, language)}>
        {sample.body(t)}
      </Layout>
    )
    writeFileSync(join(folder, `${name}.${language}.html`), `<!doctype html>${renderToString(page)}`)
  }
}
console.log(folder)
