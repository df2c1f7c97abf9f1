-- What customers bought and are expected to buy, summed up while they are scored. Months count from the year 0.

-- By the month of the first purchase and the months since; those of earlier months are together in the month before the first.
CREATE TABLE cohort_month (
    scoring_id BIGINT NOT NULL REFERENCES scoring ON DELETE CASCADE,
    cohort INTEGER NOT NULL,
    months_since INTEGER NOT NULL,
    customers INTEGER NOT NULL,
    spend DOUBLE PRECISION NOT NULL,
    expected_customers DOUBLE PRECISION NOT NULL,
    expected_spend DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (scoring_id, cohort, months_since)
);

-- By calendar month: of customers whose first purchase is in it, and of the others.
CREATE TABLE sales_month (
    scoring_id BIGINT NOT NULL REFERENCES scoring ON DELETE CASCADE,
    calendar_month INTEGER NOT NULL,
    new_customers INTEGER NOT NULL,
    new_spend DOUBLE PRECISION NOT NULL,
    returning_customers INTEGER NOT NULL,
    returning_spend DOUBLE PRECISION NOT NULL,
    expected_customers DOUBLE PRECISION NOT NULL,
    expected_spend DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (scoring_id, calendar_month)
);

-- By weeks that end on the as-of date (0), before it (negative) and after it; a customer's first order is counted by itself.
CREATE TABLE sales_week (
    scoring_id BIGINT NOT NULL REFERENCES scoring ON DELETE CASCADE,
    week_number INTEGER NOT NULL,
    first_orders BIGINT NOT NULL,
    first_spend DOUBLE PRECISION NOT NULL,
    orders BIGINT NOT NULL,
    spend DOUBLE PRECISION NOT NULL,
    expected_orders DOUBLE PRECISION NOT NULL,
    orders_variance DOUBLE PRECISION NOT NULL,
    expected_spend DOUBLE PRECISION NOT NULL,
    spend_variance DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (scoring_id, week_number)
);

-- How many customers bought again so many days after the first purchase day, and how many were last seen then without.
CREATE TABLE repeat_day (
    scoring_id BIGINT NOT NULL REFERENCES scoring ON DELETE CASCADE,
    days INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    censored INTEGER NOT NULL,
    PRIMARY KEY (scoring_id, days)
);

-- What a forecast that is kept said of the weeks ahead, and what came; unknown until the week is over.
CREATE TABLE forecast_week (
    forecast_id BIGINT NOT NULL REFERENCES forecast ON DELETE CASCADE,
    week_number INTEGER NOT NULL,
    expected_orders DOUBLE PRECISION NOT NULL,
    expected_spend DOUBLE PRECISION NOT NULL,
    orders BIGINT,
    spend DOUBLE PRECISION,
    PRIMARY KEY (forecast_id, week_number)
);

-- Customers by fifths of recency (1 bought last) and of frequency (5 bought most often); limits are included.
CREATE TABLE rfm_cell (
    scoring_id BIGINT NOT NULL REFERENCES scoring ON DELETE CASCADE,
    recency_class SMALLINT NOT NULL,
    frequency_class SMALLINT NOT NULL,
    recency_from INTEGER NOT NULL,
    recency_to INTEGER NOT NULL,
    frequency_from INTEGER NOT NULL,
    frequency_to INTEGER NOT NULL,
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
    PRIMARY KEY (scoring_id, recency_class, frequency_class)
);
