import process from 'node:process'
import { administer, testState } from './postgres.ts'

/** Drops what this run made on a server that is not ours, and stops one that is. */
export default async (): Promise<void> => {
  const server = globalThis.purposegraphTestServer
  const template = process.env[testState.template]
  if (server === undefined) return
  try {
    if (template !== undefined && process.env['TEST_DATABASE_URL']) {
      await dropAll(server.url, template)
    }
  } finally {
    await server.stop()
  }
}

/** The template and the copies that test files left behind, as one that was killed does. */
const dropAll = async (url: string, template: string): Promise<void> => {
  const found = await administer(
    url,
    `select datname from pg_database where starts_with(datname, '${template}')`,
  )
  for (const { datname } of found as unknown as { datname: string }[]) {
    await administer(url, `drop database if exists ${datname} with (force)`)
  }
}
