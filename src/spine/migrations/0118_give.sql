-- 0118 who works on what comes in: given by the roster or to who has least; and how much one has at once
ALTER TABLE team ADD COLUMN give TEXT NOT NULL DEFAULT 'nobody';   -- nobody, duty, fewest
ALTER TABLE team ADD COLUMN give_since BIGINT NOT NULL DEFAULT 0;  -- what came before is left as it is
ALTER TABLE team ADD COLUMN take_most BIGINT NOT NULL DEFAULT 0;   -- 0: no limit
