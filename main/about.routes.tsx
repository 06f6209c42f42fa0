import type { Platform } from '../lib/platform/platform.ts'
import { get, type Route } from '../src/people/people.visit.ts'
import { AboutPage, type AboutTopic } from './about.page.tsx'

const help: AboutTopic = {
  title: 'main.help-title',
  lead: 'main.help-lead',
  parts: [
    { title: 'main.help-find-title', text: 'main.help-find-text' },
    { title: 'main.help-apply-title', text: 'main.help-apply-text' },
    { title: 'main.help-returned-title', text: 'main.help-returned-text' },
    { title: 'main.help-vote-title', text: 'main.help-vote-text' },
    { title: 'main.help-money-title', text: 'main.help-money-text' },
    { title: 'main.help-staff-title', text: 'main.help-staff-text' },
    {
      title: 'main.help-ask-title',
      text: 'main.help-ask-text',
      link: { path: '/municipalities', label: 'municipalities.found-all' },
    },
  ],
}

const privacy: AboutTopic = {
  title: 'main.privacy-title',
  lead: 'main.privacy-lead',
  parts: [
    { title: 'main.privacy-read-title', text: 'main.privacy-read-text' },
    { title: 'main.privacy-account-title', text: 'main.privacy-account-text' },
    { title: 'main.privacy-initiative-title', text: 'main.privacy-initiative-text' },
    { title: 'main.privacy-vote-title', text: 'main.privacy-vote-text' },
    { title: 'main.privacy-record-title', text: 'main.privacy-record-text' },
    { title: 'main.privacy-keep-title', text: 'main.privacy-keep-text' },
    { title: 'main.privacy-law-title', text: 'main.privacy-law-text' },
    {
      title: 'main.privacy-ask-title',
      text: 'main.privacy-ask-text',
      link: { path: '/municipalities', label: 'municipalities.found-all' },
    },
  ],
}

const accessibility: AboutTopic = {
  title: 'main.accessibility-title',
  lead: 'main.accessibility-lead',
  parts: [
    { title: 'main.accessibility-works-title', text: 'main.accessibility-works-text' },
    { title: 'main.accessibility-limits-title', text: 'main.accessibility-limits-text' },
    {
      title: 'main.accessibility-tell-title',
      text: 'main.accessibility-tell-text',
      link: { path: '/municipalities', label: 'municipalities.found-all' },
    },
  ],
}

const openData: AboutTopic = {
  title: 'main.data-title',
  lead: 'main.data-lead',
  parts: [
    {
      title: 'main.data-files-title',
      text: 'main.data-files-text',
      link: { path: '/data/municipalities.csv', label: 'main.data-register' },
    },
    {
      title: 'main.data-recount-title',
      text: 'main.data-recount-text',
      link: { path: '/recount', label: 'tally.count-file-title' },
    },
    { title: 'main.data-limits-title', text: 'main.data-limits-text' },
  ],
}

// Said only in a demonstration.
const openOutbox = { title: 'main.privacy-demo-title', text: 'main.privacy-demo-text' } as const
const figures = { title: 'main.data-demo-title', text: 'main.data-demo-text' } as const

/** Help, privacy, accessibility and open data: short and true. */
export const aboutRoutes: readonly Route[] = [
  topicRoute('/help', () => help),
  topicRoute('/about/privacy', (mode) => withInDemo(mode, privacy, openOutbox)),
  topicRoute('/about/accessibility', () => accessibility),
  topicRoute('/data', (mode) => withInDemo(mode, openData, figures)),
]

function withInDemo(mode: Platform['mode'], topic: AboutTopic, part: AboutTopic['parts'][number]): AboutTopic {
  return mode === 'demo' ? { ...topic, parts: [...topic.parts, part] } : topic
}

function topicRoute(path: string, topicOf: (mode: Platform['mode']) => AboutTopic): Route {
  return get(path, 'public.read', async ({ t, platform }) => {
    const topic = topicOf(platform.mode)
    const card = { description: t(topic.lead) }
    return { kind: 'page', title: t(topic.title), body: <AboutPage t={t} topic={topic} />, card }
  })
}
