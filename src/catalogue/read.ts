import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogueDocument, SectionName } from './document.ts'
import { CatalogueFault } from './fault.ts'
import type { LocatedFault } from './fault.ts'
import { lintCatalogue } from './lint.ts'
import { readSourceFile } from './source-file.ts'
import type { SourceFile } from './source-file.ts'

const FILES_MAX = 500
const FILE_NAME = /\.(?:ya?ml|json)$/

/**
 * Reads a catalogue from one file or from all `.yaml`, `.yml` and `.json` files of a folder and the
 * folders below it, checks it, and returns it merged. Throws CatalogueFault with every fault found,
 * each with its file, line and column; what is read is then of no use, not even in part.
 */
export function readCatalogue(folderOrFile: string): CatalogueDocument {
  const files = listFiles(folderOrFile).map(readSourceFile)
  const unreadable = files.flatMap((file) => file.faults)
  if (unreadable.length > 0) throw new CatalogueFault(unreadable)
  const { origins, faults: duplicates } = findOrigins(files)
  const document = merge(files)
  const faults = lintCatalogue(document).map((fault) => {
    const [section = '', key = ''] = fault.path
    const origin = origins.get(`${section}/${key}`) ?? origins.get(`${section}/`) ?? files[0]!
    return { ...fault, file: origin.file, ...origin.locate(fault.path) }
  })
  if (duplicates.length + faults.length > 0) throw new CatalogueFault([...duplicates, ...faults])
  return document
}

function listFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => FILE_NAME.test(name))
    .toSorted()
    .map((name) => join(path, name))
  if (files.length > 0 && files.length <= FILES_MAX) return files
  const message =
    files.length === 0
      ? `no .yaml, .yml or .json file in ${path}; name the folder the catalogue is in`
      : `more than ${FILES_MAX} files in ${path}; name the folder of one catalogue`
  throw new CatalogueFault([{ path: [], message }])
}

/** Which file each entry comes from; a fault for each entry that a second file defines again. */
function findOrigins(files: readonly SourceFile[]): {
  origins: ReadonlyMap<string, SourceFile>
  faults: LocatedFault[]
} {
  const origins = new Map<string, SourceFile>()
  const faults: LocatedFault[] = []
  for (const file of files) {
    for (const [section, content] of Object.entries(file.content ?? {})) {
      const isNamed = typeof content === 'object' && !Array.isArray(content)
      for (const key of isNamed ? Object.keys(content) : ['']) {
        const first = origins.get(`${section}/${key}`)
        if (first === undefined) {
          origins.set(`${section}/${key}`, file)
          continue
        }
        const path = isNamed ? [section, key] : [section]
        const message = `is already defined in ${first.file}; keep one of the two`
        faults.push({ file: file.file, ...file.locate(path), path, message })
      }
    }
  }
  return { origins, faults }
}

function merge(files: readonly SourceFile[]): CatalogueDocument {
  const section = <S extends SectionName>(name: S): CatalogueDocument[S] =>
    Object.assign({}, ...files.map((file) => file.content?.[name]))
  return {
    tenant: files.find((file) => file.content?.tenant !== undefined)?.content?.tenant ?? '',
    languages:
      files.find((file) => file.content?.languages !== undefined)?.content?.languages ?? [],
    controllers: section('controllers'),
    jurisdictions: section('jurisdictions'),
    dataCategories: section('dataCategories'),
    fields: section('fields'),
    purposeGroups: section('purposeGroups'),
    purposes: section('purposes'),
    notices: section('notices'),
    assessments: section('assessments'),
    recipients: section('recipients'),
    clients: section('clients'),
  }
}
