-- Orders that shops sent by webhook, by the shop's own ids: messages about refunds and deletions name nothing else.
CREATE TABLE shop_order (
    source_id INTEGER NOT NULL,
    shop_id VARCHAR(100) NOT NULL,
    order_number VARCHAR(1000) NOT NULL,
    customer_id VARCHAR(1000) NOT NULL,
    is_purchase BOOLEAN NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (source_id, shop_id)
);
CREATE INDEX shop_order_customer ON shop_order (customer_id);

-- The currency of all amounts that are stored; no row while none was named.
CREATE TABLE purchase_currency (
    id INTEGER PRIMARY KEY,
    code VARCHAR(100) NOT NULL
);
