/**
 * The embedded server, the only room that uses Jetty: it keeps slow clients from taking the threads and connections of
 * others. The front door is {@link io.customerprediction.app.server.jetty.EmbeddedServer}.
 */
@NullMarked
package io.customerprediction.app.server.jetty;

import org.jspecify.annotations.NullMarked;
