/** The program: its commands and what it shows on a terminal. */
@NullMarked
package io.customerprediction.app.cli;

import org.jspecify.annotations.NullMarked;
