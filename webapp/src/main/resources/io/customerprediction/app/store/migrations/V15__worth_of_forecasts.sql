-- What a run of predictions said of orders and spend within its horizon, and what came of it.
ALTER TABLE forecast_customer ADD COLUMN expected_orders REAL;
ALTER TABLE forecast_customer ADD COLUMN expected_spend REAL;
ALTER TABLE forecast_customer ADD COLUMN spend_p10 REAL;
ALTER TABLE forecast_customer ADD COLUMN spend_p90 REAL;
CREATE TABLE worth_result (
    forecast_id BIGINT NOT NULL REFERENCES forecast ON DELETE CASCADE PRIMARY KEY,
    worth_customers INTEGER NOT NULL,
    orders BIGINT NOT NULL,
    expected_orders DOUBLE PRECISION NOT NULL,
    orders_low DOUBLE PRECISION,
    orders_high DOUBLE PRECISION,
    spend DOUBLE PRECISION,
    expected_spend DOUBLE PRECISION,
    spend_low DOUBLE PRECISION,
    spend_high DOUBLE PRECISION,
    spend_inside DOUBLE PRECISION
);
