/**
 * The page Batch: uploading files, answering what is open, progress and results. Front doors:
 * {@link io.customerprediction.app.pages.batch.BatchPage} and
 * {@link io.customerprediction.app.pages.batch.OneBatchPage}.
 */
@NullMarked
package io.customerprediction.app.pages.batch;

import org.jspecify.annotations.NullMarked;
