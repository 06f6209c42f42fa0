/** `@demilge/log`: a log that can only grow, and proofs of it. Nothing here reads a file, a clock or a die. */
export { commitmentOf, type Opening, parseReceipt, receiptOf } from './ballot.ts'
export { base64Of, fromBase64, fromHex, hexOf, isSame } from './bytes.ts'
export { canonicalJson, type Json, parseCanonicalJson } from './canonical-json.ts'
export { type Checkpoint, checkpointText, parseCheckpoint } from './checkpoint.ts'
export { checkSign, crockford, fromCrockford } from './crockford.ts'
export { type Levels, levelsOver, rootAt, tileFrom } from './levels.ts'
export type { Machine } from './machine.ts'
export {
  type Claim,
  claimOf,
  cosignatureOf,
  cosignedMessage,
  keyIdOf,
  type Note,
  noteOf,
  parseNote,
  parseSignature,
  parseVerifierKey,
  type Signature,
  signatureLine,
  type VerifierKey,
  verifierKeyText,
} from './note.ts'
export { consistencySpans, inclusionSpans, isConsistent, isIncluded, type Span } from './proof.ts'
export {
  bundleOf,
  entriesIn,
  entriesPath,
  hashesFrom,
  hashesIn,
  levelAbove,
  newTiles,
  type Tile,
  tilePath,
  tilesFor,
  tilesOfLevel,
  tileWidth,
} from './tiles.ts'
export { type Edge, emptyTree, grown, grownBy, leafHash, nodeHash, rootOf, rootOver } from './tree.ts'
