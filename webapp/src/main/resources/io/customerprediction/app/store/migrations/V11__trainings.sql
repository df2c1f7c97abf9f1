-- When trainings began, so that the next one is due at the same time after a restart and for every server.
CREATE TABLE training_start (
    id BIGINT PRIMARY KEY,
    cause VARCHAR(20) NOT NULL,
    log_rows BIGINT NOT NULL,
    began_at TIMESTAMP WITH TIME ZONE NOT NULL
);
