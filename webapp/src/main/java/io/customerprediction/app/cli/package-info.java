/**
 * The command line: its commands and what they print. The front door is {@link io.customerprediction.app.cli.Main}.
 */
@NullMarked
package io.customerprediction.app.cli;

import org.jspecify.annotations.NullMarked;
