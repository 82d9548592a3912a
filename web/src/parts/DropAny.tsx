// DropAny - a file that is dragged over the window: a word says what becomes of it, wherever it is let fall
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../me'
import { go } from '../router'
import { hand, taker } from './dropped'

const files = (e: DragEvent) => !!e.dataTransfer?.types.includes('Files')

export function DropAny() {
  const { t } = useTranslation()
  const may = useMay()
  const desk = may('desk')
  const [over, setOver] = useState(false)
  useEffect(() => {
    let away: number | undefined
    const drag = (e: DragEvent) => {
      if (!files(e) || (!desk && !taker())) return
      e.preventDefault()
      setOver(true)
      clearTimeout(away)
      // leaving is told for every element; when nothing more is heard it has left
      away = window.setTimeout(() => setOver(false), 400)
    }
    const drop = (e: DragEvent) => {
      setOver(false)
      const list = e.dataTransfer?.files
      if (e.defaultPrevented || !list?.length) return
      const here = taker()
      if (!here && !desk) return
      e.preventDefault()
      if (here) return here(list)
      hand(list[0])
      go(`events/imports?${Date.now()}`)
    }
    const end = () => setOver(false)
    window.addEventListener('dragover', drag)
    window.addEventListener('drop', drop)
    window.addEventListener('drag-over', end)
    return () => {
      clearTimeout(away)
      window.removeEventListener('dragover', drag)
      window.removeEventListener('drop', drop)
      window.removeEventListener('drag-over', end)
    }
  }, [desk])
  if (!over) return null
  return <div className="dropping noprint">{t(taker() ? 'ui.drop.attach' : 'ui.drop.events')}</div>
}
