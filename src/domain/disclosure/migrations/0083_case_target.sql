-- 0083 teams that are there already get the usual time until disclosure: a target like any other, to be changed or ended by the team
INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until)
SELECT 'tgt_' || substr(t.id, 5), t.id, 'case', 'disclose', 45, 'days', COALESCE(t.calendar, ''), 'CERT/CC: 45 days from the first attempt to reach the vendor', 0, 0 FROM team t;
