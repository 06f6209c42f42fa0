// An initiative has one life: its stage moves only by the table of moves, and every move is recorded.
export { lockInitiative, readInitiative } from './initiative.store.ts'
export { moveInitiative } from './move-initiative.command.ts'
export { storePictures } from './picture.store.ts'
