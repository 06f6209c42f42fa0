import type { ComponentChildren, VNode } from 'preact'

/**
 * The label of each field among these parts, by the field's name. Parts are plain functions without state, so asking one
 * what it consists of changes nothing.
 */
export function fieldLabels(parts: ComponentChildren, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (Array.isArray(parts)) for (const part of parts) fieldLabels(part, found)
  if (!isVNode(parts)) return found
  const { type, props } = parts
  const { name, label, children } = props as { name?: unknown; label?: unknown; children?: ComponentChildren }
  if (typeof name === 'string' && typeof label === 'string') found.set(name, label)
  else if (typeof type === 'function') fieldLabels((type as (given: object) => ComponentChildren)(props), found)
  else fieldLabels(children, found)
  return found
}

function isVNode(part: ComponentChildren): part is VNode {
  return typeof part === 'object' && part !== null && 'type' in part && 'props' in part
}
