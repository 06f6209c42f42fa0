#!/usr/bin/env node
// The command. In the published package it is compiled; in the repository it is compiled when its sources are newer.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const here = import.meta.dirname
const source = join(here, 'command-line/program.ts')

function newest(folder) {
  let latest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && entry.name !== 'dist') latest = Math.max(latest, newest(path))
    else if (entry.name.endsWith('.ts')) latest = Math.max(latest, statSync(path).mtimeMs)
  }
  return latest
}

async function compiled() {
  const shipped = join(here, 'dist/command-line.mjs')
  if (!existsSync(source)) return shipped
  const since = newest(here)
  const places = [shipped, join(tmpdir(), `demilge-tally-${process.getuid?.() ?? 0}`, 'command-line.mjs')]
  for (const place of places) if (existsSync(place) && statSync(place).mtimeMs > since) return place
  const { build } = await import('esbuild')
  for (const place of places) {
    try {
      mkdirSync(join(place, '..'), { recursive: true })
      await build({
        entryPoints: [source],
        outfile: place,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        logLevel: 'silent',
      })
      return place
    } catch (error) {
      if (place === places.at(-1)) throw error
    }
  }
  return shipped
}

const { runProgram } = await import(pathToFileURL(await compiled()).href)
runProgram()
