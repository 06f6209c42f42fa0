import { launch } from './launch.ts'

// For work on the program: the sources as they are. `npm start` takes the quicker way, main/start.mjs.
await launch()
