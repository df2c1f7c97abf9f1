-- By which a shop's log is recognised; null for what was loaded or scored before fingerprints were kept.
ALTER TABLE data_set ADD COLUMN log_fingerprint VARCHAR(4000);
ALTER TABLE model ADD COLUMN log_fingerprint VARCHAR(4000);
