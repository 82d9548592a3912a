// Machine - how the installation is, work that was given up, and how mail leaves
import { lazy } from 'react'
import { MailOut } from '../parts/MailOut'

const Health = lazy(() => import('../parts/Health'))

export function HealthPage() {
  return <Health />
}
export function MailPage() {
  return <MailOut />
}
