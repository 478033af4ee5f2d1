import { useCallback, useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { PlaygroundConfig } from './config.ts'
import type { EditorControls } from './editor-bridge.tsx'
import { firstSession, fromHash, toHash } from './share-link.ts'
import type { Session } from './share-link.ts'

/** Typing changes the hash at most this often; Safari refuses more than 100 changes in 30 seconds. */
const hashDelayMs = 400

interface SessionState {
  readonly session: Session
  /** The session as of now, for a request that starts before the next rendering. */
  readonly sessionRef: RefObject<Session>
  readonly editorRef: RefObject<EditorControls | null>
  /** Changes parts of the session; the editors are left alone. */
  readonly change: (part: Partial<Session>) => void
  /** Takes over a whole session, editors included. */
  readonly replace: (next: Session) => void
}

/** The state that a link shares, kept in the URL's hash in both directions. */
export const useSession = (config: PlaygroundConfig): SessionState => {
  const [session, setSession] = useState<Session>(
    () => fromHash(location.hash, config) ?? firstSession(config),
  )
  const sessionRef = useRef(session)
  const editorRef = useRef<EditorControls | null>(null)

  const change = useCallback((part: Partial<Session>) => {
    sessionRef.current = { ...sessionRef.current, ...part }
    setSession(sessionRef.current)
  }, [])
  const replace = useCallback(
    (next: Session) => {
      change(next)
      editorRef.current?.load(next.query, next.variables)
    },
    [change],
  )

  useEffect(() => {
    const timer = setTimeout(() => history.replaceState(null, '', toHash(session)), hashDelayMs)
    return () => clearTimeout(timer)
  }, [session])
  useEffect(() => {
    const onHashChange = () => {
      const next = fromHash(location.hash, config)
      if (next !== undefined) replace(next)
    }
    addEventListener('hashchange', onHashChange)
    return () => removeEventListener('hashchange', onHashChange)
  }, [config, replace])

  return { session, sessionRef, editorRef, change, replace }
}
