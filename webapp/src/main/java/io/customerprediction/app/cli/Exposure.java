package io.customerprediction.app.cli;

import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.Register;
import io.customerprediction.app.settings.AccessSettings.Login;
import io.customerprediction.app.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Who can reach a server that is about to start, and whether that is safe.
 *
 * @param notice a line about it for the operator; empty if there is nothing to do
 */
record Exposure(Optional<String> notice) {
    private static final String ADD = "user add NAME --role admin";

    /** @throws ParameterException if others could reach a server without users that is not meant to be open */
    static Exposure of(Settings settings, CommandLine command) {
        boolean isPublic = !isLoopback(settings.host());
        if (settings.access().login() == Login.OPEN) {
            return notice(isPublic, "Everybody who can reach this address may do everything (login = open).");
        }
        try {
            Register register = new AccountFile(settings.access().folder()).read();
            if (settings.access().openId().isPresent()) {
                return new Exposure(Optional.empty());
            }
            if (isPublic && register.isEmpty() && register.invitation() == null) {
                throw new ParameterException(
                        command,
                        "There are no users, so the server must not listen on " + settings.host() + ": run " + ADD
                                + " first, listen on 127.0.0.1, or let everybody in with --login open");
            }
            return notice(
                    register.isEmpty(),
                    settings.access().login() == Login.REQUIRED
                            ? "There are no users, so every login is refused; add one with: " + ADD
                            : "There are no users: the server listens on loopback only and asks for no login. To change"
                                    + " this run: " + ADD + " (then --host 0.0.0.0 lets others reach it)");
        } catch (IOException e) {
            return new Exposure(Optional.of("Every login and key is refused: " + e.getMessage()));
        }
    }

    private static Exposure notice(boolean needed, String line) {
        return new Exposure(needed ? Optional.of(line) : Optional.empty());
    }

    /** Whether only this machine can reach the address; a name that is not known cannot be reached. */
    private static boolean isLoopback(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
