package io.customerprediction.transactions.jdbc;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and as whom to connect.
 *
 * @param url as its driver writes it, such as {@code jdbc:postgresql://host/shop}
 * @param user {@code null} if the URL names one or none is needed
 * @param password {@code null} if none is needed; never part of a message
 * @param driver jar of the driver; {@code null} if it is on the class path
 */
public record DatabaseAddress(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path driver) implements ConnectionOpener {

    @Override
    public Connection open() throws SQLException {
        Properties who = new Properties();
        if (user != null) {
            who.setProperty("user", user);
        }
        if (password != null) {
            who.setProperty("password", password);
        }
        Connection connection = driver(driver).connect(url, who);
        if (connection == null) {
            throw withoutDriver();
        }
        return connection;
    }

    private Driver driver(@Nullable Path jar) throws SQLException {
        if (jar != null) {
            return fromJar(jar);
        }
        try {
            return DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw withoutDriver();
        }
    }

    private Driver fromJar(Path jar) throws SQLException {
        if (!Files.isRegularFile(jar)) {
            throw new SQLException("there is no driver " + jar);
        }
        try {
            // Stays open as long as the driver is used, which loads classes at any time.
            URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
            for (Driver candidate : ServiceLoader.load(Driver.class, loader)) {
                if (candidate.acceptsURL(url)) {
                    return candidate;
                }
            }
        } catch (MalformedURLException | ServiceConfigurationError e) {
            throw new SQLException("the driver " + jar + " cannot be loaded (" + e.getMessage() + ")", e);
        }
        throw new SQLException("the driver " + jar + " is not one for " + this);
    }

    private SQLException withoutDriver() {
        return new SQLException("there is no driver for " + this + " on the class path; give its jar");
    }

    /** The address without what follows the name of the database, which may be secret. */
    @Override
    public String toString() {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//").replaceFirst(":[^:@/]*/[^:@/]*@", ":");
    }
}
