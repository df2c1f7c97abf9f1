/** Runs what the documents say. */
@NullMarked
package io.customerprediction.app.documents;

import org.jspecify.annotations.NullMarked;
