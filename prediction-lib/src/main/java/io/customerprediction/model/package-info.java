/**
 * The model bundle, a versioned folder with checksums that contains all that predictions need, and the registry of versions.
 * Front doors: {@link io.customerprediction.model.ModelRegistry} and {@link io.customerprediction.model.ModelBundle}.
 */
@NullMarked
package io.customerprediction.model;

import org.jspecify.annotations.NullMarked;
