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
-- The spend that can be saved, in all and by its size, for whoever asks which customers to contact.
ALTER TABLE summary ADD COLUMN savable DOUBLE PRECISION DEFAULT 0 NOT NULL;
ALTER TABLE risk_step ADD COLUMN savable DOUBLE PRECISION DEFAULT 0 NOT NULL;
CREATE TABLE savable_step (
    scoring_id BIGINT NOT NULL REFERENCES scoring ON DELETE CASCADE,
    step SMALLINT NOT NULL,
    customers INTEGER NOT NULL,
    churn DOUBLE PRECISION NOT NULL,
    back_30 DOUBLE PRECISION NOT NULL,
    back_60 DOUBLE PRECISION NOT NULL,
    back_90 DOUBLE PRECISION NOT NULL,
    monetary DOUBLE PRECISION NOT NULL,
    value_at_risk DOUBLE PRECISION NOT NULL,
    expected_orders DOUBLE PRECISION NOT NULL,
    expected_spend DOUBLE PRECISION NOT NULL,
    savable DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (scoring_id, step)
);
-- Whom a campaign chose: the customers with the highest risk, or with the most spend that can be saved.
ALTER TABLE campaign ADD COLUMN chosen_by VARCHAR(20) DEFAULT 'risk' NOT NULL;
ALTER TABLE campaign_customer ADD COLUMN expected_spend DOUBLE PRECISION;
ALTER TABLE campaign_customer ADD COLUMN savable DOUBLE PRECISION;
