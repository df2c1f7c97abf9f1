/**
 * What customers buy over time: who comes back by the month of the first purchase ({@code CohortsPage}), and what is expected
 * in the weeks ahead ({@code ForecastPage}).
 */
@NullMarked
package io.customerprediction.app.pages.sales;

import org.jspecify.annotations.NullMarked;
