/** Long work with customers of the store: loading logs, scoring everyone. */
@NullMarked
package io.customerprediction.app.jobs;

import org.jspecify.annotations.NullMarked;
