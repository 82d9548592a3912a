// CaseRecipes - checklists of a case: what fits now is offered, what the desk works by is ticked
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseRecipe, type CaseRecipes as All, get, put } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'

export function CaseRecipes({ id }: { id: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const key = ['case-recipes', id]
  const [picked, pick] = useState('')
  const q = useQuery({ queryKey: key, queryFn: () => get<All>(`/cases/${id}/recipes`) })
  const heard = (d: All) => {
    queries.setQueryData(key, d)
    queries.invalidateQueries({ queryKey: ['timeline', id] })
  }
  const attach = useMutation({ mutationFn: (x: { recipe: string; attached: boolean }) => put<All>(`/cases/${id}/recipes/${x.recipe}`, { attached: x.attached }), onSuccess: heard })
  const tick = useMutation({ mutationFn: (x: { recipe: string; n: number; done: boolean }) => put<All>(`/cases/${id}/recipes/${x.recipe}/steps/${x.n}`, { done: x.done }), onSuccess: heard })
  // a tick shows at once, and as it was should it be refused
  const on = (r: CaseRecipe, n: number, done: boolean) => (tick.isPending && tick.variables.recipe === r.recipe && tick.variables.n === n ? tick.variables.done : done)
  const away = async (r: CaseRecipe) => {
    await attach.mutateAsync({ recipe: r.recipe, attached: false })
    say({ text: t('ui.recipe.away', { title: r.title }), undo: () => attach.mutateAsync({ recipe: r.recipe, attached: true }) })
  }
  return (
    <Box title={t('ui.recipe.title')}>
      <Shown query={q}>
        {({ recipes }) => {
          const mine = recipes.filter((r) => r.attached_at)
          const fit = recipes.filter((r) => !r.attached_at && r.fits)
          const rest = recipes.filter((r) => !r.attached_at && !r.fits)
          return (
            <div className="stack tight">
              {mine.length + fit.length === 0 && <p className="empty small">{t('ui.recipe.empty')}</p>}
              {mine.map((r) => (
                <details key={r.recipe} open={r.steps.some((s) => !s.done_at)}>
                  <summary>
                    <b>{r.title}</b> <span className="quiet small">{t('ui.recipe.count', { done: r.steps.filter((s) => s.done_at).length, all: r.steps.length })}</span>
                  </summary>
                  <p className="small quiet">{r.situation}</p>
                  <ol className="items small" style={{ listStyle: 'none', padding: 0 }}>
                    {r.steps.map((s) => (
                      <li key={s.n}>
                        <label style={{ display: 'flex', gap: '0.5rem', alignItems: 'flex-start' }}>
                          <input type="checkbox" checked={on(r, s.n, !!s.done_at)} onChange={(e) => tick.mutate({ recipe: r.recipe, n: s.n, done: e.currentTarget.checked })} />
                          <span>
                            {s.text}
                            {s.done_at && (
                              <span className="quiet" style={{ display: 'block' }}>
                                {s.done_by}, <Time at={s.done_at} short />
                              </span>
                            )}
                          </span>
                        </label>
                      </li>
                    ))}
                  </ol>
                  <Button className="noprint" size="compact-sm" variant="subtle" onClick={() => away(r)} loading={attach.isPending}>
                    {t('ui.recipe.put_away')}
                  </Button>
                </details>
              ))}
              {fit.map((r) => (
                <div key={r.recipe} className="small noprint">
                  <b>{r.title}</b>: {r.fits}.{' '}
                  <Button size="compact-sm" variant="default" onClick={() => attach.mutate({ recipe: r.recipe, attached: true })} loading={attach.isPending}>
                    {t('ui.recipe.take')}
                    <span className="hide">: {r.title}</span>
                  </Button>
                </div>
              ))}
              <div className="small noprint">
                <select aria-label={t('ui.recipe.other')} value={picked} onChange={(e) => pick(e.currentTarget.value)} style={{ maxInlineSize: '100%', minBlockSize: '1.8rem' }}>
                  <option value="">{t('ui.recipe.other')}</option>
                  {rest.map((r) => (
                    <option key={r.recipe} value={r.recipe}>
                      {r.title}
                    </option>
                  ))}
                </select>
                {picked && (
                  <p>
                    {rest.find((r) => r.recipe === picked)?.situation}{' '}
                    <Button
                      size="compact-sm"
                      variant="default"
                      loading={attach.isPending}
                      onClick={() => {
                        attach.mutate({ recipe: picked, attached: true })
                        pick('')
                      }}
                    >
                      {t('ui.recipe.take')}
                    </Button>
                  </p>
                )}
              </div>
              <Wrong error={attach.error ?? tick.error} />
            </div>
          )
        }}
      </Shown>
    </Box>
  )
}
