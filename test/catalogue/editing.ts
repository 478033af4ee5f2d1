import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from '@jest/globals'
import { parse, stringify } from 'yaml'
import type { CatalogueDocument } from '../../src/catalogue/document.ts'
import { CatalogueFault } from '../../src/catalogue/fault.ts'
import { readCatalogue } from '../../src/catalogue/read.ts'

/** The folder of the sample catalogue. */
export const SAMPLE = fileURLToPath(new URL('../../catalogue', import.meta.url))

const folders: string[] = []

afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
})

/** Writes files of a catalogue to a folder that is gone after the test file; the folder. */
export function writeFolder(files: Readonly<Record<string, string>>): string {
  const folder = fs.mkdtempSync(join(os.tmpdir(), 'catalogue-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(join(folder, name), text)
  return folder
}

/** Anything a test wants to break; the point is to write what the types would refuse. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Editable = any

/** The sample as one plain object that may be changed before it is read again. */
export function editable(): Editable {
  const merged: Editable = {}
  for (const name of fs.readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue
    const content: Editable = parse(fs.readFileSync(join(SAMPLE, name), 'utf8'))
    for (const [section, value] of Object.entries<Editable>(content)) {
      const isNamed = typeof value === 'object' && !Array.isArray(value)
      merged[section] = isNamed ? { ...merged[section], ...value } : value
    }
  }
  return merged
}

/** The sample after `change`, read from a file like any other. */
export function readEdited(change: (catalogue: Editable) => void): CatalogueDocument {
  const catalogue = editable()
  change(catalogue)
  return readCatalogue(
    writeFolder({ 'all.yaml': stringify(catalogue, { aliasDuplicateObjects: false }) }),
  )
}

/** The sample as another tenant's, changed. */
export const edited = (
  tenant: string,
  change: (catalogue: Editable) => void = () => {},
): CatalogueDocument =>
  readEdited((catalogue) => {
    catalogue.tenant = tenant
    change(catalogue)
  })

const DAY_MS = 86_400_000

/** An instant as the files write it. */
export const daysFromNow = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString()

/** The faults of a catalogue, one line each without the folder; empty where it is accepted. */
export function faultsOf(read: () => unknown): string[] {
  try {
    read()
    return []
  } catch (error) {
    if (!(error instanceof CatalogueFault)) throw error
    return error.message.split('\n').map((line) => line.replace(/^\S*\/(?=[^/]+:\d+:\d+ )/, ''))
  }
}
