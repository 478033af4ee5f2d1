import os from 'node:os'
import process from 'node:process'
import { openDatabase } from '../../src/database/client.ts'
import { migrate } from '../../src/database/migrate.ts'
import { administer, startTestServer, testState, uniqueName, urlOfDatabase } from './postgres.ts'
import type { TestServer } from './postgres.ts'

declare global {
  var purposegraphTestServer: TestServer | undefined
}

/** One server for all test files, with a migrated template that each of them copies. */
export default async (): Promise<void> => {
  const server = await startTestServer()
  globalThis.purposegraphTestServer = server
  const template = uniqueName('pg_test')
  process.env[testState.serverUrl] = server.url
  process.env[testState.template] = template
  try {
    await administer(server.url, `create database ${template}`)
    const db = await openDatabase({
      url: urlOfDatabase(server.url, template),
      dataDir: os.tmpdir(),
      deadlineMs: 30_000,
    })
    try {
      await migrate(db)
    } finally {
      await db.close()
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}
