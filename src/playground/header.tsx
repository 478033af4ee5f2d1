import { useState } from 'react'
import type { FC } from 'react'
import type { PlaygroundConfig } from './config.ts'
import { curlCommand, headersFor } from './request-headers.ts'
import { toHash } from './share-link.ts'
import type { Session } from './share-link.ts'

/** The name, one line saying what this is, and what can be taken away from here. */
export const Header: FC<{ config: PlaygroundConfig; session: Session }> = ({ config, session }) => (
  <header className="header">
    <img className="header-mark" src="icon.svg" alt="" width="28" height="28" />
    <h1 className="header-name">purposegraph</h1>
    <p className="header-line">
      Customer data, answered only for a purpose. What the purpose does not permit is withheld, with
      the reason.
    </p>
    <CopyButton label="Copy link" text={() => new URL(toHash(session), location.href).href} />
    <CopyButton
      label="Copy as curl"
      text={() =>
        curlCommand(
          new URL(config.endpoint, location.href).href,
          headersFor(config, session),
          session,
        )
      }
    />
  </header>
)

const acknowledgedMs = 1600

const CopyButton: FC<{ label: string; text: () => string }> = ({ label, text }) => {
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text())
      setSaid('Copied')
    } catch {
      // Refused, or no secure context: another name than localhost without TLS.
      setSaid('Cannot copy')
    }
    setTimeout(() => setSaid(''), acknowledgedMs)
  }
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      <span aria-live="polite">{said === '' ? label : said}</span>
    </button>
  )
}
