/**
 * The settings of the server: from a file, the environment and the command line, of which the later overrides the
 * earlier. The front door is {@link io.customerprediction.app.settings.Settings}.
 */
@NullMarked
package io.customerprediction.app.settings;

import org.jspecify.annotations.NullMarked;
