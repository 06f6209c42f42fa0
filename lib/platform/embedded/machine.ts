/** A lock the operating system itself drops when the last holder is gone, however it ended. */
export type FileLock = {
  /** Given to a child, the lock lives until the child is gone too. Undefined where a child cannot hold it. */
  readonly fd: number | undefined
  readonly release: () => void
}

/** The account the server runs under. */
export type Account = {
  readonly name: string
  /** To whom the server's files belong on disk; undefined where files have no such owner. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined
  /** For spawn(): the ids to change to before the program starts. */
  readonly ids: { readonly uid?: number; readonly gid?: number }
  /** Commands in front of the program. */
  readonly prefix: readonly string[]
}

/** The server's programs and what they need around them. */
export type Binaries = {
  /** The folder that holds bin, lib and share. */
  readonly root: string
  /** Where the libraries' short names are, when they could not stand beside the libraries. */
  readonly links: string | undefined
}

/** What a program of the server is started with. */
export type Launch = {
  readonly account: Account
  readonly binaries: Binaries
  /** The server's own folder, or the one that will become it. */
  readonly cluster: string
  readonly lock: FileLock
}

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

export type RunningServer = {
  readonly pid: number
  readonly exited: Promise<Exit>
  /** What it wrote to its standard error so far; the last 32 kB. */
  readonly said: () => string
  /** `fast` disconnects everybody and stops in order; `immediate` leaves the rest to the next start's recovery. */
  readonly end: (how: 'fast' | 'immediate') => void
}

/** Everything that differs between operating systems. */
export type Machine = {
  readonly name: 'linux' | 'macos' | 'windows'
  /** The npm package with the server for this machine. */
  readonly binariesPackage: string
  /** The ending of programs' names. */
  readonly programSuffix: '' | '.exe'
  /** The variable that names further folders of libraries. */
  readonly libraryPath: string | undefined
  /** How the server is reached: a socket among its files, or a port of this machine with a password. */
  readonly reach: 'socket' | 'loopback'
  /** Bytes that the path of a socket may have. */
  readonly longestSocketPath: number
  readonly localeFlags: readonly string[]
  /** Takes the lock on the file, made when missing, or says that somebody holds it. Waits at most `waitMs`. */
  readonly takeLock: (path: string, waitMs?: number) => Promise<FileLock | 'held'>
  /** Accounts that may run the server, best first. `owner` is the owner of its files, when there are any. */
  readonly accounts: (owner: { readonly uid: number; readonly gid: number } | undefined) => readonly Account[]
  /** Tells one life of a process number from the next; undefined when it is gone or cannot be seen. */
  readonly markOf: (pid: number) => string | undefined
  /** Process numbers at work in the folder; empty where this cannot be told. */
  readonly atWorkIn: (folder: string) => readonly number[]
  /** Whether this process number is a live server of the folder; 'unknown' leaves the answer to the server itself. */
  readonly isServerOf: (pid: number, cluster: string) => boolean | 'unknown'
  /** Runs a program of the server to its end; it does not outlive us. Answers what it wrote and its exit code. */
  readonly run: (launch: Launch, program: string, args: (cluster: string) => readonly string[]) => Promise<Ran>
  readonly start: (launch: Launch) => Promise<RunningServer>
  /** Asks a server whose owner died to stop. */
  readonly endOrphan: (pid: number, launch: Pick<Launch, 'binaries' | 'cluster'>) => Promise<void>
}

export type Ran = { readonly code: number | null; readonly said: string }
