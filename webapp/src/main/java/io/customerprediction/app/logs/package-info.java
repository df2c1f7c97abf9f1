/** The files of the prediction logs: rolled over, and never in a prediction's way. */
@NullMarked
package io.customerprediction.app.logs;

import org.jspecify.annotations.NullMarked;
