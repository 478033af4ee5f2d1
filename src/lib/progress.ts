/** Work that takes less than this needs no word. */
const SILENT_MS = 1500
const EVERY_MS = 500

/** Tells people on standard error how far long work is; rows a second at its end. */
export function createProgress(
  what: string,
  write: (text: string) => void = (text) => process.stderr.write(text),
): (done: number, total: number) => void {
  const start = Date.now()
  let told = start + SILENT_MS - EVERY_MS
  return (done, total) => {
    const now = Date.now()
    const isEnd = done >= total
    if (now - told < EVERY_MS && !isEnd) return
    if (isEnd && now - start < SILENT_MS) return
    told = now
    const rate = Math.round((done / Math.max(1, now - start)) * 1000)
    const percent = total > 0 ? Math.floor((done / total) * 100) : 100
    write(`${what}: ${done} of ${total} (${percent} %), ${rate} a second\n`)
  }
}
