/** The page Batch: files that users bring, how far they are, and what came out. */
@NullMarked
package io.customerprediction.app.pages.batch;

import org.jspecify.annotations.NullMarked;
