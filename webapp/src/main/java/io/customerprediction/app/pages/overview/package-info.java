/** The first page of the dashboard: all customers in a few figures ({@code OverviewPage}). */
@NullMarked
package io.customerprediction.app.pages.overview;

import org.jspecify.annotations.NullMarked;
