-- 0145 1: only what another of ours was aimed at by it is to be told; its own owner's finding has counted it
ALTER TABLE event_moved ADD COLUMN aimed BIGINT NOT NULL DEFAULT 0;
