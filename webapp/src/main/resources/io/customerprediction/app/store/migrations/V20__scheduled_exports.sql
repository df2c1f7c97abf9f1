-- When and where the customers of a saved audience are exported to by themselves, and what came of it last.
CREATE TABLE audience_export (
    audience_id BIGINT PRIMARY KEY REFERENCES audience ON DELETE CASCADE,
    pace VARCHAR(20) NOT NULL,
    format VARCHAR(20) NOT NULL,
    hold_out DOUBLE PRECISION NOT NULL,
    with_attributes BOOLEAN NOT NULL,
    to_folder BOOLEAN NOT NULL,
    to_webhooks BOOLEAN NOT NULL,
    made_by VARCHAR(200) NOT NULL,
    tried_at TIMESTAMP WITH TIME ZONE,
    done_at TIMESTAMP WITH TIME ZONE,
    scoring_id BIGINT,
    as_of DATE,
    customers BIGINT,
    problem VARCHAR(1000)
);

-- A message about such an export.
ALTER TABLE webhook_message ADD COLUMN audience_id BIGINT;
ALTER TABLE webhook_message ADD COLUMN audience_name VARCHAR(200);
ALTER TABLE webhook_message ADD COLUMN customers BIGINT;
ALTER TABLE webhook_message ADD COLUMN address VARCHAR(5000);
