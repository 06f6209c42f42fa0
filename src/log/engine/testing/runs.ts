/** How often a property is tried: enough to notice at once, and ten thousand times where a machine has the time. */
export const runs = { numRuns: process.env['CI'] ? 10_000 : 200 }
