-- 0125 what a report can say further: which product exactly, how it was found, what else it concerns, and when its finder will publish
ALTER TABLE report ADD COLUMN product_id TEXT NOT NULL DEFAULT '';        -- purl or CPE 2.3
ALTER TABLE report ADD COLUMN discovery TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN tracking TEXT NOT NULL DEFAULT '';          -- the reporter's own number
ALTER TABLE report ADD COLUMN industrial BIGINT NOT NULL DEFAULT 0;       -- 0 1
ALTER TABLE report ADD COLUMN further TEXT NOT NULL DEFAULT '[]';         -- JSON list: further vulnerabilities
ALTER TABLE report ADD COLUMN vendors TEXT NOT NULL DEFAULT '[]';         -- JSON list: further vendors and products
ALTER TABLE report ADD COLUMN disclosure_at BIGINT;
ALTER TABLE report ADD COLUMN disclosure_zone TEXT NOT NULL DEFAULT '';
