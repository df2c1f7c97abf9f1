package io.customerprediction.app.settings;

/**
 * Where the database is and who may use it.
 *
 * @param url its JDBC address
 * @param password may be empty; never shown
 */
public record DatabaseSettings(String url, String user, String password) {
    /** Without the password, and without the address's parameters, which may hold it too. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url.split("[?;]", 2)[0] + ", user=" + user + "]";
    }
}
