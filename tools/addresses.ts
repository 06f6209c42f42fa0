/** Writes test/golden/addresses.txt from the routes. An address that was once public stays, or redirects. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { allRoutes } from '../main/routes.ts'
import { addressesText } from './contracts.ts'

mkdirSync('test/golden', { recursive: true })
writeFileSync('test/golden/addresses.txt', addressesText(allRoutes))
console.log(`${allRoutes.length} addresses`)
