import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import '../../renderer/src/theme/tokens.css'
import { Bar } from './bar'
import { Frame } from './frame-view'
import { addressOf, readLook, type Look } from './look'
import { SceneList } from './scene-list'
import './gallery.css'

/** The gallery: the scenes on the left, and the one that was chosen in a window of the chosen size. */
function Gallery() {
  const [names, setNames] = useState<readonly string[]>([])
  const [fault, setFault] = useState('')
  const [look, setLook] = useState(() => readLook(location.search))
  const shown = { ...look, scene: look.scene || (names[0] ?? '') }
  const isKnown = names.includes(shown.scene)

  useEffect(() => {
    const fetchNames = async () => {
      const answer = await fetch('/scenes')
      const value = (await answer.json()) as readonly string[] | string
      setFault(typeof value === 'string' ? value : '')
      if (typeof value !== 'string') setNames(value)
    }
    void fetchNames()
    import.meta.hot?.on('scenes', () => void fetchNames())
    const goBack = () => setLook(readLook(location.search))
    addEventListener('popstate', goBack)
    return () => removeEventListener('popstate', goBack)
  }, [])

  useEffect(() => {
    document.title = `${shown.scene} – Gallery`
  }, [shown.scene])

  const go = (change: Partial<Look>) => {
    const next = { ...look, ...change }
    history.pushState(null, '', addressOf(next))
    setLook(next)
  }

  return (
    <>
      <SceneList names={names} look={shown} onChoose={(scene) => go({ scene })} />
      <main className="main">
        <Bar look={shown} onChange={go} />
        {fault !== '' && (
          <p className="fault" role="alert">
            The scenes can’t be made: {fault}
          </p>
        )}
        {names.length > 0 && !isKnown && <p className="fault">There is no scene {shown.scene}.</p>}
        {isKnown && <Frame look={shown} key={shown.scene + shown.contrast} />}
      </main>
    </>
  )
}

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  )
}
