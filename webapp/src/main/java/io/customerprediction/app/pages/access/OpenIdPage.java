package io.customerprediction.app.pages.access;

import io.customerprediction.app.http.ForwardedFilter;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.security.openid.Member;
import io.customerprediction.app.security.openid.Members;
import io.customerprediction.app.security.openid.OpenIdLogin;
import io.customerprediction.app.security.openid.RefusedException;
import io.customerprediction.app.security.openid.RefusedException.Reason;
import io.customerprediction.app.security.sessions.Sessions;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.OpenIdCookie;
import io.customerprediction.app.security.web.ReturnAddress;
import io.customerprediction.app.security.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out with an OpenID provider: the addresses that lead to its pages and back. */
public final class OpenIdPage {
    /** Where a login begins. */
    public static final String BEGIN = "/login/openid";

    /** Where the provider sends the browser to; it is registered there. */
    public static final String BACK = "/login/openid/return";

    /** Where one leaves for the provider's page to sign out. */
    public static final String SIGN_OUT = "/login/openid/end";

    private static final String RETRY_SECONDS = "5";
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdPage.class);

    private final OpenIdLogin openId;
    private final Members members;
    private final Sessions sessions;
    private final LoginPage login;

    /** @param login shows what is wrong */
    public OpenIdPage(OpenIdLogin openId, Members members, Sessions sessions, LoginPage login) {
        this.openId = openId;
        this.members = members;
        this.sessions = sessions;
        this.login = login;
    }

    /** Sends the browser to the provider. */
    public void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AuditTrail.action(request, "begin login by OpenID");
        try {
            OpenIdLogin.Begun begun = openId.begin(own(request, BACK));
            OpenIdCookie.set(request, response, begun.cookie());
            leave(response, begun.address().toString());
        } catch (RefusedException e) {
            refuse(request, response, e.reason());
        }
    }

    /** Signs in whom the provider has sent back, with a new session in place of any that the browser had. */
    public void finish(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AuditTrail.action(request, "login by OpenID");
        OpenIdLogin.Answer answer = new OpenIdLogin.Answer(
                text(request, "state"), text(request, "code"), text(request, "error"), text(request, "iss"));
        try {
            Member member = openId.finish(answer, OpenIdCookie.take(request, response), own(request, BACK));
            User user = admitted(member, request);
            SessionCookie.token(request).ifPresent(sessions::end);
            LoginPage.begin(request, response, user, sessions);
            leave(response, ReturnAddress.take(request, response));
        } catch (RefusedException e) {
            refuse(request, response, e.reason());
        }
    }

    private User admitted(Member member, HttpServletRequest request) throws RefusedException {
        member.names().stream().filter(User::isName).findFirst().ifPresent(name -> AuditTrail.who(request, name));
        try {
            User user = members.admit(member);
            AuditTrail.who(request, user.name());
            return user;
        } catch (IOException e) {
            LOG.error("Somebody could not be signed in: {}", e.getMessage());
            throw Problem.of(Kind.NO_ACCOUNTS, "Nobody can be let in until they can be read and written again.")
                    .with("Retry-After", RETRY_SECONDS);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        AuditTrail.action(request, "login by OpenID: " + reason.key());
        if (reason.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        login.refuse(request, response, reason);
    }

    /** Sends the browser, which has been signed out here, to the provider's page for that. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            leave(
                    response,
                    openId.signOut(own(request, "/login"))
                            .map(URI::toString)
                            .orElse(request.getContextPath() + "/login"));
        } catch (RefusedException e) {
            refuse(request, response, e.reason());
        }
    }

    private static void leave(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", address);
    }

    /** An address of this server as the browser sees it; the name was checked by the security filter. */
    private static URI own(HttpServletRequest request, String path) {
        try {
            return new URI(
                    request.getScheme() + "://" + ForwardedFilter.host(request) + request.getContextPath() + path);
        } catch (URISyntaxException e) {
            throw Problem.of(Kind.OTHER_HOST, "The provider cannot send anybody back to this name of the server.");
        }
    }

    private static String text(HttpServletRequest request, String parameter) {
        return Objects.requireNonNullElse(request.getParameter(parameter), "");
    }
}
