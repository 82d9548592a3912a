-- 0141 on which side of the newest observation the owner's asset is: whoever was aimed at is not told that he attacks
ALTER TABLE finding ADD COLUMN side TEXT NOT NULL DEFAULT 'source';  -- source destination
ALTER TABLE finding ADD COLUMN destination_port BIGINT;
