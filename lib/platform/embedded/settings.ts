/** A village office's laptop is the machine these are for; a large town sets DATABASE_URL and tunes its own server. */
const settings: Readonly<Record<string, string>> = {
  // Durability, said aloud although most of it is the default: what was acknowledged survives a power cut.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '40',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  jit: 'off',
  max_logical_replication_workers: '0',
  timezone: 'Asia/Bishkek',
  log_timezone: 'Asia/Bishkek',
  lc_messages: 'C',
  datestyle: 'iso, ymd',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  // One file a weekday, begun anew after a week. The detail of an error would hold people's phones and names: terse.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_line_prefix: '%m [%p] %d ',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
}

/** The text of postgresql.conf. Later lines win: ours, then `more`, then the operator's own file. */
export function settingsText(more: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ ...settings, ...more }).map(([name, value]) => `${name} = ${quoted(value)}`)
  const own = 'Written anew at each start. Settings of your own go into own.conf beside this file.'
  return `# ${own}\n${lines.join('\n')}\ninclude_if_exists = 'own.conf'\n`
}

function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

/** The text of pg_hba.conf: whoever can open the socket, which only its owner can; or a password on this machine. */
export function accessText(reach: 'socket' | 'loopback'): string {
  return reach === 'socket'
    ? 'local all all trust\nlocal replication all trust\n'
    : 'host all all 127.0.0.1/32 scram-sha-256\nhost replication all 127.0.0.1/32 scram-sha-256\n'
}
