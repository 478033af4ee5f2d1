import { readFileSync } from 'node:fs'
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { z } from 'zod'
import { fileSchema } from './document.ts'
import type { FaultPath, LocatedFault } from './fault.ts'
import { faultsOfIssue } from './issues.ts'

/** What one file says, and where in it each thing stands. */
export interface SourceFile {
  readonly file: string
  /** Absent where the file has faults of its own. */
  readonly content?: FileContent
  readonly faults: readonly LocatedFault[]
  /** The place of a path, or of the nearest thing around it. */
  readonly locate: (path: FaultPath) => { line: number; column: number }
}

type FileContent = z.output<typeof fileSchema>

const FILE_BYTES_MAX = 2_000_000

const locateNothing = () => ({ line: 1, column: 1 })

/** Reads one YAML or JSON file (JSON is YAML); its faults are returned, so that all files are read. */
export function readSourceFile(file: string): SourceFile {
  const text = readFileSync(file, 'utf8')
  const lines = new LineCounter()
  if (text.length > FILE_BYTES_MAX) {
    const message = `is larger than ${FILE_BYTES_MAX} bytes; split it into several files`
    return {
      file,
      faults: [{ file, line: 1, column: 1, path: [], message }],
      locate: locateNothing,
    }
  }
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const positionAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  if (yaml.errors.length > 0) {
    const faults = yaml.errors.map((error) => ({
      file,
      ...positionAt(error.pos[0]),
      path: [],
      message: `is not readable YAML: ${error.message}; correct it here or just above`,
    }))
    return { file, faults, locate: locateNothing }
  }
  const locate = (path: FaultPath) => positionAt(offsetOf(yaml, path))
  // An empty file is a file without sections, as when all its lines are comments.
  const parsed = fileSchema.safeParse(yaml.toJS() ?? {}, { reportInput: true })
  if (parsed.success) return { file, content: parsed.data, faults: [], locate }
  const faults = parsed.error.issues
    .flatMap(faultsOfIssue)
    .map((fault) => ({ file, ...locate(fault.path), ...fault }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
  return { file, faults, locate }
}

/** Offset of the key or list item a path leads to; of the deepest part that exists where it does not. */
function offsetOf(yaml: Document.Parsed, path: FaultPath): number {
  let node: unknown = yaml.contents
  let offset = startOf(node) ?? 0
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(yaml)
    let next: unknown
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      offset = startOf(pair?.key) ?? offset
      next = pair?.value
    } else if (isSeq(node)) {
      next = node.items[Number(step)]
      offset = startOf(next) ?? offset
    }
    if (next === undefined) return offset
    node = next
  }
  return offset
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)
