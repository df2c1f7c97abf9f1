-- The tables of customers have columns for the next order and for expected orders and spend since this version. As their names
-- differ from database to database, they are no migration's (see Schema); scorings of before say that they do not know them.
COMMENT ON TABLE scoring IS 'Predictions of all customers, which are in the table customer_<id>';
ALTER TABLE summary ADD COLUMN expected_orders DOUBLE PRECISION DEFAULT 0 NOT NULL;
ALTER TABLE summary ADD COLUMN expected_spend DOUBLE PRECISION DEFAULT 0 NOT NULL;
ALTER TABLE risk_step ADD COLUMN expected_orders DOUBLE PRECISION DEFAULT 0 NOT NULL;
ALTER TABLE risk_step ADD COLUMN expected_spend DOUBLE PRECISION DEFAULT 0 NOT NULL;
