package io.customerprediction.app.http;

/**
 * A request that was answered, as logs and metrics see it: without anything that the client wrote but the request's id.
 *
 * @param method of HTTP; {@code other} for one that is not known
 * @param route template of the address; {@code other} for an address that does not exist
 * @param status that the client got
 * @param nanos from the request's headers to the end of its answer
 * @param bytes of the answer's body before it is packed
 * @param role of the caller; {@code none} without a login
 * @param caller kind and name of the user or key, such as {@code key:shop}; the kind alone without a login
 * @param id by which the log's lines of the request are found
 */
public record AnsweredRequest(
        String method, String route, int status, long nanos, long bytes, String role, String caller, String id) {}
