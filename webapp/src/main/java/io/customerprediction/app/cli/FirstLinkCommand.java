package io.customerprediction.app.cli;

import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.Invitation;
import io.customerprediction.app.security.accounts.Invitation.NewInvitation;
import io.customerprediction.app.security.accounts.Register;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a link by which the first administrator is made in a browser, to a file that only its owner can read. */
@Command(
        name = "first-link",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a link to a file that only its owner can read; the first person who opens it chooses the name and password of the"
                    + " first administrator.",
            "It works once and for 24 hours; another one replaces it."
        })
final class FirstLinkCommand implements Callable<Integer> {
    private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+(/[^\\s?#]*)?");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:5000",
            description = "Where browsers reach the server (default: ${DEFAULT-VALUE}).")
    private String url = "";

    @Override
    public Integer call() throws IOException {
        if (!URL.matcher(url).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--url must be an address such as https://shop.example.com");
        }
        AccountFile file = AccessCommand.file(spec);
        NewInvitation made = Invitation.make(Clock.systemUTC().instant());
        AccessCommand.change(
                spec, "user first-link", register -> requireNone(register).invitedBy(made.invitation()));
        String base = url.endsWith("/") ? url : url + "/";
        Path link = file.writeLink(base + "first-admin?code=" + made.code());
        spec.commandLine()
                .getOut()
                .println("The link is in " + link + "; it works once, until "
                        + made.invitation().expires() + ".");
        return 0;
    }

    private Register requireNone(Register register) {
        if (register.hasAdministrator()) {
            throw new ParameterException(
                    spec.commandLine(), "There is an administrator already, who can add others; so can user add");
        }
        return register;
    }
}
