// AdvisoryTranslation - an advisory's other languages; beside a translation what changed in its original, and what is left to do
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Advisory, type AdvisoryTranslation as Seen, get, post } from '../api'
import { Box, State, Wrong } from '../bits'
import { go, link } from '../router'

const over = ['withdrawn', 'superseded', 'discarded']

export function AdvisoryTranslation({ a, dirty }: { a: Advisory; dirty: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const closed = a.state !== 'draft' && a.state !== 'changes-requested'
  const q = useQuery({ queryKey: ['advisory-translation', a.id, a.desk_revision], queryFn: () => get<Seen>(`/advisories/${a.id}/translation`), placeholderData: (last) => last, retry: false })
  const begin = useMutation({ mutationFn: (language: string) => post<Advisory>(`/advisories/${a.id}/translations`, { language }), onSuccess: (n) => go(`advisories/${n.ref}`) })
  const act = useMutation({ mutationFn: (verb: string) => post(`/advisories/${a.id}/translation/${verb}`, {}), onSuccess: () => queries.invalidateQueries() })
  if (!q.data) return null
  const original = q.data.original[0]
  const into = a.language === 'ur' ? 'en' : 'ur'
  const there = q.data.translations.some((x) => x.language === into && !over.includes(x.state))
  return (
    <Box title={t('ui.adv.translation')}>
      <div className="stack" id="at/translation">
        {original && (
          <p style={{ marginBlock: 0 }}>
            {t('ui.adv.translation.of')}{' '}
            <a {...link(`advisories/${original.ref}`)} dir="auto">
              {original.ref} {original.title}
            </a>{' '}
            <State state={original.state} />
          </p>
        )}
        {original && q.data.changes.length > 0 && (
          <>
            <h3>{t('ui.adv.translation.changes')}</h3>
            <ul className="items">
              {q.data.changes.map((c) => (
                <li key={c.place}>
                  <b>{c.place}</b>
                  {c.was && <del className="adv-was">{c.was}</del>}
                  {c.now && <ins className="adv-now">{c.now}</ins>}
                </li>
              ))}
            </ul>
          </>
        )}
        {original && !closed && (
          <div className="acts">
            <Button variant="default" disabled={dirty} loading={act.isPending && act.variables === 'take-over'} onClick={() => act.mutate('take-over')}>
              {t('ui.adv.translation.take')}
            </Button>
          </div>
        )}
        {q.data.pending.length > 0 && (
          <div className="line">
            <span>{t('ui.adv.translation.pending', { n: q.data.pending.length })}</span>
            {!closed && (
              <Button size="compact-sm" variant="default" disabled={dirty} loading={act.isPending && act.variables === 'settle'} onClick={() => act.mutate('settle')}>
                {t('ui.adv.translation.settle')}
              </Button>
            )}
          </div>
        )}
        {q.data.translations.length > 0 && (
          <ul className="items">
            {q.data.translations.map((x) => (
              <li key={x.id}>
                <a {...link(`advisories/${x.ref}`)} dir="auto">
                  {x.ref} {x.title}
                </a>{' '}
                <span className="chip">{t(x.language === 'ur' ? 'ui.adv.lang.ur' : 'ui.adv.lang.en')}</span> <State state={x.state} /> {x.of < a.version && <span className="small quiet">{t('ui.adv.translation.behind')}</span>}
              </li>
            ))}
          </ul>
        )}
        {!original && !there && !over.includes(a.state) && (
          <Button variant="default" style={{ justifySelf: 'start' }} disabled={dirty} loading={begin.isPending} onClick={() => begin.mutate(into)}>
            {t('ui.adv.translate', { lang: t(into === 'ur' ? 'ui.adv.lang.ur' : 'ui.adv.lang.en') })}
          </Button>
        )}
        <Wrong error={begin.error ?? act.error} />
      </div>
    </Box>
  )
}
