-- 0121 whether a team tells readers of an advisory how far the vendors that have said nothing were reached
ALTER TABLE advisory_policy ADD COLUMN contact TEXT NOT NULL DEFAULT 'hidden';   -- hidden public
