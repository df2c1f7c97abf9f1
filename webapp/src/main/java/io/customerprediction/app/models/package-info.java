/** The model that answers and the versions that are kept beside it: swapped while requests go on. */
@NullMarked
package io.customerprediction.app.models;

import org.jspecify.annotations.NullMarked;
