// Runs PostgreSQL as a child of its own and stops it, with its folder, when standard input closes:
// that happens at the end of the tests and just as well when the process that runs them is killed.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

const { command, args, options, folder } = JSON.parse(process.argv[2])
const server = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
server.stderr.pipe(process.stderr)
process.stderr.on('error', () => {})

const finish = () => {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  } finally {
    process.exit()
  }
}
server.on('exit', finish)
server.on('error', finish)
// Immediate shutdown: nothing of the data is wanted.
const stop = () => {
  server.kill('SIGQUIT')
  setTimeout(() => server.kill('SIGKILL'), 3000).unref()
}
process.stdin.on('end', stop).on('error', stop).resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
