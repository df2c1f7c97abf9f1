-- How many orders arrived in each hour, so that a feed that has stopped is noticed; hours are counted from 1970-01-01 in UTC.
CREATE TABLE feed_hour (
    epoch_hour BIGINT PRIMARY KEY,
    orders BIGINT NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE NOT NULL
);
