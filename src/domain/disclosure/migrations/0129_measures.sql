-- 0129 what happened to a record, without its words: the measures of the programme read many timelines, and of each these entries alone
CREATE INDEX entry_course ON entry (record, n, at, verb, now, field, audience) WHERE verb IN ('state', 'message', 'routed', 'route');
