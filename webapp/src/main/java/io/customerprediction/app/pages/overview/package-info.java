/** The first page of the dashboard: the whole customer base in a few figures. */
@NullMarked
package io.customerprediction.app.pages.overview;

import org.jspecify.annotations.NullMarked;
