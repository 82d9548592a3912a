-- 0012 the networks and names of one organisation in order, so that the nearest of it is one seek
CREATE INDEX asset_record_low ON asset (record, low, length);
DROP INDEX asset_record;
