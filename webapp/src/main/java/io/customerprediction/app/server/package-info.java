/**
 * The application over HTTP: how its parts are wired, and the connection to its store. The front door is
 * {@link io.customerprediction.app.server.Application}; {@link io.customerprediction.app.server.WebArchive} starts it
 * in a container.
 */
@NullMarked
package io.customerprediction.app.server;

import org.jspecify.annotations.NullMarked;
