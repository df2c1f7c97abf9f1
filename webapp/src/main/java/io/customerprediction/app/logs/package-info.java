/**
 * The files of the prediction logs, rolled over without delaying a prediction, and the server's own messages. Front
 * doors: {@link io.customerprediction.app.logs.ServerLogs} and
 * {@link io.customerprediction.app.logs.LoggingStart}.
 */
@NullMarked
package io.customerprediction.app.logs;

import org.jspecify.annotations.NullMarked;
