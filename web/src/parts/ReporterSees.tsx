// ReporterSees - the very words of the public status page, from the same catalogue, for a state
import { useTranslation } from 'react-i18next'

const words: Record<string, [string, string]> = {
  new: ['public.state.new', 'public.ball.centre'],
  'needs-information': ['public.state.asked', 'public.ball.you'],
  valid: ['public.state.valid', 'public.ball.centre'],
  'in-coordination': ['public.state.coordination', 'public.ball.others'],
  tracked: ['public.state.tracked', 'public.ball.others'],
  closed: ['public.state.closed', 'public.ball.nobody'],
}

export function ReporterSees({ state, after, code }: { state: string; after?: boolean; code?: string | null }) {
  const { t } = useTranslation()
  const w = words[state]
  if (!w) return null
  return (
    <div className="seen">
      <div className="small quiet">{after ? t('ui.reporter_sees.after') : t('ui.reporter_sees')}</div>
      <div>
        {t(w[0])} {state === 'closed' && code ? `${t(`public.outcome.${code}`, '')} ` : ''}
        {t(w[1])}
      </div>
    </div>
  )
}
