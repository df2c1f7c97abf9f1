-- The secret of the digests below; one row, made with the first erasure.
CREATE TABLE erasure_key (
    id INTEGER PRIMARY KEY,
    secret VARCHAR(64) NOT NULL
);

-- Customers who were erased, as HMAC-SHA256 of their ids, so that a later file or order does not bring them back.
CREATE TABLE erased_customer (
    customer_hash UUID PRIMARY KEY,
    erased_at TIMESTAMP WITH TIME ZONE NOT NULL
);
