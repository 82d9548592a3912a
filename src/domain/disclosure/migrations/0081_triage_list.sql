-- 0081 what the newest decision and the newest score say stands on the report, so that lists show it and go by it
ALTER TABLE report ADD COLUMN decision TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN severity TEXT NOT NULL DEFAULT '';
