-- Segments are named by past and future since this version, so their medians and movements are kept by name. Those of before
-- were of other groups; the next predictions count them anew.
DROP TABLE segment_gap;
CREATE TABLE segment_gap (
    scoring_id BIGINT NOT NULL REFERENCES scoring ON DELETE CASCADE,
    segment VARCHAR(20) NOT NULL,
    days INTEGER NOT NULL,
    PRIMARY KEY (scoring_id, segment)
);
DROP TABLE movement;
CREATE TABLE movement (
    scoring_id BIGINT NOT NULL REFERENCES scoring ON DELETE CASCADE,
    from_segment VARCHAR(20) NOT NULL,
    to_segment VARCHAR(20) NOT NULL,
    customers INTEGER NOT NULL,
    PRIMARY KEY (scoring_id, from_segment, to_segment)
);
-- Whom a campaign chose: the customers with the highest risk, or with the most spend that can be saved.
ALTER TABLE campaign ADD COLUMN chosen_by VARCHAR(20) DEFAULT 'risk' NOT NULL;
