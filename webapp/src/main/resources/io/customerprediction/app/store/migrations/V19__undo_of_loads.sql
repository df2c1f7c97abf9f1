-- A data set is a load, or was made of one and of what has arrived since. What a load replaced is kept until the next one, so
-- that the load can be undone: the data set with its tables, how many of its customers the new log does not have, the currency,
-- and in the tables below the orders that had arrived. The digest is of the log as it was read.
ALTER TABLE data_set ADD COLUMN load_id BIGINT;
ALTER TABLE data_set ADD COLUMN loaded_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE data_set ADD COLUMN replaced_id BIGINT;
ALTER TABLE data_set ADD COLUMN customers_lost INTEGER;
ALTER TABLE data_set ADD COLUMN replaced_currency VARCHAR(100);
ALTER TABLE data_set ADD COLUMN log_digest UUID;
UPDATE data_set SET load_id = id, loaded_at = completed_at;

-- The load after which an order was written first; null for earlier releases and while no load can be undone.
ALTER TABLE arrived_order ADD COLUMN written_after BIGINT;

-- What had arrived on top of the data set that was replaced.
CREATE TABLE kept_change (
    customer_id VARCHAR(1000) NOT NULL,
    epoch_day INTEGER NOT NULL,
    millionths BIGINT NOT NULL,
    orders SMALLINT NOT NULL
);

-- Orders and refunds that had arrived by then and were changed or removed since, as they were.
CREATE TABLE kept_order (
    order_key VARCHAR(100) PRIMARY KEY,
    version INTEGER NOT NULL,
    customer_id VARCHAR(1000) NOT NULL,
    epoch_day INTEGER NOT NULL,
    millionths BIGINT NOT NULL,
    orders SMALLINT NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE,
    source_id INTEGER
);
CREATE TABLE kept_refund (
    order_key VARCHAR(100) NOT NULL,
    refund_key UUID NOT NULL,
    epoch_day INTEGER NOT NULL,
    millionths BIGINT NOT NULL,
    PRIMARY KEY (order_key, refund_key)
);

-- What has changed since a load in orders that its log has without numbers: counts again if the same log is loaded again.
CREATE TABLE covered_change (
    load_id BIGINT NOT NULL,
    customer_id VARCHAR(1000) NOT NULL,
    epoch_day INTEGER NOT NULL,
    millionths BIGINT NOT NULL,
    orders SMALLINT NOT NULL
);
CREATE INDEX covered_change_load ON covered_change (load_id);
