// Machine - how the installation is, work that was given up, how mail leaves and comes in
import { lazy } from 'react'
import { DeskKey, MailIn } from '../parts/MailIn'
import { MailOut } from '../parts/MailOut'

const Health = lazy(() => import('../parts/Health'))

export function HealthPage() {
  return <Health />
}
export function MailPage() {
  return (
    <>
      <MailOut />
      <MailIn />
      <DeskKey />
    </>
  )
}
