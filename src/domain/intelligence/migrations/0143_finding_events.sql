-- 0143 which events told a client's finding last, "DAY:EVENT " one behind the other: they know at which times it came from which ports
ALTER TABLE finding ADD COLUMN events TEXT NOT NULL DEFAULT '';
