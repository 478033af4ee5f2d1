import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { expect, test } from '@jest/globals'
import { administer, createTestDatabase } from './postgres.ts'

test('a test database is a copy of its own and can be dropped while it is used', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
  await administer(one.url, 'create table mine (n int)')
  await expect(administer(two.url, 'select * from mine')).rejects.toMatchObject({ code: '42P01' })
  await Promise.all([one.drop(), two.drop()])
  await expect(administer(one.url, 'select 1')).rejects.toMatchObject({ code: '3D000' })
})

test('server and folder are gone soon after the process that started them is killed', async () => {
  const script = `
    const { startTestServer } = await import(${JSON.stringify(new URL('postgres.ts', import.meta.url))})
    console.log((await startTestServer()).url)
    setInterval(() => {}, 1000)`
  // A folder of its own, so that only what this process leaves behind is seen.
  const folder = fs.mkdtempSync(`${os.tmpdir()}/pg-killed-`)
  fs.chmodSync(folder, 0o755)
  const env = { ...process.env, TMPDIR: folder, TEST_DATABASE_URL: '', NODE_OPTIONS: '' }
  const args = ['--import', 'tsx', '--input-type=module', '-e', script]
  const parent = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve) =>
    parent.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
  )
  await administer(url, 'select 1')
  parent.kill('SIGKILL')
  const left = (): string[] =>
    fs.readdirSync(folder).filter((name) => name.startsWith('purposegraph-test-'))
  for (let round = 0; round < 200 && left().length > 0; round++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(left()).toEqual([])
  await expect(administer(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  fs.rmSync(folder, { recursive: true })
})
