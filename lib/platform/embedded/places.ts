import { join } from 'node:path'

/** Where things stand inside the folder that was given. */
export type Places = {
  readonly folder: string
  /** Ours; the server's own folder is inside, so that one rename brings it into being. */
  readonly home: string
  readonly cluster: string
  /** Held by the process that started the server. */
  readonly ownerLock: string
  /** Held by every process of the server; its text names the first of them. */
  readonly serverLock: string
  readonly libraryLinks: string
  /** Names the socket's folder when that could not be the server's own. */
  readonly socketNote: string
  readonly password: string
}

export function placesIn(folder: string): Places {
  const home = join(folder, 'postgres')
  return {
    folder,
    home,
    cluster: join(home, 'cluster'),
    ownerLock: join(home, 'owner.lock'),
    serverLock: join(home, 'server.lock'),
    libraryLinks: join(home, 'lib'),
    socketNote: join(home, 'socket'),
    password: join(home, 'password'),
  }
}
