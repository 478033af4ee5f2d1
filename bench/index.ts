/**
 * The benchmark. `npm run bench`, or `npm run bench -- --quick` in under two minutes. It brings its own
 * PostgreSQL, as the tests do; TEST_DATABASE_URL names another. Figures are of this machine and this run.
 */
import { cpus } from 'node:os'
import { administer, startTestServer, uniqueName, urlOfDatabase } from '../test/support/postgres.ts'
import { measurePropagation } from './propagation.ts'
import { printTable, writeResults } from './report.ts'

const isQuick = process.argv.includes('--quick')
const server = await startTestServer()
const name = uniqueName('pg_bench')
await administer(server.url, `create database ${name}`)
try {
  process.stdout.write(`PostgreSQL from ${server.source}; Node ${process.version}\n`)
  const size = isQuick ? { subscribers: 200, changes: 10 } : { subscribers: 1000, changes: 30 }
  const propagation = await measurePropagation(urlOfDatabase(server.url, name), size)
  printTable('From a change to those who listen', propagation)
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model }
  const file = writeResults({ at: new Date().toISOString(), isQuick, machine, propagation })
  process.stdout.write(`\nWritten to ${file}\n`)
} finally {
  await administer(server.url, `drop database if exists ${name} with (force)`)
  await server.stop()
}
