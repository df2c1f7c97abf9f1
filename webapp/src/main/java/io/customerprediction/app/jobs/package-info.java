/**
 * Long work in the background: batches of uploaded files, and filling the store with scored customers. Front doors:
 * {@link io.customerprediction.app.jobs.JobQueue}, {@link io.customerprediction.app.jobs.Batches} and
 * {@link io.customerprediction.app.jobs.CustomerBase}.
 */
@NullMarked
package io.customerprediction.app.jobs;

import org.jspecify.annotations.NullMarked;
