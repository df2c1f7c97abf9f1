-- The orders of a load are kept one by one in a table of its own, orders_<load>: whose numbers they are, and which load's table
-- applies; both are null where the orders are not known.
ALTER TABLE data_set ADD COLUMN order_source VARCHAR(200);
ALTER TABLE data_set ADD COLUMN orders_of BIGINT;

-- Who sent an order; null for those of earlier releases.
ALTER TABLE arrived_order ADD COLUMN source_id INTEGER;

-- Files that were added to what is stored, so that none is taken twice.
CREATE TABLE taken_file (
    source_id INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    answer VARCHAR NOT NULL,
    taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (source_id, sha256)
);
