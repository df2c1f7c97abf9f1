/** What the server may be told: from a file, the environment, the command line; the stronger source wins. */
@NullMarked
package io.customerprediction.app.settings;

import org.jspecify.annotations.NullMarked;
