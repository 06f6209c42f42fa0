import type { Language } from '../kernel/three.ts'

/** An address in a language: Kyrgyz is the default and has no prefix. Only addresses of our own, from the root. */
export function href(language: Language, path: string): string {
  if (!path.startsWith('/') || path.startsWith('//')) throw new Error(`not an address of ours: ${path}`)
  return language === 'ky' ? path : `/${language}${path === '/' ? '' : path}`
}
