/** The model bundle: a versioned, checksummed folder with all that is needed to answer. */
@NullMarked
package io.customerprediction.model;

import org.jspecify.annotations.NullMarked;
