/** The settings of the server: from a file, the environment and the command line, of which the later overrides the earlier. */
@NullMarked
package io.customerprediction.app.settings;

import org.jspecify.annotations.NullMarked;
