-- How well a model's kind did in the past of its own log; null where that is not known.
ALTER TABLE model ADD COLUMN auc DOUBLE PRECISION;
ALTER TABLE model ADD COLUMN brier DOUBLE PRECISION;
