-- programme_check - what the directory has, as far as the viewer sees it; what the desk promises; what is out already
-- :domain
SELECT k.proof FROM asset k WHERE k.record = $1 AND k.type = 'domain' AND k.exact IN ({list:$2}) AND (k.until IS NULL OR k.until > $3) AND {see:entry k}
-- :acknowledges
SELECT id FROM target WHERE team = $1 AND kind = 'report' AND regime = 'acknowledge' AND since <= $2 AND (until = 0 OR until > $2) LIMIT 1
-- :taken                   other pages of this address or organisation: they are public
SELECT slug, organisation, state FROM programme_page WHERE record <> $1 AND (slug = $2 OR organisation = $3)
