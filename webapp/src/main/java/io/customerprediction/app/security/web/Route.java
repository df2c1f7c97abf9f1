package io.customerprediction.app.security.web;

import io.customerprediction.app.http.Handler;
import io.customerprediction.app.security.Access;

/**
 * One line of the table of routes.
 *
 * @param method such as {@code GET}, which {@code HEAD} goes with
 * @param path as a servlet container matches it; empty for the root
 * @param access what it takes
 * @param client whom the answer is for
 * @param handler that answers
 */
public record Route(String method, String path, Access access, Client client, Handler handler) {
    /** Whom an answer is for, which decides what somebody gets who is not signed in. */
    public enum Client {
        /** A page, a form or a file of a browser: it is sent to the page where one signs in. */
        BROWSER,
        /** A program: it gets a problem with status 401. */
        PROGRAM
    }

    /** A page, or a file that pages link. */
    public static Route page(String path, Access access, Handler handler) {
        return new Route("GET", path, access, Client.BROWSER, handler);
    }

    /** A form of a page. */
    public static Route form(String path, Access access, Handler handler) {
        return new Route("POST", path, access, Client.BROWSER, handler);
    }

    /** An address of the API that is read. */
    public static Route get(String path, Access access, Handler handler) {
        return new Route("GET", path, access, Client.PROGRAM, handler);
    }

    /** An address of the API that takes a body. */
    public static Route post(String path, Access access, Handler handler) {
        return new Route("POST", path, access, Client.PROGRAM, handler);
    }

    /** An address of the API at which something is deleted. */
    public static Route delete(String path, Access access, Handler handler) {
        return new Route("DELETE", path, access, Client.PROGRAM, handler);
    }
}
