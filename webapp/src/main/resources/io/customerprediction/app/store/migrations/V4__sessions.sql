-- Who is signed in; the browser holds the token, of which only the hash is here.
CREATE TABLE user_session (
    token_sha256 VARCHAR(64) PRIMARY KEY,
    user_name VARCHAR(64) NOT NULL,
    began_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    address VARCHAR(64) NOT NULL,
    browser VARCHAR(200) NOT NULL
);
CREATE INDEX user_session_name ON user_session (user_name);
