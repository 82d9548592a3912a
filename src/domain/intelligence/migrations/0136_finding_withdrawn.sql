-- 0136 findings whose observations were taken back or are another's now; an owner was told when the letter had left
ALTER TABLE finding ADD COLUMN lost BIGINT NOT NULL DEFAULT 0;  -- of `seen`: observations that are not there any more
ALTER TABLE finding_told ADD COLUMN corrected_at BIGINT;        -- the owner was told, and then that it was wrong
CREATE TABLE finding_doubt (                                    -- looked through again when the work with their events is done
  work TEXT NOT NULL,                                           -- ewk_...
  key  TEXT NOT NULL,                                           -- of the finding, which may not be there
  PRIMARY KEY (work, key)
);
CREATE INDEX finding_denied ON finding (scope, address) WHERE state = 'not-ours';
UPDATE finding SET told_first = NULL WHERE told_first IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM finding_told t JOIN finding_batch b ON b.id = t.batch WHERE t.finding = finding.id AND b.sent_at IS NOT NULL);
