-- :marks system: the caller changes this report, or erases it
SELECT marks FROM report_marked WHERE record = $1
-- :unmark system: the caller changes this report, or erases it
DELETE FROM report_mark WHERE record = $1 AND mark IN ({list:$2})
-- :mark system: the caller changes this report; it reads nothing but whether its own mark stands there
INSERT INTO report_mark (mark, record) {rows:text,text} ON CONFLICT (mark, record) DO NOTHING
-- :marked system: the caller changes this report, or erases it
INSERT INTO report_marked (record, marks) VALUES ($1, $2) ON CONFLICT (record) DO UPDATE SET marks = excluded.marks
-- :unmarked system: marks stand for what was there before there were any; only who sees the report finds it by them
SELECT r.id, r.title, v.product, v.site, v.cve, v.description FROM report v JOIN record r ON r.id = v.record
 WHERE v.record > $1 AND NOT EXISTS (SELECT 1 FROM report_marked k WHERE k.record = v.record) ORDER BY v.record LIMIT $2
-- :alike                   the newest first
SELECT m.record FROM report_mark m WHERE m.mark = $1 AND m.record <> $2 AND {see:of_record m} ORDER BY m.record DESC LIMIT $3
-- :same_file               the newest first
SELECT b.record FROM attachment a JOIN attachment b ON b.sha256 = a.sha256
 WHERE a.record = $1 AND b.record <> $1 AND b.record LIKE 'rep\_%' ESCAPE '\' AND {see:entry a} AND {see:entry b} ORDER BY b.record DESC LIMIT $2
-- :looked_at               without what was said to be another thing, and without what is linked already
SELECT r.id, r.kind, r.ref, r.title, r.state, r.received_at, v.product, v.vendor, v.version, v.site, v.cve, v.outcome, v.description
  FROM report v JOIN record r ON r.id = v.record
 WHERE v.record IN ({list:$1}) AND r.exercise = $3 AND r.erased_at IS NULL AND {see:record r}
   AND NOT EXISTS (SELECT 1 FROM report_apart p WHERE p.one = $2 AND p.two = r.id)
   AND NOT EXISTS (SELECT 1 FROM report_apart p WHERE p.one = r.id AND p.two = $2)
   AND NOT EXISTS (SELECT 1 FROM link k WHERE k.source = $2 AND k.target = r.id)
   AND NOT EXISTS (SELECT 1 FROM link k WHERE k.source = r.id AND k.target = $2)
-- :cases                   that hold this CVE and not this report
SELECT DISTINCT r.id, r.kind, r.ref, r.title, r.state, r.received_at FROM case_vulnerability v JOIN record r ON r.id = v.record
 WHERE v.cve = $1 AND r.exercise = $3 AND {see:entry v} AND {see:record r}
   AND NOT EXISTS (SELECT 1 FROM link k WHERE k.source = $2 AND k.target = r.id)
   AND NOT EXISTS (SELECT 1 FROM link k WHERE k.source = r.id AND k.target = $2)
 ORDER BY r.id DESC LIMIT 10
-- :apart
INSERT INTO report_apart (one, two, actor, at) VALUES ($1, $2, $3, $4) ON CONFLICT (one, two) DO NOTHING RETURNING one
-- :together
DELETE FROM report_apart WHERE one = $1 AND two = $2 RETURNING one
