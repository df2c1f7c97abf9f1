/** Jobs and trainings that the database remembers. Front door: {@code Jobs}. */
@NullMarked
package io.customerprediction.app.store.jobs;

import org.jspecify.annotations.NullMarked;
